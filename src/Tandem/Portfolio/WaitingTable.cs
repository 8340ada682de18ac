using System.Text.Json;
using Dapper;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Json;
using Tandem.Ledger;

namespace Tandem.Portfolio;

/// <summary>A duty of an engagement, as Home lists it.</summary>
/// <param name="Engagement">The engagement's key.</param>
/// <param name="EngagementTitle">Its title.</param>
/// <param name="Duty">What waits.</param>
public sealed record WaitingRow(string Engagement, string EngagementTitle, Duty Duty);

/// <summary>What waits on whom, over all engagements.</summary>
static class WaitingTable
{
    /// <summary>
    /// Hand-overs are shown this many days before they are due; before that they wait on nobody's attention.
    /// </summary>
    public const int HandOverDaysAhead = 14;

    public static Statement Insert(string organisation, Engagement engagement, Duty duty) => Statement.Of("""
        INSERT INTO waiting (org, engagement, deliverable, subject, kind, role, since_day, due_day, minor, row_json)
        VALUES (@org, @engagement, @deliverable, @subject, @kind, @role, @since, @due, @minor, @row)
        ON CONFLICT (org, engagement, deliverable, kind, subject) DO UPDATE SET role = EXCLUDED.role,
            since_day = EXCLUDED.since_day, due_day = EXCLUDED.due_day, minor = EXCLUDED.minor,
            row_json = EXCLUDED.row_json
        """, ("org", organisation), ("engagement", engagement.Key), ("deliverable", duty.Deliverable),
        ("subject", duty.Subject), ("kind", duty.Kind.ToString()), ("role", Roles.KeyOf(duty.Role)),
        ("since", Days.Of(duty.Since)), ("due", duty.Due is { } due ? Days.Of(due) : null), ("minor", duty.Value.Minor),
        ("row", JsonSerializer.Serialize(new WaitingRow(engagement.Key, engagement.Terms!.Title, duty),
            TandemJson.Options)));

    public static Statement Delete(string organisation, Engagement engagement, Duty duty) => Statement.Of("""
        DELETE FROM waiting WHERE org = @org AND engagement = @engagement AND deliverable = @deliverable
            AND kind = @kind AND subject = @subject
        """, ("org", organisation), ("engagement", engagement.Key), ("deliverable", duty.Deliverable),
        ("kind", duty.Kind.ToString()), ("subject", duty.Subject));

    public static Statement DeleteAll(string organisation, Engagement engagement, string deliverable) =>
        Statement.Of("""
        DELETE FROM waiting WHERE org = @org AND engagement = @engagement AND deliverable = @deliverable
        """, ("org", organisation), ("engagement", engagement.Key), ("deliverable", deliverable));

    /// <summary>What waits on a person: by role or by a right lent, overdue first, then by due day and value.</summary>
    /// <param name="ledger">Where to look.</param>
    /// <param name="organisation">Whose engagements.</param>
    /// <param name="person">On whom it waits.</param>
    /// <param name="today">Decides which loans hold and which hand-overs are near.</param>
    /// <param name="most">How many rows.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="only">The one engagement that a token is limited to, or null.</param>
    /// <param name="skip">How many rows before those were seen already.</param>
    public static async Task<IReadOnlyList<WaitingRow>> On(ILedger ledger, string organisation, Id<Person> person,
        LocalDate today, int most, CancellationToken ct, string? only = null, int skip = 0)
    {
        // From the person's roles to what waits on them, which is little: SQLite keeps the order of cross joins.
        var rows = await ledger.Query(connection => connection.QueryAsync<string>(new CommandDefinition("""
            SELECT row_json FROM (
                SELECT waiting.* FROM role_holder held CROSS JOIN waiting
                WHERE held.org = @org AND held.person = @person AND waiting.org = @org
                    AND waiting.engagement = held.engagement AND waiting.role = held.role
                UNION
                SELECT waiting.* FROM lent_right lent CROSS JOIN role_holder lender CROSS JOIN waiting
                WHERE lent.org = @org AND lent.person = @person AND lent.kind = 'acceptance'
                    AND lent.first_day <= @today AND lent.last_day >= @today
                    AND lender.org = @org AND lender.engagement = lent.engagement AND lender.person = lent.lender
                    AND waiting.org = @org AND waiting.engagement = lent.engagement AND waiting.role = lender.role
                    AND waiting.kind = 'Review'
            ) AS mine
            WHERE (kind <> 'HandOver' OR due_day <= @ahead) AND (@only IS NULL OR engagement = @only)
            ORDER BY CASE WHEN due_day IS NULL THEN 1 ELSE 0 END, due_day, minor DESC, engagement,
                deliverable, kind, subject
            LIMIT @most OFFSET @skip
            """, new
        {
            org = organisation,
            person = person.ToString(),
            today = Days.Of(today),
            ahead = Days.Of(today) + HandOverDaysAhead,
            most,
            skip,
            only
        }, cancellationToken: ct)), ct);
        return [.. rows.Select(row => JsonSerializer.Deserialize<WaitingRow>(row, TandemJson.Options)!)];
    }
}
