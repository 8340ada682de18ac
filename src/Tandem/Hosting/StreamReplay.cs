using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Ledger.Checking;
using Finding = Tandem.Ledger.Checking.Finding;

namespace Tandem.Hosting;

/// <summary>Folds the streams of one kind out of a log that somebody hands over.</summary>
/// <param name="kind">The kind.</param>
/// <param name="what">What one of its histories is called, such as "the engagement".</param>
/// <param name="breaks">Which rule a fact breaks, given the state before its command and who acted; null for
/// none.</param>
sealed class StreamReplay<TState>(StreamKind<TState> kind, string what,
    Func<TState, CheckedRecord, Id<Person>, RecordedEvent, Finding?> breaks) where TState : class
{
    readonly Dictionary<string, Told> told = [];

    /// <summary>Whether the record belongs to a stream of this kind; if so, what it breaks.</summary>
    public bool Follows(CheckedRecord record, RecordedEvent happened, out Finding? finding)
    {
        var key = kind.KeyOf(record.Stream);
        finding = key is null ? null : Follow(key, record, happened);
        return key is not null;
    }

    Finding? Follow(string key, CheckedRecord record, RecordedEvent happened)
    {
        var so = told.GetValueOrDefault(key) ?? new(kind.Initial, kind.Initial, "");
        // One broken story is told once; nothing can be said about what follows in it.
        if (so.State is not { } state) return null;
        // A command's facts were decided together, on the state before the first of them.
        var before = record.Command == so.Command ? so.Before : state;
        try
        {
            told[key] = new(kind.Evolve(state, happened), before, record.Command);
        }
        catch (HistoryDoesNotFoldException broken)
        {
            told[key] = new(null, kind.Initial, "");
            return new(record.Place, $"a fact that can follow {what} so far", broken.Message);
        }
        return Id<Person>.TryParse(record.Actor, null, out var person)
            ? breaks(before, record, person, happened) : null;
    }

    // The state after the last fact (null once the story is broken), and that before the command that led to it.
    sealed record Told(TState? State, TState Before, string Command);
}
