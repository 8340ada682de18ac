using Dapper;
using Tandem.Domain;
using Tandem.Hosting.Access;
using Tandem.Ledger;

namespace Tandem.Portfolio;

/// <summary>A view of the portfolio that a person keeps.</summary>
/// <param name="Name">What the person calls it.</param>
/// <param name="Query">The address behind <c>/portfolio</c>, from its question mark on.</param>
public sealed record SavedView(string Name, string Query);

/// <summary>The views that people keep: each sees only their own. They are no part of the record.</summary>
sealed class SavedViews(ILedger ledger)
{
    /// <summary>Views that one person may keep.</summary>
    public const int ViewsMax = 20;

    /// <summary>The longest name, in characters.</summary>
    public const int NameCharactersMax = 60;

    /// <summary>A person's views by name.</summary>
    public async Task<IReadOnlyList<SavedView>> Of(Session session, CancellationToken ct) =>
        (await ledger.Query(connection => connection.QueryAsync<SavedView>(new CommandDefinition(
            "SELECT name, query FROM saved_view WHERE org = @org AND person = @person ORDER BY name LIMIT @most",
            new
            {
                org = session.Organisation.ToString(),
                person = session.Person.ToString(),
                most = ViewsMax,
            }, cancellationToken: ct)), ct)).AsList();

    /// <summary>Keeps a view; one of the same name is replaced.</summary>
    public async Task<Refusal?> Keep(Session session, string? name, string query, CancellationToken ct)
    {
        var trimmed = name?.Trim() ?? "";
        if (trimmed.Length is 0 or > NameCharactersMax || trimmed.Any(char.IsControl))
            return new("portfolio.view-unnamed",
                $"Give the view a name of at most {NameCharactersMax} characters.", "name");
        var known = await Of(session, ct);
        if (known.Count >= ViewsMax && known.All(view => view.Name != trimmed))
            return new("portfolio.views-full", $"You keep {ViewsMax} views; remove one first.", "name");
        await ledger.Write([Statement.Of("""
            INSERT INTO saved_view (org, person, name, query) VALUES (@org, @person, @name, @query)
            ON CONFLICT (org, person, name) DO UPDATE SET query = EXCLUDED.query
            """, ("org", session.Organisation.ToString()), ("person", session.Person.ToString()), ("name", trimmed),
            ("query", query))], ct);
        return null;
    }

    /// <summary>Removes a view; one that is gone already stays gone.</summary>
    public Task Remove(Session session, string? name, CancellationToken ct) => ledger.Write([Statement.Of(
        "DELETE FROM saved_view WHERE org = @org AND person = @person AND name = @name",
        ("org", session.Organisation.ToString()), ("person", session.Person.ToString()), ("name", name ?? ""))], ct);
}
