using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Accounts;

/// <summary>The first visit. Once the organisation exists, it is over for good.</summary>
static class StartRoutes
{
    const string Path = "/start";

    public static void MapStart(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, Show).AllowAnonymous();
        pages.MapPost(Path, Found).AllowAnonymous().RequireRateLimiting(AccessSetup.AttemptsPolicy);
    }

    static async Task<IResult> Show(HttpContext http, Organisations organisations, StartCode code)
    {
        if (await organisations.Current(http.RequestAborted) is not null) return Results.LocalRedirect("/");
        return Page.Show<StartPage>(new { Typed = new StartForm("", "", "", code.IsNeededBy(http)) });
    }

    static async Task<IResult> Found(
        HttpContext http,
        [FromForm] string? code,
        [FromForm] string? organisation,
        [FromForm] string? name,
        [FromForm] string? email,
        [FromForm] string? password,
        [FromForm] string? repeated,
        StartCode startCode,
        Founding founding)
    {
        var typed = new StartForm(organisation ?? "", name ?? "", email ?? "", startCode.IsNeededBy(http));
        var refusal = startCode.Check(http, code ?? "")
            ?? (password == repeated ? null : AccessRefusal.PasswordsDiffer);
        if (refusal is not null) return Refused(typed, refusal);

        var founder = new Profile(
            new Id<Person>(Guid.NewGuid()), typed.Name, typed.Email, typed.Organisation, Side.Client);
        refusal = await founding.Found(http, typed.Organisation, founder, password ?? "");
        return refusal is null ? Results.LocalRedirect("/") : Refused(typed, refusal);
    }

    static RazorComponentResult<StartPage> Refused(StartForm typed, Refusal refusal) => Page.Show<StartPage>(
        new { Typed = typed, Refusal = refusal },
        refusal == DirectoryRefusal.AlreadyFounded
            ? StatusCodes.Status409Conflict
            : StatusCodes.Status422UnprocessableEntity);
}
