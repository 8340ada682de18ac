using Tandem.Domain.Values;

namespace Tandem.Domain.Governance;

/// <summary>An award of a sourcing case, found out by the product: an engagement cannot look it up.</summary>
/// <param name="Sourcing">The key of the case.</param>
/// <param name="Leads">Who runs that case, and so may make an engagement of its award.</param>
public sealed record AwardHeld(string Sourcing, Sequence<Id<Person>> Leads);
