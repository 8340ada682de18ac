using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using Finding = Tandem.Ledger.Checking.Finding;

namespace Tandem.Hosting;

/// <summary>Which rule a recorded fact of a sourcing case breaks, by the domain's own rules.</summary>
static class CaseRules
{
    public static Finding? Broken(Replayed<SourcingCase> fact)
    {
        if (fact.Person is not { } person)
            return new(fact.Record.Place, "a person who acts", $"'{fact.Record.Actor}'");
        var right = RecordedCaseRight.Of(fact.Happened);
        if (right != fact.Record.Right)
            return new(fact.Record.Place, $"the right '{right}', which this fact exercises", $"'{fact.Record.Right}'");
        return WithoutRight(fact, person, right) ?? OthersHand(fact, person, right);
    }

    static Finding? WithoutRight(Replayed<SourcingCase> fact, Id<Person> person, string right)
    {
        // Anyone of the client opens a case; who was of the client when, is not in the record.
        if (right == SourcingRight.Opening) return null;
        if (SourcingAuthority.Check(fact.Before, person, right) is not { } refusal
            || fact.Begun.IsOpen && SourcingAuthority.Check(fact.Begun, person, right) is null) return null;
        return refusal.Missing is { } missing
            ? new(fact.Record.Place, $"the right '{right}' exercised by the {missing.Role.Title.ToLowerInvariant()}",
                $"by {person}, who is not")
            : new(fact.Record.Place, $"the right '{right}' exercised where it may be",
                $"by {person}: {refusal.Reason}");
    }

    // What evaluators give is theirs, and nobody scores in another's name; what a candidate's link may be used for, is
    // for that candidate alone.
    static Finding? OthersHand(Replayed<SourcingCase> fact, Id<Person> person, string right)
    {
        if (fact.Happened is QuestionnaireEvent questionnaire && right == SourcingRight.Answering)
            return fact.Before.Questionnaires.HeldBy(person)?.Candidate == questionnaire.Candidate ? null
                : new(fact.Record.Place, $"the hand of candidate {questionnaire.Candidate}",
                    $"by {person}, who holds another link");
        return RecordedCaseRight.ByOf(fact.Happened) is not { } by || by == person ? null
            : new(fact.Record.Place, right == SourcingRight.Scoring ? "an evaluator's own hand"
                : "whoever acts named in the fact", $"{person} in the name of {by}");
    }
}
