using NodaTime;

namespace Tandem.Domain.Sourcing.Briefs;

/// <summary>What can become true of an organisation as a publisher of tenders.</summary>
public abstract record PublisherEvent : RecordedEvent
{
    PublisherEvent() { }

    /// <summary>The prefix of its contracting processes was set, or taken away.</summary>
    /// <param name="Prefix">The prefix registered with the Open Contracting Partnership; null where it is taken
    /// away.</param>
    /// <param name="On">When.</param>
    [Stored("publisher.prefix-set/1")]
    public sealed record PrefixSet(string? Prefix, LocalDate On) : PublisherEvent;
}

/// <summary>What can be asked about an organisation as a publisher; for administrators.</summary>
public abstract record PublisherCommand
{
    /// <summary>The right that every one of them exercises, as the record names it.</summary>
    public const string Right = "publishing";

    PublisherCommand() { }

    /// <summary>Sets the prefix of its contracting processes; null takes it away.</summary>
    public sealed record SetPrefix(string? Prefix) : PublisherCommand;
}

/// <summary>An organisation as a publisher of tenders.</summary>
/// <param name="Version">How many events of the stream are taken into account.</param>
/// <param name="Prefix">Its registered prefix; null before one is set.</param>
public sealed record Publisher(long Version, string? Prefix)
{
    const string PrefixStart = "ocds-";
    const int PrefixEndCharacters = 6;

    /// <summary>Where every history starts.</summary>
    public static Publisher Initial { get; } = new(Version: 0, Prefix: null);

    /// <summary>Takes one recorded fact into account.</summary>
    /// <exception cref="HistoryDoesNotFoldException">The fact cannot follow what came before it.</exception>
    public Publisher Evolve(RecordedEvent happened) => happened is PublisherEvent.PrefixSet e
        ? new(Version + 1, e.Prefix) : throw new HistoryDoesNotFoldException(happened, "the organisation's publishing");

    /// <summary>The facts that follow from a command, or the reason why none do.</summary>
    public Decision Decide(Asking asking, PublisherCommand command)
    {
        if (!asking.Administrator) return PublisherRefusal.AdministratorsOnly;
        var prefix = ((PublisherCommand.SetPrefix)command).Prefix;
        if (prefix is not null && !IsPrefix(prefix)) return PublisherRefusal.PrefixUnusable;
        return prefix == Prefix ? Decision.Of([]) : new PublisherEvent.PrefixSet(prefix, asking.On);
    }

    // As the standard's publisher gives them out; they are compared with their case.
    static bool IsPrefix(string prefix) => prefix.StartsWith(PrefixStart, StringComparison.Ordinal)
        && prefix.Length == PrefixStart.Length + PrefixEndCharacters
        && prefix[PrefixStart.Length..].All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c));
}

/// <summary>Every "no" about publishing, in order of precedence.</summary>
static class PublisherRefusal
{
    public static Refusal AdministratorsOnly { get; } = new("publisher.administrators-only",
        "The prefix names the whole organisation: only an administrator sets it.");

    public static Refusal PrefixUnusable { get; } = new("publisher.prefix-unusable",
        "A registered prefix is ocds- and six small letters or digits, such as ocds-a1b2c3.", "ocidPrefix");
}
