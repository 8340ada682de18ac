using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Hosting.People;

/// <summary>What the directory knows of a person. The record knows only the id.</summary>
/// <param name="Id">Stays when everything else is erased.</param>
/// <param name="Name">As the person is called; empty once erased: show <see cref="DisplayName"/>.</param>
/// <param name="Email">Unique in the organisation, whatever its case; null where none is known.</param>
/// <param name="Company">The employer, as people read it.</param>
/// <param name="Side">The side that the person is usually on; engagements decide for themselves.</param>
/// <param name="Zone">The person's zone in the tz database, such as <c>Europe/Lisbon</c>; null if not known.</param>
/// <param name="Administrator">May manage people and settings and see every engagement.</param>
/// <param name="ReadsEverything">May see every engagement, such as a CFO or an auditor of the organisation.</param>
/// <param name="DemoRole">What the person is in the demo, such as <c>Product owner</c>; null for real people.</param>
/// <param name="Erased">Whether name and address were erased.</param>
public sealed record Profile(
    Id<Person> Id,
    string Name,
    string? Email,
    string Company,
    Side? Side = null,
    string? Zone = null,
    bool Administrator = false,
    bool ReadsEverything = false,
    string? DemoRole = null,
    bool Erased = false)
{
    public const int NameCharactersMax = 120;

    /// <summary>What pages show; an erased person keeps a name by which facts can be told to be the same's.</summary>
    public string DisplayName => Erased ? $"Erased person {Id.ToString()[..8]}" : Name;
}
