using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;

namespace Tandem.Accounts;

/// <summary>API tokens of one's own.</summary>
static class TokenRoutes
{
    const string Path = "/settings/tokens";

    public static void MapTokens(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (HttpContext http, Session session, TokensView view) =>
            view.Show(http, session, TokenForm.Empty, made: null, refusal: null));
        pages.MapPost(Path, Make);
        pages.MapPost(Path + "/{id}/revocation", Revoke);
    }

    static async Task<IResult> Make(
        HttpContext http,
        [FromForm] string? name,
        [FromForm] StringValues? scopes,
        [FromForm] string? engagement,
        [FromForm] string? days,
        Session session,
        Tokens tokens,
        TokensView view)
    {
        // A form whose boxes are all empty sends no scopes at all.
        var asked = scopes ?? StringValues.Empty;
        var known = asked.Select(Scopes.Named).OfType<Scope>().ToSequence();
        var typed = new TokenForm(name ?? "", known, engagement ?? "", days ?? "");
        // A token that may less than was asked for would fail later, where nobody remembers why.
        var (made, refusal) = asked.FirstOrDefault(each => Scopes.Named(each) is null) is { } unknown
            ? (null, AccessRefusal.TokenScopeUnknown(unknown))
            : await tokens.Issue(session, typed.Asks(), http.RequestAborted);
        return await view.Show(http, session, refusal is null ? TokenForm.Empty : typed, made, refusal);
    }

    static async Task<IResult> Revoke(HttpContext http, string id, Session session, Tokens tokens)
    {
        await tokens.Revoke(session, id, http.RequestAborted);
        return Results.LocalRedirect(Path);
    }
}

/// <summary>Gathers what the tokens page shows.</summary>
sealed class TokensView(Tokens tokens, Entry entry, IClock clock)
{
    public async Task<IResult> Show(HttpContext http, Session session, TokenForm typed, string? made, Refusal? refusal)
    {
        return Page.Show<TokensPage>(
            new
            {
                Tokens = await tokens.List(session, http.RequestAborted),
                Engagements = await entry.Engagements(session, http.RequestAborted),
                Offered = Tokens.ScopesOf(session),
                Now = clock.GetCurrentInstant(),
                Typed = typed,
                Made = made,
                Refusal = refusal,
            },
            Page.StatusOf(refusal));
    }
}
