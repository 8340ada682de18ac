using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using static Tandem.Domain.Sourcing.SourcingRefusal;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>What keeps a score from being given, whoever gives it.</summary>
public static class ScoreFaults
{
    /// <summary>Why a person may not score now; null where they may. A page asks it before it says what is wrong in a
    /// cell, for that already speaks of a candidate.</summary>
    public static Refusal? WhyNot(SourcingCase known, Id<Person> person)
    {
        if (SourcingAuthority.Check(known, person, SourcingRight.Scoring) is { } unable) return unable;
        if (known.Stage != EvaluationStage.Scoring) return OutOfTurn("Scoring", known.Stage);
        return known.Evaluation.Declarations.GetValueOrDefault(person) is not { } declared ? InterestsUndeclared
            : declared.Bars ? ConflictOpen
            : known.Evaluation.HandedIn.Contains(person) ? SheetIn : null;
    }

    /// <summary>The first fault, or null. A page asks it of every cell, to name all at fault at once.</summary>
    public static Refusal? Of(SourcingCase known, EvaluationCommand.GiveScore asked)
    {
        if (EvaluationDecider.CandidateFault(known, asked.Candidate) is { } candidate) return candidate;
        if (known.Evaluation.Criteria?.Find(asked.Criterion) is null) return UnknownCriterion(asked.Criterion);
        if (asked.Score.Value is < 0 or > SourcingLimits.ScoreMax) return ScoreOutOfRange;
        return SourcingTexts.ProseFault(asked.Score.Note, "note");
    }
}
