using NodaTime;
using Tandem.Domain.Agreement;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Values;
using Tandem.Hosting.People;
using Tandem.Hosting.Yaml;

namespace Tandem.Agreement;

/// <summary>An engagement as one file describes it: like <see cref="EngagementDescription"/>, with people by their
/// addresses, since ids differ from one directory to the next.</summary>
sealed record EngagementFile(string Key, Terms Terms, Sequence<FilePerson> People,
    Sequence<DescribedAbsence> NotNeeded, Sequence<Outcome> Outcomes, Sequence<DescribedRelease> Releases,
    Sequence<DescribedRight> Rights)
{
    /// <summary>The description for the rules, once it is known who the people are.</summary>
    public EngagementDescription Describe(Func<FilePerson, Id<Person>> idOf) => new(Key, Terms,
        People.Select(person => new DescribedPerson(person.As(idOf(person)), person.Roles)).ToSequence(),
        NotNeeded, Outcomes, Releases, Rights);
}

/// <summary>A person of a file.</summary>
/// <param name="Name">As the person is called.</param>
/// <param name="Email">By which the directory finds the person; null where <paramref name="Id"/> does.</param>
/// <param name="Id">The directory's id, for people without an address.</param>
/// <param name="Side">Of which party.</param>
/// <param name="Roles">The roles held, in the order in which they are assigned.</param>
/// <param name="Zone">Time zone.</param>
/// <param name="From">When the working day starts there.</param>
/// <param name="To">When it ends.</param>
/// <param name="Calendar">The public holidays kept, or null.</param>
sealed record FilePerson(string Name, string? Email, Id<Person>? Id, Side Side, Sequence<Role> Roles, string Zone,
    LocalTime From, LocalTime To, string? Calendar)
{
    /// <summary>What tells the person from others: the address whatever its case, or the id.</summary>
    public string Identity => Email is { } email ? EmailAddress.KeyOf(email) : $"{Id}";

    /// <summary>The same as a member of the engagement.</summary>
    public Member As(Id<Person> id) => new(id, Side, Zone, From, To, Calendar);
}

/// <summary>What a text says: the file where nothing is wrong with it, else everything that is.</summary>
sealed record EngagementFileReading(EngagementFile? File, Sequence<FileError> Errors);
