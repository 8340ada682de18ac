using NodaTime;
using Tandem.Domain.Forecast;
using Tandem.Domain.Values;

namespace Tandem.Domain.Agreement;

/// <summary>What the two parties agreed on as a whole.</summary>
/// <param name="Title">What the engagement is called.</param>
/// <param name="Client">The client organisation's name.</param>
/// <param name="Partner">The partner organisation's name.</param>
/// <param name="Model">The engagement model.</param>
/// <param name="Currency">The currency of every amount in the engagement.</param>
/// <param name="Zone">Time zone of the contract's days, an IANA name.</param>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day.</param>
/// <param name="Budget">The sum agreed for deliverables, contingency excluded.</param>
/// <param name="Contingency">The reserve on top of the budget.</param>
/// <param name="ReviewDays">How many of the reviewer's working days a review may take.</param>
/// <param name="Reports">The estimate at completion that is reported.</param>
/// <param name="Source">What the engagement was made from, such as a public document or an award; or null.</param>
public sealed record Terms(string Title, string Client, string Partner, EngagementModel Model, Currency Currency,
    string Zone, LocalDate Start, LocalDate End, Money Budget, Money Contingency, int ReviewDays,
    CompletionEstimate Reports,
    string? Source = null)
{
    /// <summary>How many working days a review takes when nothing else is agreed.</summary>
    public const int ReviewDaysDefault = 5;

    /// <summary>The longest review that may be agreed, in working days.</summary>
    public const int ReviewDaysMax = 60;
}
