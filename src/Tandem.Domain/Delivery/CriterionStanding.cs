using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain.Delivery;

/// <summary>How one criterion stands in one round.</summary>
public enum Standing
{
    /// <summary>Met by evidence or judged met.</summary>
    Met,

    /// <summary>Not met.</summary>
    NotMet,

    /// <summary>Not met, because the evidence does not hold the figure.</summary>
    NoEvidence,

    /// <summary>Waits for its judge.</summary>
    AwaitsJudgement,

    /// <summary>Not met, and waived by the right's holder.</summary>
    Waived,
}

/// <summary>A criterion with what the round says about it.</summary>
/// <param name="Key">The criterion's key.</param>
/// <param name="Criterion">What it says.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Value">The figure that the evidence gives, or null.</param>
/// <param name="Why">One sentence for people, or null where the standing says all.</param>
/// <param name="Judge">The role that judges, or null for a measured criterion.</param>
/// <param name="Judgement">What the judge said, or null.</param>
/// <param name="Waiver">The waiver, or null.</param>
public sealed record CriterionStanding(string Key, Criterion Criterion, Standing Standing, decimal? Value, string? Why,
    Role? Judge, Judgement? Judgement, Waiver? Waiver)
{
    /// <summary>Whether acceptance may rest on it: met or waived.</summary>
    public bool Allows => Standing is Standing.Met or Standing.Waived;

    /// <summary>How every criterion of a deliverable stands in one of its rounds.</summary>
    public static Sequence<CriterionStanding> Of(Deliverable deliverable, Round round) =>
        deliverable.Criteria.Select(agreed => Of(agreed, round)).ToSequence();

    static CriterionStanding Of(AgreedCriterion agreed, Round round)
    {
        var judgement = round.Judgements.GetValueOrDefault(agreed.Key);
        var waiver = round.Waivers.GetValueOrDefault(agreed.Key);
        var (standing, value, why, judge) = agreed.Criterion switch
        {
            Criterion.Judged judged => (Of(judgement), (decimal?)null, judgement?.Note, Roles.Named(judged.Role)),
            Criterion.Measured measured => Of(measured.Evaluate(round.Facts)),
            _ => throw new InvalidOperationException("A criterion is measured or judged."),
        };
        var allowed = waiver is not null && standing != Standing.Met ? Standing.Waived : standing;
        return new(agreed.Key, agreed.Criterion, allowed, value, why, judge, judgement, waiver);
    }

    static Standing Of(Judgement? judgement) => judgement switch
    {
        null => Standing.AwaitsJudgement,
        { Met: true } => Standing.Met,
        _ => Standing.NotMet,
    };

    static (Standing, decimal?, string?, Role?) Of(CriterionAnswer answer) => answer switch
    {
        CriterionAnswer.Met met => (Standing.Met, met.Value, null, null),
        CriterionAnswer.NotMet not => (Standing.NotMet, not.Value, null, null),
        CriterionAnswer.NoEvidence none => (Standing.NoEvidence, null, none.Why, null),
        _ => throw new InvalidOperationException("A measured criterion is met, not met or without evidence."),
    };
}
