using NodaTime;
using Tandem.Domain.Agreement;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Cost;

/// <summary>What work costs under each model, as of a day.</summary>
/// <param name="Currency">Of every amount on it.</param>
/// <param name="AsOf">The day from which the figures are.</param>
/// <param name="InternalRate">What an hour of the client's own people costs.</param>
/// <param name="Rates">What the partner's people cost.</param>
/// <param name="Terms">How each model is paid; one of each.</param>
public sealed record RateCard(Currency Currency, LocalDate AsOf, Money InternalRate, Sequence<Rate> Rates,
    Sequence<ModelTerms> Terms)
{
    /// <summary>How a model is paid.</summary>
    public ModelTerms Of(EngagementModel model) => Terms.First(each => each.Model == model);

    /// <summary>The rate of a role and seniority, or null.</summary>
    public Rate? Find(string role, string seniority) =>
        Rates.FirstOrDefault(each => each.Role == role && each.Seniority == seniority);
}

/// <summary>What a person of the partner costs.</summary>
/// <param name="Role">Such as <c>developer</c>.</param>
/// <param name="Seniority">Such as <c>senior</c>.</param>
/// <param name="Monthly">For a month of full-time work.</param>
/// <param name="Source">Where the figure comes from.</param>
public sealed record Rate(string Role, string Seniority, Money Monthly, string Source);

/// <summary>How a model is paid, and what it asks of the client's own people.</summary>
/// <param name="Model">The model.</param>
/// <param name="Price">How the partner is paid.</param>
/// <param name="Hours">Hours a week that managing it takes, whatever the team's size.</param>
/// <param name="HoursPerPerson">Further hours a week for each of the partner's people.</param>
/// <param name="ContingencyPercent">Set aside on top of the partner's price.</param>
/// <param name="Source">Where the figures come from.</param>
public sealed record ModelTerms(EngagementModel Model, Price Price, decimal Hours, decimal HoursPerPerson,
    decimal ContingencyPercent, string Source);

/// <summary>How a partner is paid.</summary>
public abstract record Price
{
    Price() { }

    /// <summary>By the month, from the rates of the team.</summary>
    /// <param name="SurchargePercent">On top of the rates, for what the partner manages itself.</param>
    public sealed record Team(decimal SurchargePercent) : Price;

    /// <summary>A price for a scope, whatever it takes; work that goes on after it needs another contract.</summary>
    /// <param name="Low">What a small scope costs.</param>
    /// <param name="High">What a large one costs.</param>
    /// <param name="Months">How long one contract lasts.</param>
    public sealed record Fixed(Money Low, Money High, int Months) : Price
    {
        /// <summary>What is assumed where nobody says more.</summary>
        public Money Middle => (Low + High).Times(0.5m);
    }
}
