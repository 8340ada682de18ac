using Tandem.Domain;
using Tandem.Domain.Sourcing;
using Tandem.Hosting.People;

namespace Tandem.Sourcing.Cases;

/// <summary>Whom the client talks to at the partner that was chosen. The directory keeps name and address, never the
/// record.</summary>
/// <param name="Name">How the person is called.</param>
/// <param name="Email">The address.</param>
sealed record ContactPerson(string Name, string Email)
{
    /// <summary>The fields of the form.</summary>
    public const string NameField = "contact-name", EmailField = "contact-email";

    /// <summary>The person of a name and an address; nobody where neither is given.</summary>
    public static (ContactPerson? Person, Refusal? Refusal) Of(string? name, string? email) =>
        (name?.Trim(), email?.Trim()) switch
        {
            (null or "", null or "") => (null, null),
            (null or "", _) => (null, Unclear("a name, since there is an address", NameField)),
            ({ Length: > SourcingLimits.TitleCharactersMax }, _) =>
                (null, Unclear($"a name of at most {SourcingLimits.TitleCharactersMax} characters", NameField)),
            (_, null or "") => (null, Unclear("an address, since there is a name", EmailField)),
            (_, var address) when !EmailAddress.IsPlausible(address) =>
                (null, Unclear("an address such as ana@example.com", EmailField)),
            var (person, address) => (new(person, address), null),
        };

    static Refusal Unclear(string expected, string field) => CaseWords.Unreadable(field, expected);
}
