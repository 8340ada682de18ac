using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Ledger.Checking;
using Finding = Tandem.Ledger.Checking.Finding;

namespace Tandem.Hosting;

/// <summary>
/// Folds a log that somebody hands over, and says where a recorded fact breaks a rule: it can't follow what came
/// before it, the partner exercised a right of the client, or somebody reviewed their own work.
/// </summary>
/// <remarks>Records come one after the other, from index 0 on.</remarks>
sealed class RuleReplay
{
    readonly Dictionary<string, Told> engagements = [];

    public Finding? Next(CheckedRecord record, ReadOnlyMemory<byte> payload)
    {
        try
        {
            var happened = EventCodec.Decode(record.Type, payload.Span);
            return Streams.EngagementOf(record.Stream) is { } key ? Follow(key, record, happened) : null;
        }
        catch (InvalidDataException unreadable)
        {
            return new(record.Place, "a fact that this version of Tandem can read", unreadable.Message);
        }
    }

    Finding? Follow(string key, CheckedRecord record, RecordedEvent happened)
    {
        var told = engagements.GetValueOrDefault(key) ?? new(Engagement.Initial, Engagement.Initial, "");
        // One broken story is told once; nothing can be said about what follows in it.
        if (told.State is not { } state) return null;
        // A command's facts were decided together, on the state before the first of them.
        var before = record.Command == told.Command ? told.Before : state;
        if (happened is not EngagementEvent fact)
            return Broken(key, record, "a fact of an engagement", happened.GetType().Name);
        try
        {
            engagements[key] = new(state.Evolve(fact), before, record.Command);
        }
        catch (HistoryDoesNotFoldException broken)
        {
            return Broken(key, record, "a fact that can follow the engagement so far", broken.Message);
        }
        return Id<Person>.TryParse(record.Actor, null, out var person)
            ? OtherSide(before, record, person) ?? OwnWork(before, record, person, fact)
            : null;
    }

    Finding Broken(string key, CheckedRecord record, string expected, string found)
    {
        engagements[key] = new(null, Engagement.Initial, "");
        return new(record.Place, expected, found);
    }

    static Finding? OtherSide(Engagement before, CheckedRecord record, Id<Person> person) =>
        before.Governance.RightOf(record.Right) is { } right
        && RightKind.SideOf(right) == Side.Client && before.Governance.SideOf(person) == Side.Partner
            ? new(record.Place, $"the right '{record.Right}' exercised by the client", $"by {person} of the partner")
            : null;

    static Finding? OwnWork(Engagement before, CheckedRecord record, Id<Person> person, EngagementEvent happened)
    {
        var reviewed = happened switch
        {
            DeliveryEvent.Accepted e => e.Deliverable,
            DeliveryEvent.Rejected e => e.Deliverable,
            DeliveryEvent.CriterionJudged e => e.Deliverable,
            DeliveryEvent.CriterionWaived e => e.Deliverable,
            _ => null,
        };
        return reviewed is not null && before.Delivery.Find(reviewed)?.Latest?.By == person
            ? new(record.Place, "a review by somebody else than the submitter", $"{person} submitted {reviewed}")
            : null;
    }

    // The state after the last fact (null once the story is broken), and that before the command that led to it.
    sealed record Told(Engagement? State, Engagement Before, string Command);
}
