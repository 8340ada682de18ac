using static Tandem.Domain.Sourcing.SourcingRefusal;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>What keeps a score from being given, whoever gives it.</summary>
public static class ScoreFaults
{
    /// <summary>The first fault, or null. A page asks it of every cell, to name all at fault at once.</summary>
    public static Refusal? Of(SourcingCase known, EvaluationCommand.GiveScore asked)
    {
        if (EvaluationDecider.CandidateFault(known, asked.Candidate) is { } candidate) return candidate;
        if (known.Evaluation.Criteria?.Find(asked.Criterion) is null) return UnknownCriterion(asked.Criterion);
        if (asked.Score.Value is < 0 or > SourcingLimits.ScoreMax) return ScoreOutOfRange;
        return SourcingTexts.ProseFault(asked.Score.Note, "note");
    }
}
