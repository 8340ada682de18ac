using Dapper;
using Tandem.Domain.Governance;
using Tandem.Hosting.People;
using Tandem.Ledger;

namespace Tandem.Hosting.Access;

/// <summary>An engagement that somebody belongs to.</summary>
sealed record Membership(string Engagement, Side Side);

/// <summary>
/// The one place that decides whether a session may see an engagement. What may be done there is decided by the rules.
/// </summary>
/// <remarks>
/// Everyone sees the engagements that they are a member of; administrators and those who read everything see them all.
/// A token sees at most the one engagement that it is limited to.
/// </remarks>
sealed class Entry(ILedger ledger)
{
    /// <summary>The most engagements that one person is a member of.</summary>
    public const int MembershipsMax = 10_000;

    /// <summary>Whether the session sees every engagement of the organisation.</summary>
    public static bool SeesAll(Session session) =>
        session is { OnlyEngagement: null } and ({ Administrator: true } or { ReadsEverything: true });

    /// <summary>Whether the session may see the engagement; a page or route that it may not see answers 404.</summary>
    public async Task<bool> Allows(Session session, string engagement, CancellationToken ct)
    {
        if (!session.IsSomebody) return false;
        if (session.OnlyEngagement is { } only && only != engagement) return false;
        if (session.Administrator || session.ReadsEverything) return true;
        return await ledger.Query(connection => connection.ExecuteScalarAsync<long>(new CommandDefinition("""
            SELECT COUNT(*) FROM member WHERE org = @org AND engagement = @engagement AND person = @person
            """,
            new { org = session.Organisation.ToString(), engagement, person = session.Person.ToString() },
            cancellationToken: ct)), ct) > 0;
    }

    /// <summary>The same of an engagement whose state is at hand, without asking the database: who joined it has
    /// joined it for good. Where it says no, <see cref="Allows(Session, string, CancellationToken)"/> may know of
    /// someone who joined since.</summary>
    public static bool Allows(Session session, Domain.Engagement engagement) =>
        session.IsSomebody && (session.OnlyEngagement is not { } only || only == engagement.Key)
        && (session.Administrator || session.ReadsEverything
            || engagement.Governance.Members.ContainsKey(session.Person));

    /// <summary>The engagements that the session's person is a member of, by key.</summary>
    public async Task<IReadOnlyList<Membership>> Memberships(Session session, CancellationToken ct)
    {
        var rows = await ledger.Query(connection => connection.QueryAsync<Row>(new CommandDefinition("""
            SELECT engagement, side FROM member
            WHERE org = @org AND person = @person AND (@only IS NULL OR engagement = @only)
            ORDER BY engagement LIMIT @most
            """,
            new
            {
                org = session.Organisation.ToString(),
                person = session.Person.ToString(),
                only = session.OnlyEngagement,
                most = MembershipsMax,
            },
            cancellationToken: ct)), ct);
        return rows.Select(row => new Membership(row.Engagement, ProfileRow.SideOf(row.Side)!.Value)).ToList();
    }

    /// <summary>The keys of the engagements that the session sees and that have members, in order.</summary>
    public async Task<IReadOnlyList<string>> Engagements(Session session, CancellationToken ct)
    {
        if (!SeesAll(session)) return [.. (await Memberships(session, ct)).Select(each => each.Engagement)];
        var keys = await ledger.Query(connection => connection.QueryAsync<string>(new CommandDefinition(
            "SELECT DISTINCT engagement FROM member WHERE org = @org ORDER BY engagement LIMIT @most",
            new { org = session.Organisation.ToString(), most = MembershipsMax }, cancellationToken: ct)), ct);
        return keys.ToList();
    }

    sealed class Row
    {
        public required string Engagement { get; init; }
        public required string Side { get; init; }
    }
}
