using NodaTime;
using Tandem.Domain.Agreement;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing;

/// <summary>What a case is for.</summary>
/// <param name="Problem">What is not as it should be, in words.</param>
/// <param name="Outcomes">The business outcomes wanted.</param>
/// <param name="Budget">What may be spent, or null while nobody knows.</param>
/// <param name="Start">The first day wanted, or null.</param>
/// <param name="End">The last day wanted, or null.</param>
/// <param name="Model">The engagement model decided on, or null while it is open.</param>
public sealed record Need(string Problem, Sequence<Outcome> Outcomes, Money? Budget, LocalDate? Start, LocalDate? End,
    EngagementModel? Model);
