using Dapper;
using Tandem.Domain.Sourcing;
using Tandem.Hosting.Access;
using Tandem.Ledger;
using Tandem.Portfolio;

namespace Tandem.Sourcing.Cases;

/// <summary>A case as lists show it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its title.</param>
/// <param name="Step">Where it stands, a name of <see cref="CaseStep"/>.</param>
public sealed record CaseRow(string Key, string Title, CaseStep Step);

/// <summary>The table of sourcing cases and of who takes part in them.</summary>
static class CaseTable
{
    /// <summary>Cases in one list.</summary>
    public const int RowsMax = 200;

    /// <summary>The tables that are made anew with the others.</summary>
    public static IReadOnlyList<string> Names { get; } = ["sourcing_case", "sourcing_person", CaseWaiting.Table];

    public static IReadOnlyList<Statement> After(string organisation, SourcingCase before, SourcingCase after)
    {
        var statements = new List<Statement>
        {
            Statement.Of("""
                INSERT INTO sourcing_case (org, sourcing, title, step, opened_day)
                VALUES (@org, @sourcing, @title, @step, @opened)
                ON CONFLICT (org, sourcing) DO UPDATE SET title = EXCLUDED.title, step = EXCLUDED.step
                """, ("org", organisation), ("sourcing", after.Key), ("title", after.Title),
                ("step", CaseSteps.Of(after).ToString()), ("opened", Days.Of(after.OpenedOn))),
        };
        statements.AddRange(CaseWaiting.After(organisation, before, after));
        if (ReferenceEquals(before.People, after.People)) return statements;
        statements.Add(Statement.Of("DELETE FROM sourcing_person WHERE org = @org AND sourcing = @sourcing",
            ("org", organisation), ("sourcing", after.Key)));
        statements.AddRange(after.People.Select(each => each.Person).Distinct().Select(person => Statement.Of(
            "INSERT INTO sourcing_person (org, sourcing, person) VALUES (@org, @sourcing, @person)",
            ("org", organisation), ("sourcing", after.Key), ("person", person.ToString()))));
        return statements;
    }

    /// <summary>The cases that a session may see, newest first.</summary>
    public static async Task<IReadOnlyList<CaseRow>> Seen(ILedger ledger, Session session, bool all,
        CancellationToken ct)
    {
        var only = all ? "" : """
            AND EXISTS (
                SELECT 1 FROM sourcing_person WHERE sourcing_person.org = @org AND sourcing_person.person = @person
                AND sourcing_person.sourcing = sourcing_case.sourcing)
            """;
        var rows = await ledger.Query(connection => connection.QueryAsync<Row>(new CommandDefinition($"""
            SELECT sourcing, title, step FROM sourcing_case WHERE org = @org {only}
            ORDER BY opened_day DESC, sourcing LIMIT @most
            """, new { org = session.Organisation.ToString(), person = session.Person.ToString(), most = RowsMax },
            cancellationToken: ct)), ct);
        return [.. rows.Select(row => new CaseRow(row.Sourcing, row.Title, Enum.Parse<CaseStep>(row.Step)))];
    }

    /// <summary>The keys of an organisation's cases that come after one, in their order: as many as one list holds.
    /// </summary>
    public static async Task<IReadOnlyList<string>> Keys(ILedger ledger, string organisation, string after,
        CancellationToken ct) =>
        [.. await ledger.Query(connection => connection.QueryAsync<string>(new CommandDefinition("""
            SELECT sourcing FROM sourcing_case WHERE org = @organisation AND sourcing > @after
            ORDER BY sourcing LIMIT @most
            """, new { organisation, after, most = RowsMax }, cancellationToken: ct)), ct)];

    sealed class Row
    {
        public required string Sourcing { get; init; }
        public required string Title { get; init; }
        public required string Step { get; init; }
    }
}
