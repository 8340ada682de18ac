using System.Collections.Concurrent;
using Dapper;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Ledger;

namespace Tandem.Hosting.People;

/// <summary>The people of an organisation by id: names and addresses, which the record never holds.</summary>
/// <remarks>
/// Safe for concurrent use. Profiles are remembered for <see cref="RememberedFor"/>; a change made by this server is
/// seen at once, one made by another server of the same database within that time.
/// </remarks>
sealed class PeopleDirectory(ILedger ledger, IClock clock) : IDisposable
{
    /// <summary>The most people that one page of <see cref="List"/> holds.</summary>
    public const int PageSizeMax = 200;

    const int RememberedMax = 20_000;
    const int AskedAtOnceMax = 500;
    static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(5);

    readonly MemoryCache remembered = new(new MemoryCacheOptions { SizeLimit = RememberedMax });

    /// <summary>The person of an id, or null. Erased people are found: their ids stand in the record.</summary>
    public async Task<Profile?> Find(Id<Organisation> organisation, Id<Person> person, CancellationToken ct) =>
        (await Find(organisation, [person], ct)).GetValueOrDefault(person);

    /// <summary>The people of some ids; ids that nobody has are left out.</summary>
    public async Task<IReadOnlyDictionary<Id<Person>, Profile>> Find(
        Id<Organisation> organisation, IEnumerable<Id<Person>> people, CancellationToken ct)
    {
        var found = new Dictionary<Id<Person>, Profile>();
        var missing = new List<string>();
        foreach (var person in people.Distinct())
            if (remembered.TryGetValue((organisation, person), out Profile? profile)) found[person] = profile!;
            else missing.Add(person.ToString());

        foreach (var ids in missing.Chunk(AskedAtOnceMax))
        {
            var parameters = new DynamicParameters();
            var condition = $"id IN {parameters.AddAmong(ids)}";
            foreach (var profile in await Read(organisation, condition, parameters, ids.Length, ct))
                found[profile.Id] = Remember(organisation, profile);
        }
        return found;
    }

    /// <summary>For whom people work whom somebody brings in, see <see cref="Allegiance"/>.</summary>
    public Task<Newcomers> Newcomers(
        Id<Organisation> organisation, Id<Person> by, IEnumerable<Id<Person>> people, CancellationToken ct) =>
        Allegiance.Of(ledger, organisation.ToString(), by, people, ct);

    /// <summary>The person with an e-mail address, or null.</summary>
    public async Task<Profile?> FindByEmail(Id<Organisation> organisation, string email, CancellationToken ct)
    {
        var found = await Read(organisation, "email_key = @key", new { key = EmailAddress.KeyOf(email) }, 1, ct);
        return found.SingleOrDefault();
    }

    /// <summary>People who are still named, by name: so many after the last one shown.</summary>
    public Task<IReadOnlyList<Profile>> List(
        Id<Organisation> organisation, Profile? after, CancellationToken ct, int most = PageSizeMax) =>
        Read(organisation, "erased_at IS NULL AND (@first OR name > @name OR (name = @name AND id > @id))",
            new { first = after is null, name = after?.Name, id = after?.Id.ToString() }, most, ct);

    /// <summary>The organisation's administrators, by name.</summary>
    public Task<IReadOnlyList<Profile>> Administrators(Id<Organisation> organisation, CancellationToken ct) =>
        Read(organisation, "administrator AND erased_at IS NULL", new { }, PageSizeMax, ct);

    /// <summary>The people that a demo is played with, client side first.</summary>
    public Task<IReadOnlyList<Profile>> Demo(Id<Organisation> organisation, CancellationToken ct) =>
        Read(organisation, "erased_at IS NULL AND demo_role IS NOT NULL", new { }, PageSizeMax, ct);

    /// <summary>Adds a person, or says why not.</summary>
    public async Task<Refusal?> Add(Id<Organisation> organisation, Profile person, CancellationToken ct)
    {
        if (Check(person) is { } refusal) return refusal;
        var rows = await ledger.Write([ProfileRow.Adding(organisation, person, clock.GetCurrentInstant())], ct);
        return rows[0] == 1 ? null : DirectoryRefusal.EmailTaken;
    }

    /// <summary>Replaces what is known of a person, or says why not.</summary>
    public async Task<Refusal?> Change(Id<Organisation> organisation, Profile person, CancellationToken ct)
    {
        if (Check(person) is { } refusal) return refusal;
        if (await Find(organisation, person.Id, ct) is not { Erased: false } before)
            return DirectoryRefusal.PersonUnknown;
        if (before.Administrator && !person.Administrator && await IsLastAdministrator(organisation, person.Id, ct))
            return DirectoryRefusal.LastAdministrator;

        var rows = await ledger.Write([ProfileRow.Changing(organisation, person)], ct);
        Forget(organisation, person.Id);
        return rows[0] == 1 ? null : DirectoryRefusal.EmailTaken;
    }

    /// <summary>Erases name, address and all that lets the person in, for good. The id stays in the record.</summary>
    public async Task<Refusal?> Erase(Id<Organisation> organisation, Id<Person> person, CancellationToken ct)
    {
        if (await Find(organisation, person, ct) is not { Erased: false }) return DirectoryRefusal.PersonUnknown;
        if (await IsLastAdministrator(organisation, person, ct)) return DirectoryRefusal.LastAdministrator;

        await ledger.Write(Erasure.Of(organisation, person, clock.GetCurrentInstant()), ct);
        Forget(organisation, person);
        return null;
    }

    /// <summary>What is wrong with a profile that is to be stored, or null.</summary>
    public static Refusal? Check(Profile person)
    {
        if (person.Name.Trim().Length is 0 or > Profile.NameCharactersMax) return DirectoryRefusal.NameMissing;
        if (person.Email is { } email && !EmailAddress.IsPlausible(email.Trim()))
            return DirectoryRefusal.EmailImplausible;
        if (person.Company.Trim().Length is 0 or > Profile.NameCharactersMax) return DirectoryRefusal.CompanyMissing;
        if (person.Zone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            return DirectoryRefusal.ZoneUnknown;
        return null;
    }

    async Task<bool> IsLastAdministrator(Id<Organisation> organisation, Id<Person> person, CancellationToken ct)
    {
        var administrators = await Read(organisation, "administrator AND erased_at IS NULL", new { }, 2, ct);
        return administrators is [var only] && only.Id == person;
    }

    Task<IReadOnlyList<Profile>> Read(
        Id<Organisation> organisation, string condition, object values, int most, CancellationToken ct)
    {
        var parameters = values as DynamicParameters ?? new DynamicParameters(values);
        parameters.Add("org", organisation.ToString());
        parameters.Add("most", most);
        var sql = $"""
            SELECT {ProfileRow.Columns} FROM person WHERE org = @org AND {condition} ORDER BY name, id LIMIT @most
            """;
        return ledger.Query<IReadOnlyList<Profile>>(async connection =>
            (await connection.QueryAsync<ProfileRow>(new CommandDefinition(sql, parameters, cancellationToken: ct)))
                .Select(row => row.Read()).ToList(), ct);
    }

    Profile Remember(Id<Organisation> organisation, Profile profile) =>
        remembered.Set((organisation, profile.Id), profile, new MemoryCacheEntryOptions
        {
            Size = 1,
            AbsoluteExpirationRelativeToNow = RememberedFor,
        });

    void Forget(Id<Organisation> organisation, Id<Person> person) => remembered.Remove((organisation, person));

    public void Dispose() => remembered.Dispose();
}
