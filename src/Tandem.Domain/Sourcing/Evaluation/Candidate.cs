using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>A partner that may be chosen.</summary>
/// <param name="Key">Its key in the case, such as <c>P-1</c>.</param>
/// <param name="Name">What the company is called.</param>
/// <param name="Profile">What it is, in words; or null.</param>
/// <param name="People">How many people it has, or null where nobody knows.</param>
/// <param name="Locations">Where they work.</param>
/// <param name="Certificates">What it is certified for.</param>
/// <param name="References">Clients of similar size who may be asked.</param>
/// <param name="Subcontractors">Companies that would do part of the work.</param>
/// <param name="Engagements">Keys of engagements with it in this organisation, whose figures are real.</param>
public sealed record Candidate(string Key, string Name, string? Profile, int? People, Sequence<string> Locations,
    Sequence<string> Certificates, Sequence<string> References, Sequence<string> Subcontractors,
    Sequence<string> Engagements)
{
    /// <summary>A candidate of whom only the name is known.</summary>
    public static Candidate Named(string key, string name) => new(key, name, null, null, [], [], [], [], []);
}
