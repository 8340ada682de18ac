using System.Globalization;
using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Ledger;

namespace Tandem.Hosting.People;

/// <summary>A profile as the table <c>person</c> holds it. Dapper fills the properties by name.</summary>
sealed class ProfileRow
{
    public const string Columns = """
        id, name, email, company, side, zone, administrator, reads_everything AS readsEverything,
        demo_role AS demoRole, erased_at AS erasedAt
        """;

    public required string Id { get; init; }
    public required string Name { get; init; }
    public string? Email { get; init; }
    public required string Company { get; init; }
    public string? Side { get; init; }
    public string? Zone { get; init; }
    public bool Administrator { get; init; }
    public bool ReadsEverything { get; init; }
    public string? DemoRole { get; init; }
    public long? ErasedAt { get; init; }

    public Profile Read() => new(
        Id<Person>.Parse(Id, CultureInfo.InvariantCulture), Name, Email, Company, SideOf(Side), Zone,
        Administrator, ReadsEverything, DemoRole, Erased: ErasedAt is not null);

    public static Side? SideOf(string? name) => name is null ? null : Enum.Parse<Side>(name, ignoreCase: true);

    public static string NameOf(Side side) => side == Domain.Governance.Side.Client ? "client" : "partner";

    /// <summary>Adds a person; touches no row where id or address is taken or the organisation is missing.</summary>
    public static Statement Adding(Id<Organisation> organisation, Profile person, Instant now) => Statement.Of("""
        INSERT INTO person (org, id, name, email, email_key, company, side, zone, administrator, reads_everything,
            demo_role, added_at)
        SELECT @org, @id, @name, @email, @emailKey, @company, @side, @zone, @administrator, @readsEverything,
            @demoRole, @now
        WHERE EXISTS (SELECT 1 FROM organisation WHERE org = @org)
        ON CONFLICT DO NOTHING
        """, [("org", organisation.ToString()), ("now", now.Microseconds()), .. Values(person)]);

    /// <summary>Replaces what is known of a person who was not erased.</summary>
    public static Statement Changing(Id<Organisation> organisation, Profile person) => Statement.Of("""
        UPDATE person SET name = @name, email = @email, email_key = @emailKey, company = @company, side = @side,
            zone = @zone, administrator = @administrator, reads_everything = @readsEverything, demo_role = @demoRole
        WHERE org = @org AND id = @id AND erased_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM person AS other
              WHERE other.org = @org AND other.email_key = @emailKey AND other.id <> @id)
        """, [("org", organisation.ToString()), .. Values(person)]);

    static (string, object?)[] Values(Profile person) =>
    [
        ("id", person.Id.ToString()),
        ("name", person.Name.Trim()),
        ("email", person.Email?.Trim()),
        ("emailKey", person.Email is { } email ? EmailAddress.KeyOf(email) : null),
        ("company", person.Company.Trim()),
        ("side", person.Side is { } side ? NameOf(side) : null),
        ("zone", person.Zone),
        ("administrator", person.Administrator),
        ("readsEverything", person.ReadsEverything),
        ("demoRole", person.DemoRole),
    ];
}
