using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Hosting;

namespace Tandem.Delivery.Pages;

/// <summary>One form about one deliverable, as it was sent: bound from the request by the framework.</summary>
sealed class Form
{
    readonly HttpContext http;
    readonly string key;
    readonly string deliverable;

    Form(HttpContext http, Typed typed) => (this.http, key, deliverable, Typed) = (http,
        (string)http.Request.RouteValues["key"]!, (string)http.Request.RouteValues["deliverable"]!, typed);

    public Typed Typed { get; }

    public CancellationToken Aborted => http.RequestAborted;

    /// <summary>How the framework makes one from a request.</summary>
    public static async ValueTask<Form?> BindAsync(HttpContext http) => new(http,
        new Typed(http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null));

    /// <summary>Asks the desk; goes to the deliverable's page, or shows the form's own page with the refusal.</summary>
    public async Task<IResult> Ask(DeliveryForms.Shown shown, Func<string, Typed, EngagementCommand> command)
    {
        var reading = http.RequestServices.GetRequiredService<Reading>();
        if (await reading.Enter(key, Aborted) is not { } engagement || engagement.Delivery.Find(deliverable) is null)
            return Results.NotFound();
        var desk = http.RequestServices.GetRequiredService<Desk>();
        var answer = await desk.Ask(reading.Asker, key, command(deliverable, Typed), Aborted);
        if (answer.Why is { } refusal) return await Refuse(shown, refusal);
        if (Typed["from"] == "home") return Results.Redirect("/");
        var stays = command(deliverable, Typed) is DeliveryCommand.JudgeCriterion or DeliveryCommand.WaiveCriterion;
        return Results.Redirect($"/engagements/{key}/deliverables/{deliverable}{(stays ? "/review" : "")}");
    }

    /// <summary>Answers whoever may not give such a command, before a byte of the form is read: nobody else makes the
    /// server work on a gigabyte. Null where they may.</summary>
    public static async Task<IResult?> WhyNot(
        HttpContext http, DeliveryForms.Shown shown, Func<string, EngagementCommand> command)
    {
        var form = new Form(http, Typed.Nothing);
        var reading = http.RequestServices.GetRequiredService<Reading>();
        if (await reading.Enter(form.key, form.Aborted) is not { } engagement) return Results.NotFound();
        return reading.WhyNot(engagement, command(form.deliverable)) is { } barred
            ? await form.Refuse(shown, barred) : null;
    }

    /// <summary>The keys that a finding may name, and null for something else.</summary>
    public async Task<IReadOnlyList<string?>> CriteriaKeys()
    {
        var reading = http.RequestServices.GetRequiredService<Reading>();
        return await reading.Enter(key, Aborted) is { } engagement && engagement.Delivery.Find(deliverable) is { } found
            ? [.. found.Criteria.Select(each => each.Key), null] : [];
    }

    /// <summary>Shows the form's own page with the refusal and what was typed.</summary>
    public async Task<IResult> Refuse(DeliveryForms.Shown shown, Refusal refusal)
    {
        var reading = http.RequestServices.GetRequiredService<Reading>();
        if (await reading.Enter(key, Aborted) is not { } engagement
            || engagement.Delivery.Find(deliverable) is not { } found)
            return Results.NotFound();
        var names = await http.RequestServices.GetRequiredService<NameFinder>().Of(engagement, Aborted);
        return shown(reading, engagement, found, names, refusal, Typed);
    }
}
