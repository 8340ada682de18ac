using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;

namespace Tandem.Agreement.Import;

/// <summary>Who the people of a file are in the directory.</summary>
/// <param name="ByIdentity">Everyone of the file, known or new, see <see cref="FilePerson.Identity"/>.</param>
/// <param name="ById">The same by id, and everyone who takes part in the engagement already.</param>
/// <param name="New">Those whom the directory does not know yet; their ids are made here.</param>
/// <param name="Missing">Those named by an id that the directory does not have.</param>
sealed record KnownPeople(IReadOnlyDictionary<string, Profile> ByIdentity,
    IReadOnlyDictionary<Id<Person>, Profile> ById, Sequence<Profile> New, Sequence<FilePerson> Missing)
{
    public Id<Person> IdOf(FilePerson person) => ByIdentity[person.Identity].Id;

    public Profile? ProfileOf(Id<Person> id) => ById.GetValueOrDefault(id);

    public string NameOf(Id<Person> id) => ProfileOf(id)?.DisplayName ?? $"Person {id}";

    /// <summary>Asks the directory for everyone of a file and of the engagement as it stands.</summary>
    public static async Task<KnownPeople> Find(EngagementFile file, Engagement now, PeopleDirectory directory,
        Id<Organisation> organisation, CancellationToken ct)
    {
        var known = new Dictionary<string, Profile>(StringComparer.Ordinal);
        var (added, missing) = (new List<Profile>(), new List<FilePerson>());
        foreach (var person in file.People)
        {
            var profile = person.Email is { } email
                ? await directory.FindByEmail(organisation, email, ct)
                : await directory.Find(organisation, person.Id!.Value, ct);
            if (profile is null && person.Email is null) missing.Add(person);
            if (profile is null) added.Add(profile = Newcomer(person, file));
            known[person.Identity] = profile;
        }
        var members = await directory.Find(organisation, now.Governance.Members.Keys, ct);
        var byId = new Dictionary<Id<Person>, Profile>(members);
        foreach (var profile in known.Values) byId[profile.Id] = profile;
        return new(known, byId, added.ToSequence(), missing.ToSequence());
    }

    /// <summary>Everyone of a file where there is no directory yet: all are new to it.</summary>
    public static KnownPeople NewIn(EngagementFile file)
    {
        var added = file.People.Select(person => (person.Identity, Profile: Newcomer(person, file))).ToList();
        return new(added.ToDictionary(each => each.Identity, each => each.Profile, StringComparer.Ordinal),
            added.ToDictionary(each => each.Profile.Id, each => each.Profile),
            added.Select(each => each.Profile).ToSequence(), []);
    }

    static Profile Newcomer(FilePerson person, EngagementFile file)
    {
        var company = person.Side == Side.Client ? file.Terms.Client : file.Terms.Partner;
        return new(person.Id ?? new(Guid.CreateVersion7()), person.Name, person.Email,
            company.Length > Profile.NameCharactersMax ? company[..Profile.NameCharactersMax] : company,
            person.Side, person.Zone);
    }
}
