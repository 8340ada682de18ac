using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Ledger.Checking;
using Finding = Tandem.Ledger.Checking.Finding;

namespace Tandem.Hosting;

/// <summary>A fact and what it was recorded upon.</summary>
/// <param name="Begun">The state before the first fact of its command.</param>
/// <param name="Before">The state directly before it.</param>
/// <param name="Record">How it is recorded.</param>
/// <param name="Person">Who acted; null where the record names nobody that could be a person.</param>
/// <param name="Happened">The fact.</param>
readonly record struct Replayed<TState>(
    TState Begun, TState Before, CheckedRecord Record, Id<Person>? Person, RecordedEvent Happened);

/// <summary>Folds the streams of one kind out of a log that somebody hands over.</summary>
/// <param name="kind">The kind.</param>
/// <param name="what">What one of its histories is called, such as "the engagement".</param>
/// <param name="breaks">Which rule a fact breaks; null for none.</param>
sealed class StreamReplay<TState>(StreamKind<TState> kind, string what,
    Func<Replayed<TState>, Finding?> breaks) where TState : class
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
        var so = told.GetValueOrDefault(key) ?? new(kind.Initial, kind.Initial, "", "");
        // One broken story is told once; nothing can be said about what follows in it.
        if (so.State is not { } state) return null;
        // A command has one author: whoever borrows its id does not borrow the state that it was decided on.
        var begun = record.Command == so.Command && record.Actor == so.Actor ? so.Begun : state;
        try
        {
            told[key] = new(kind.Evolve(state, happened), begun, record.Command, record.Actor);
        }
        catch (HistoryDoesNotFoldException broken)
        {
            told[key] = new(null, kind.Initial, "", "");
            return new(record.Place, $"a fact that can follow {what} so far", broken.Message);
        }
        Id<Person>? person = Id<Person>.TryParse(record.Actor, null, out var known) ? known : null;
        return breaks(new(begun, state, record, person, happened));
    }

    // The state after the last fact (null once the story is broken), that before the command that led to it, and whose
    // command that was.
    sealed record Told(TState? State, TState Begun, string Command, string Actor);
}
