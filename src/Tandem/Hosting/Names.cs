using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;
using Tandem.Shared;

namespace Tandem.Hosting;

/// <summary>The names of people whom the record knows by id.</summary>
public sealed class Names(IReadOnlyDictionary<Id<Person>, Profile> profiles)
{
    /// <summary>The name shown for a person.</summary>
    public string this[Id<Person> person] => profiles.TryGetValue(person, out var profile)
        ? profile.DisplayName : $"Unknown person {person.ToString()[..8]}";

    /// <summary>Who can be asked instead, when a right is missing.</summary>
    public IReadOnlyList<Holder> HoldersOf(Refusal refusal) => refusal.Missing is not { } missing ? [] :
        [.. missing.Holders.Select(each => new Holder(this[each], profiles.GetValueOrDefault(each)?.Email))];
}

/// <summary>Finds names in the directory.</summary>
sealed class NameFinder(PeopleDirectory directory, Session session)
{
    /// <summary>Everyone who takes part in an engagement.</summary>
    public Task<Names> Of(Engagement engagement, CancellationToken ct) => Of(engagement.Governance.Members.Keys, ct);

    /// <summary>Some people.</summary>
    public async Task<Names> Of(IEnumerable<Id<Person>> people, CancellationToken ct) =>
        new(await directory.Find(session.Organisation, [.. people], ct));
}
