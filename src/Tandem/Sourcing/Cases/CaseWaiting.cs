using Dapper;
using NodaTime;
using Tandem.Domain.Sourcing;
using Tandem.Hosting.Access;
using Tandem.Ledger;
using Tandem.Portfolio;

namespace Tandem.Sourcing.Cases;

/// <summary>What waits on a person in a sourcing case.</summary>
/// <param name="Sourcing">The case's key.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">What waits.</param>
/// <param name="Since">Since when.</param>
/// <param name="Due">By when, or null where no day was named.</param>
public sealed record CaseWaitingRow(string Sourcing, string Title, CaseDutyKind Kind, LocalDate Since, LocalDate? Due);

/// <summary>The table of what waits on whom in sourcing cases.</summary>
static class CaseWaiting
{
    /// <summary>Duties in one list.</summary>
    public const int RowsMax = 50;

    /// <summary>Cases that are folded for a day that is past.</summary>
    const int PastCasesMax = 50;

    public const string Table = "sourcing_waiting";

    public static IEnumerable<Statement> After(string organisation, SourcingCase before, SourcingCase after)
    {
        var duties = CaseDuties.Of(after).ToList();
        if (duties.SequenceEqual(CaseDuties.Of(before))) yield break;
        yield return Statement.Of("DELETE FROM sourcing_waiting WHERE org = @org AND sourcing = @sourcing",
            ("org", organisation), ("sourcing", after.Key));
        foreach (var duty in duties)
            yield return Statement.Of("""
                INSERT INTO sourcing_waiting (org, sourcing, person, kind, since_day, due_day)
                VALUES (@org, @sourcing, @person, @kind, @since, @due)
                """, ("org", organisation), ("sourcing", after.Key), ("person", duty.Person.ToString()),
                ("kind", duty.Kind.ToString()), ("since", Days.Of(duty.Since)),
                ("due", duty.Due is { } due ? Days.Of(due) : null));
    }

    /// <summary>What waits on whoever asks, what is due first.</summary>
    public static async Task<IReadOnlyList<CaseWaitingRow>> On(ILedger ledger, Session session, LocalDate today,
        CancellationToken ct)
    {
        if (session.OnlyEngagement is not null) return [];
        var rows = await ledger.Query(connection => connection.QueryAsync<Row>(new CommandDefinition("""
            SELECT waits.sourcing, known.title, waits.kind, waits.since_day AS since, waits.due_day AS due
            FROM sourcing_waiting waits JOIN sourcing_case known
                ON known.org = waits.org AND known.sourcing = waits.sourcing
            WHERE waits.org = @org AND waits.person = @person AND waits.since_day <= @today
            ORDER BY CASE WHEN waits.due_day IS NULL THEN 1 ELSE 0 END, waits.due_day, waits.since_day,
                waits.sourcing, waits.kind
            LIMIT @most
            """, new
        {
            org = session.Organisation.ToString(),
            person = session.Person.ToString(),
            today = Days.Of(today),
            most = RowsMax,
        }, cancellationToken: ct)), ct);
        return [.. rows.Select(row => new CaseWaitingRow(row.Sourcing, row.Title,
            Enum.Parse<CaseDutyKind>(row.Kind), Days.Day(row.Since),
            row.Due is { } due ? Days.Day(due) : null))];
    }

    /// <summary>The same at the end of a past day, from the record.</summary>
    public static async Task<IReadOnlyList<CaseWaitingRow>> Then(ILedger ledger, CaseShelf shelf, Session session,
        Instant until, LocalDate day, CancellationToken ct)
    {
        if (session.OnlyEngagement is not null) return [];
        var waiting = new List<CaseWaitingRow>();
        foreach (var row in (await CaseTable.Seen(ledger, session, all: false, ct)).Take(PastCasesMax))
        {
            var past = await shelf.ReadBefore(session.Organisation.ToString(), row.Key, until, ct);
            waiting.AddRange(CaseDuties.Of(past).Where(duty => duty.Person == session.Person && duty.Since <= day)
                .Select(duty => new CaseWaitingRow(past.Key, past.Title, duty.Kind, duty.Since, duty.Due)));
        }
        return [.. waiting.OrderBy(row => row.Due ?? LocalDate.MaxIsoValue).ThenBy(row => row.Since).Take(RowsMax)];
    }

    sealed class Row
    {
        public required string Sourcing { get; init; }
        public required string Title { get; init; }
        public required string Kind { get; init; }
        public required long Since { get; init; }
        public long? Due { get; init; }
    }
}
