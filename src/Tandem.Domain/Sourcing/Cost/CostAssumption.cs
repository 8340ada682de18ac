using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Cost;

/// <summary>Something that nobody said and the comparison of costs takes for granted.</summary>
public enum CostAssumption
{
    /// <summary>The work takes <see cref="CostDefaults.Months"/> months.</summary>
    Months,

    /// <summary>One person of the partner works on it.</summary>
    OnePerson,

    /// <summary>Every one of the partner's people costs the card's middle rate.</summary>
    MiddleRate,

    /// <summary>An hour of the client's own people costs what the card says.</summary>
    InternalRate,

    /// <summary>A fixed-price contract costs the middle of the card's range, whatever the team.</summary>
    MiddlePrice,

    /// <summary>A fixed-price contract covers as many months as the card says.</summary>
    FixedMonths,

    /// <summary>The fee of a managed service follows from the rates of the team.</summary>
    ServiceFee,
}

/// <summary>What is taken for granted where nobody says more.</summary>
public static class CostDefaults
{
    /// <summary>How long the work takes.</summary>
    public const int Months = 12;

    /// <summary>The rate in the middle of a card, by its amount.</summary>
    public static Rate MiddleRate(RateCard card) =>
        card.Rates.OrderBy(each => each.Monthly).ElementAt((card.Rates.Count - 1) / 2);

    /// <summary>Completes what is known to a question that can be answered.</summary>
    /// <param name="card">What work costs.</param>
    /// <param name="context">What is known of the work.</param>
    /// <param name="known">What is known of prices; its team may be empty and its months are not looked at.</param>
    /// <returns>The question, and what was taken for granted.</returns>
    public static (CostQuestion Question, Sequence<CostAssumption> Assumed) Complete(RateCard card,
        AdvisorContext context, CostQuestion known)
    {
        var assumed = new List<CostAssumption>();
        if (context.Months is null) assumed.Add(CostAssumption.Months);
        if (known.Team.Count == 0)
        {
            if (context.TeamSize is null) assumed.Add(CostAssumption.OnePerson);
            assumed.Add(CostAssumption.MiddleRate);
        }
        if (known.InternalRate is null) assumed.Add(CostAssumption.InternalRate);
        if (known.FixedPrice is null) assumed.Add(CostAssumption.MiddlePrice);
        if (known.FixedMonths is null) assumed.Add(CostAssumption.FixedMonths);
        if (known.ServiceFee is null) assumed.Add(CostAssumption.ServiceFee);
        return (known with
        {
            Months = context.Months ?? Months,
            Team = known.Team.Count > 0 ? known.Team : [new(MiddleRate(card), context.TeamSize ?? 1)],
        }, assumed.ToSequence());
    }
}
