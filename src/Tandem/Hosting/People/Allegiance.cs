using System.Globalization;
using Dapper;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Ledger;

namespace Tandem.Hosting.People;

/// <summary>For whom people work: as the directory has it, else as they take part already.</summary>
static class Allegiance
{
    const int AskedAtOnceMax = 500;

    /// <summary>What the directory says of some people whom somebody brings in.</summary>
    public static async Task<Newcomers> Of(ILedger ledger, string organisation, Id<Person> by,
        IEnumerable<Id<Person>> people, CancellationToken ct)
    {
        var sides = new Dictionary<Id<Person>, Side>();
        var (unknown, others) = (people.ToHashSet(), new HashSet<Id<Person>>());
        foreach (var ids in unknown.Select(each => each.ToString()).ToList().Chunk(AskedAtOnceMax))
            foreach (var (id, name, erased, other) in await Rows(ledger, organisation, by, ids, ct))
            {
                var person = Id<Person>.Parse(id, CultureInfo.InvariantCulture);
                if (ProfileRow.SideOf(name) is { } side) sides[person] = side;
                if (erased == 0) unknown.Remove(person);
                if (other != 0) others.Add(person);
            }
        // An organisation has its directory from its founding on. What is recorded before, as the demo's history is,
        // is nobody's who could have signed in, and its people are added afterwards.
        if (unknown.Count > 0 && !await HasDirectory(ledger, organisation, ct)) unknown.Clear();
        return new(sides, unknown, others);
    }

    static Task<IEnumerable<(string Id, string? Side, long Erased, long Other)>> Rows(
        ILedger ledger, string organisation, Id<Person> by, string[] ids, CancellationToken ct)
    {
        var parameters = new DynamicParameters();
        parameters.Add("org", organisation);
        parameters.Add("by", by.ToString());
        var among = parameters.AddAmong(ids);
        return ledger.Query(connection => connection.QueryAsync<(string, string?, long, long)>(
            new CommandDefinition($"""
            SELECT id, COALESCE(side, (SELECT MIN(member.side) FROM member
                    WHERE member.org = person.org AND member.person = person.id)) AS side,
                CAST(CASE WHEN erased_at IS NULL THEN 0 ELSE 1 END AS BIGINT) AS erased,
                CAST(CASE WHEN company = (SELECT own.company FROM person AS own
                        WHERE own.org = @org AND own.id = @by) THEN 0
                    WHEN EXISTS (SELECT 1 FROM invitation WHERE invitation.org = person.org
                        AND invitation.person = person.id AND invitation.invited_by = @by) THEN 0
                    ELSE 1 END AS BIGINT) AS other
            FROM person WHERE org = @org AND id IN {among}
            """, parameters, cancellationToken: ct)), ct);
    }

    static async Task<bool> HasDirectory(ILedger ledger, string organisation, CancellationToken ct) =>
        await ledger.Query(connection => connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COUNT(*) FROM organisation WHERE org = @organisation", new { organisation },
            cancellationToken: ct)), ct) > 0;
}
