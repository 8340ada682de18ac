using Tandem.Domain;
using Tandem.Hosting;

namespace Tandem.Governance.Pages;

/// <summary>
/// One form of the page of people and rights, as it was sent: bound from the request by the framework.
/// </summary>
sealed class GovernanceForm
{
    readonly HttpContext http;
    readonly string key;

    GovernanceForm(HttpContext http, string key, Typed typed) => (this.http, this.key, Typed) = (http, key, typed);

    public Typed Typed { get; }

    /// <summary>How the framework makes one from a request.</summary>
    public static async ValueTask<GovernanceForm?> BindAsync(HttpContext http) => new(http,
        (string)http.Request.RouteValues["key"]!,
        new(http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null));

    /// <summary>Asks the desk; comes back to the page, with the refusal and what was typed if there was one.</summary>
    public async Task<IResult> Ask(Func<Engagement, Typed, (EngagementCommand?, Refusal?)> read)
    {
        var reading = http.RequestServices.GetRequiredService<Reading>();
        if (await reading.Enter(key, http.RequestAborted) is not { } engagement) return Results.NotFound();
        var (command, refusal) = read(engagement, Typed);
        if (command is not null)
        {
            var desk = http.RequestServices.GetRequiredService<Desk>();
            refusal = await desk.Ask(reading.Asker, key, command, http.RequestAborted) switch
            {
                Answer.Refused refused => refused.Refusal,
                Answer.Stale => GovernanceWords.ChangedMeanwhile,
                _ => null,
            };
        }
        return refusal is null
            ? Results.Redirect($"/engagements/{key}/people")
            : await GovernancePages.Show(http, engagement, Typed, refusal);
    }
}
