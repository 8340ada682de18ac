using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>How a candidate that was not chosen was seen in one criterion.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Score">What counted, to two decimals; null where nobody could judge.</param>
/// <param name="Level">The level that it reached, whose words describe it; null where nobody could judge.</param>
/// <param name="Next">The next level; null where it reached the highest, or nobody could judge.</param>
public sealed record DebriefLine(ScoredCriterion Criterion, decimal? Score, int? Level, int? Next)
{
    /// <summary>Whether the score lies between the level that it reached and the next one.</summary>
    public bool IsBetween => Score > Level;
}

/// <summary>What a candidate that was not chosen is told: how it was seen itself, and nothing about others.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Failed">The knock-outs that it did not meet.</param>
/// <param name="Lines">Each criterion.</param>
public sealed record Debrief(Candidate Candidate, Sequence<KnockOut> Failed, Sequence<DebriefLine> Lines)
{
    /// <summary>Everyone who gets one, once the case is awarded: whoever lost, but nobody who withdrew.</summary>
    public static IEnumerable<Debrief> All(SourcingCase known) => known.Award is not { } award ? []
        : known.Evaluation.Candidates.Where(each => each.Key != award.Candidate
            && !known.Evaluation.Withdrawn.ContainsKey(each.Key)).Select(each => Of(known, each));

    static Debrief Of(SourcingCase known, Candidate candidate) => new(candidate,
        known.Evaluation.Criteria!.KnockOuts.Where(each =>
            known.Evaluation.KnockOuts.GetValueOrDefault((candidate.Key, each.Key)) is { Met: false }).ToSequence(),
        known.Evaluation.Criteria.Criteria.Select(each =>
            Line(each, CriterionView.Of(known, candidate.Key, each.Key))).ToSequence());

    static DebriefLine Line(ScoredCriterion criterion, CriterionView cell)
    {
        if (!cell.IsKnown) return new(criterion, Score: null, Level: null, Next: null);
        var score = decimal.Round((decimal)cell.Value, 2);
        var level = (int)decimal.Floor(score);
        return new(criterion, score, level, level < SourcingLimits.ScoreMax ? level + 1 : null);
    }
}
