using System.Collections.Immutable;
using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Governance;

/// <summary>A playbook that an organisation added to those that ship.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Id">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Hash">SHA-256 of its file, by which the file is kept.</param>
public sealed record OwnPlaybook(string Kind, string Id, string Version, string Title, Digest Hash);

/// <summary>What can become true of an organisation's playbooks.</summary>
public abstract record PlaybookEvent : RecordedEvent
{
    PlaybookEvent() { }

    /// <summary>A playbook was added; it stays for good, because cases may rest on it.</summary>
    [Stored("playbook.added/1")]
    public sealed record Added(OwnPlaybook Playbook, LocalDate On) : PlaybookEvent;

    /// <summary>New cases rest on this playbook of its kind from now on.</summary>
    [Stored("playbook.chosen/1")]
    public sealed record Chosen(string Kind, Digest Hash, LocalDate On) : PlaybookEvent;
}

/// <summary>What can be asked about an organisation's playbooks; for administrators.</summary>
public abstract record PlaybookCommand
{
    /// <summary>The right that every one of them exercises, as the record names it.</summary>
    public const string Right = "playbooks";

    PlaybookCommand() { }

    /// <summary>Adds a playbook whose file has been checked and put away.</summary>
    public sealed record Add(OwnPlaybook Playbook) : PlaybookCommand;

    /// <summary>Lets new cases rest on a playbook.</summary>
    /// <param name="Kind">Its kind.</param>
    /// <param name="Hash">Its file.</param>
    /// <param name="Ships">Whether it ships with the product.</param>
    /// <param name="IsChosen">Whether playbooks of this kind are chosen at all.</param>
    public sealed record Choose(string Kind, Digest Hash, bool Ships, bool IsChosen) : PlaybookCommand;
}

/// <summary>The playbooks of an organisation besides those that ship.</summary>
/// <param name="Version">How many events of the stream are taken into account.</param>
/// <param name="All">In the order in which they were added.</param>
/// <param name="Chosen">What new cases rest on, by kind; where a kind is missing, on what ships.</param>
public sealed record OwnPlaybooks(long Version, ImmutableList<OwnPlaybook> All,
    ImmutableDictionary<string, Digest> Chosen)
{
    /// <summary>Playbooks of one organisation.</summary>
    public const int PlaybooksMax = 1_000;

    /// <summary>Where every history starts.</summary>
    public static OwnPlaybooks Initial { get; } = new(Version: 0, [], ImmutableDictionary<string, Digest>.Empty);

    /// <summary>Takes one recorded fact into account.</summary>
    /// <exception cref="HistoryDoesNotFoldException">The fact cannot follow what came before it.</exception>
    public OwnPlaybooks Evolve(RecordedEvent happened) => happened switch
    {
        PlaybookEvent.Added e when All.TrueForAll(each => each.Hash != e.Playbook.Hash) =>
            this with { All = All.Add(e.Playbook), Version = Version + 1 },
        PlaybookEvent.Chosen e => this with { Chosen = Chosen.SetItem(e.Kind, e.Hash), Version = Version + 1 },
        _ => throw new HistoryDoesNotFoldException(happened, "the organisation's playbooks"),
    };

    /// <summary>Why somebody may not ask for anything here; null where they may.</summary>
    public static Refusal? WhyNot(bool administrator) => administrator ? null : PlaybookRefusal.AdministratorsOnly;

    /// <summary>The facts that follow from a command, or the reason why none do.</summary>
    public Decision Decide(Asking asking, PlaybookCommand command) => WhyNot(asking.Administrator) is { } barred
        ? barred : command switch
        {
            PlaybookCommand.Add c => Add(asking.On, c.Playbook),
            PlaybookCommand.Choose c => Choose(asking.On, c),
            _ => throw new InvalidOperationException($"No rule decides {command.GetType().Name}."),
        };

    Decision Add(LocalDate on, OwnPlaybook playbook)
    {
        if (All.Exists(each => each.Hash == playbook.Hash)) return Decision.Of([]);
        if (All.Count >= PlaybooksMax) return PlaybookRefusal.TooMany;
        return All.Exists(each => (each.Kind, each.Id, each.Version) == (playbook.Kind, playbook.Id, playbook.Version))
            ? PlaybookRefusal.VersionTaken(playbook) : new PlaybookEvent.Added(playbook, on);
    }

    Decision Choose(LocalDate on, PlaybookCommand.Choose c)
    {
        if (!c.IsChosen) return PlaybookRefusal.NotChosen;
        if (!c.Ships && !All.Exists(each => each.Hash == c.Hash && each.Kind == c.Kind)) return PlaybookRefusal.Unknown;
        return Chosen.TryGetValue(c.Kind, out var now) && now == c.Hash ? Decision.Of([])
            : new PlaybookEvent.Chosen(c.Kind, c.Hash, on);
    }
}
