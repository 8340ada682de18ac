using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;

namespace Tandem.Hosting.Api;

/// <summary>Somebody of the directory who may be given a role; addresses are told to administrators alone.</summary>
sealed record NameablePerson(Id<Person> Id, string Name, string Company, Side? Side)
{
    public static NameablePerson Of(Profile person) => new(person.Id, person.Name, person.Company, person.Side);
}
