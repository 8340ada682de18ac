using System.Globalization;
using Dapper;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Ledger;

namespace Tandem.Hosting.People;

/// <summary>For which side people work: as the directory has it, else as they take part already.</summary>
static class Allegiance
{
    const int AskedAtOnceMax = 500;

    /// <summary>The sides of some people; those of whom it is not known are left out.</summary>
    public static async Task<IReadOnlyDictionary<Id<Person>, Side>> Of(
        ILedger ledger, string organisation, IEnumerable<Id<Person>> people, CancellationToken ct)
    {
        var found = new Dictionary<Id<Person>, Side>();
        foreach (var ids in people.Select(each => each.ToString()).Distinct().Chunk(AskedAtOnceMax))
        {
            var parameters = new DynamicParameters();
            parameters.Add("org", organisation);
            var rows = await ledger.Query(connection => connection.QueryAsync<(string Id, string? Side)>(
                new CommandDefinition($"""
                SELECT id, COALESCE(side, (SELECT MIN(member.side) FROM member
                    WHERE member.org = person.org AND member.person = person.id)) AS side
                FROM person WHERE org = @org AND id IN {parameters.AddAmong(ids)}
                """, parameters, cancellationToken: ct)), ct);
            foreach (var (id, name) in rows)
                if (ProfileRow.SideOf(name) is { } side)
                    found[Id<Person>.Parse(id, CultureInfo.InvariantCulture)] = side;
        }
        return found;
    }
}
