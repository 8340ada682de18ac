using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Governance.Pages;

/// <summary>The page of people, roles and rights, and its forms.</summary>
static class GovernancePages
{
    public static void MapGovernance(this IEndpointRouteBuilder pages)
    {
        var engagement = pages.MapGroup("/engagements/{key}");
        engagement.MapGet("/people", Open);
        engagement.MapPost("/members", (GovernanceForm form) => form.Ask(GovernanceWords.Member));
        engagement.MapPost("/role-assignments", (GovernanceForm form) => form.Ask(GovernanceWords.Assignment));
        engagement.MapPost("/role-releases", (GovernanceForm form) => form.Ask(GovernanceWords.Release));
        engagement.MapPost("/roles-not-needed", (GovernanceForm form) => form.Ask(GovernanceWords.Absence));
        engagement.MapPost("/right-overrides", (GovernanceForm form) => form.Ask(GovernanceWords.Override));
        engagement.MapPost("/delegations", (GovernanceForm form) => form.Ask(GovernanceWords.Loan));
        engagement.MapPost("/delegation-ends", (GovernanceForm form) => form.Ask(GovernanceWords.LoanEnd));
    }

    static async Task<IResult> Open(string key, HttpContext http, Reading reading, CancellationToken ct) =>
        await reading.Enter(key, ct) is { } engagement
            ? await Show(http, engagement, Typed.Nothing) : Results.NotFound();

    /// <summary>The page, again with what was typed when a form of it was refused.</summary>
    public static async Task<IResult> Show(HttpContext http, Engagement engagement, Typed typed,
        Refusal? refusal = null)
    {
        var (services, ct) = (http.RequestServices, http.RequestAborted);
        var (session, reading) = (services.GetRequiredService<Session>(), services.GetRequiredService<Reading>());
        var may = Permissions.Of(engagement, reading);
        var directory = services.GetRequiredService<PeopleDirectory>();
        var offered = services.GetRequiredService<Visit>().IsPast ? []
            : await Nameable.Of(directory, session, engagement, may, ct);
        return Page.Show<PeopleAndRightsPage>(new
        {
            Engagement = engagement,
            Coverage = Coverage.Of(engagement),
            May = may,
            Me = session.Person,
            Names = await services.GetRequiredService<NameFinder>().Of(engagement, ct),
            Profiles = await directory.Find(session.Organisation, engagement.Governance.Members.Keys, ct),
            Candidates = offered,
            Typed = typed,
            Refusal = refusal,
            Changing = Asked(http, "change") ?? typed.Text("right-kind"),
            Editing = Id<Person>.TryParse(Asked(http, "member"), null, out var person) ? person : (Id<Person>?)null,
        }, Page.StatusOf(refusal));
    }

    static string? Asked(HttpContext http, string name) =>
        http.Request.Query[name].ToString() is { Length: > 0 } text ? text : null;
}
