using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using Tandem.Hosting.Library;
using Tandem.Ledger.Checking;
using Tandem.Sourcing.Briefs;
using Tandem.Sourcing.Cases;
using Finding = Tandem.Ledger.Checking.Finding;

namespace Tandem.Hosting;

/// <summary>
/// Folds a log that somebody hands over, and says where a recorded fact breaks a rule: it can't follow what came
/// before it, the partner exercised a right of the client, or somebody reviewed their own work.
/// </summary>
/// <remarks>Records come one after the other, from index 0 on.</remarks>
sealed class RuleReplay
{
    readonly StreamReplay<Engagement> engagements = new(EngagementStream.Kind, "the engagement",
        (before, record, person, happened) =>
            OtherSide(before, record, person) ?? OwnWork(before, record, person, happened));
    readonly StreamReplay<SourcingCase> cases = new(SourcingStream.Kind, "the sourcing case",
        (before, record, person, happened) =>
            WithoutRight(before, record, person) ?? OthersHand(before, record, person, happened));
    readonly List<(long From, string Before, string After)> keys = [];

    /// <summary>The changes of keys that the record tells, with the first size that the new key signs.</summary>
    public IReadOnlyList<(long From, string Before, string After)> Keys => keys;

    // Only administrators add and choose; who was one when, is not in the record.
    readonly StreamReplay<OwnPlaybooks> playbooks = new(PlaybookStream.Kind, "the organisation's playbooks",
        (_, _, _, _) => null);
    readonly StreamReplay<Publisher> publishers = new(PublisherStream.Kind, "the organisation's publishing",
        (_, _, _, _) => null);

    public Finding? Next(CheckedRecord record, ReadOnlyMemory<byte> payload)
    {
        try
        {
            var happened = EventCodec.Decode(record.Type, payload.Span);
            if (happened is OrganisationEvent.KeyReplaced replaced) return Follow(record, replaced);
            return engagements.Follows(record, happened, out var finding)
                || cases.Follows(record, happened, out finding)
                || playbooks.Follows(record, happened, out finding)
                || publishers.Follows(record, happened, out finding) ? finding : null;
        }
        catch (InvalidDataException unreadable)
        {
            return new(record.Place, "a fact that this version of Tandem can read", unreadable.Message);
        }
    }

    Finding? Follow(CheckedRecord record, OrganisationEvent.KeyReplaced replaced)
    {
        var before = keys.Count == 0 ? replaced.Before : keys[^1].After;
        keys.Add((LogKeys.From(record.Index), replaced.Before, replaced.After));
        return before == replaced.Before ? null
            : new(record.Place, $"a change from the key that signed, {before}", $"from {replaced.Before}");
    }

    static Finding? WithoutRight(SourcingCase before, CheckedRecord record, Id<Person> person) =>
        before.IsOpen && SourcingAuthority.Check(before, person, record.Right) is { Missing: { } missing }
            ? new(record.Place, $"the right '{record.Right}' exercised by the {missing.Role.Title.ToLowerInvariant()}",
                $"by {person}, who is not")
            : null;

    // What evaluators give is theirs: nobody scores in another's name.
    static Finding? OthersHand(SourcingCase before, CheckedRecord record, Id<Person> person, RecordedEvent happened)
    {
        // What a candidate's link may be used for, is for that candidate alone.
        if (happened is QuestionnaireEvent questionnaire && record.Right == SourcingRight.Answering)
        {
            return before.Questionnaires.HeldBy(person)?.Candidate == questionnaire.Candidate ? null
                : new(record.Place, $"the hand of candidate {questionnaire.Candidate}",
                    $"by {person}, who holds another link");
        }
        var evaluator = happened switch
        {
            EvaluationEvent.ScoreGiven e => e.Evaluator,
            EvaluationEvent.SheetHandedIn e => e.Evaluator,
            EvaluationEvent.InterestsDeclared e => e.Evaluator,
            _ => person,
        };
        return evaluator == person ? null
            : new(record.Place, "an evaluator's own hand", $"{person} in the name of {evaluator}");
    }

    static Finding? OtherSide(Engagement before, CheckedRecord record, Id<Person> person) =>
        before.Governance.RightOf(record.Right) is { } right
        && RightKind.SideOf(right) == Side.Client && before.Governance.SideOf(person) == Side.Partner
            ? new(record.Place, $"the right '{record.Right}' exercised by the client", $"by {person} of the partner")
            : null;

    static Finding? OwnWork(Engagement before, CheckedRecord record, Id<Person> person, RecordedEvent happened)
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
}
