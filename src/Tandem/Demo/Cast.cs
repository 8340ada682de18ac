using Tandem.Agreement;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Demo;

/// <summary>The people of an engagement's file, by their first names.</summary>
/// <param name="file">The file.</param>
/// <param name="threshold">The value above which the sponsor accepts.</param>
sealed class Cast(EngagementFile file, Money threshold)
{
    readonly Dictionary<string, FilePerson> byName =
        file.People.ToDictionary(person => NameOf(person.Email!), StringComparer.Ordinal);

    public static string NameOf(string email) => email[..email.IndexOf('.', StringComparison.Ordinal)];

    public static Id<Person> IdOf(string email) => new(Fixed.Guid(email));

    public FilePerson this[string name] => byName[name];

    public Member MemberOf(string name) => this[name].As(IdOf(this[name].Email!));

    public Id<Person> Id(string name) => IdOf(this[name].Email!);

    /// <summary>The value above which the sponsor accepts.</summary>
    public Money AcceptanceThreshold { get; } = threshold;

    /// <summary>Who holds a role, first named first.</summary>
    public string HolderOf(Role role) => NameOf(file.People.First(each => each.Roles.Contains(role)).Email!);
}
