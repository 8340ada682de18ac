using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Cost;

/// <summary>What is to be compared. What is left out is taken from the rate card.</summary>
/// <param name="Team">The partner's people.</param>
/// <param name="Months">How long the work takes, from 1.</param>
/// <param name="InternalRate">What an hour of the client's own people costs; or null.</param>
/// <param name="FixedPrice">What a fixed-price contract costs; or null.</param>
/// <param name="FixedMonths">How many months of work one covers; or null.</param>
/// <param name="ServiceFee">What the managed service costs a month; or null.</param>
/// <param name="Budget">What there is to spend; or null.</param>
public sealed record CostQuestion(Sequence<TeamLine> Team, int Months, Money? InternalRate, Money? FixedPrice,
    int? FixedMonths, Money? ServiceFee, Money? Budget)
{
    /// <summary>How many people the partner has on it.</summary>
    public int People => Team.Sum(line => line.Count);
}

/// <summary>People of one kind.</summary>
/// <param name="Rate">What one of them costs.</param>
/// <param name="Count">How many there are.</param>
public sealed record TeamLine(Rate Rate, int Count);
