using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Values;
using Tandem.Hosting;

namespace Tandem.Delivery.Pages;

/// <summary>
/// What the forms of the delivery pages ask of the desk. A refused form shows its page again with what was typed.
/// </summary>
static class DeliveryForms
{
    public static void MapDeliveryForms(this IEndpointRouteBuilder engagement, Settings settings)
    {
        engagement.MapPost("/baselines", ApproveBaseline);
        var deliverable = engagement.MapGroup("/deliverables/{deliverable}");
        deliverable.MapPost("/starts",
            (Form form) => form.Ask(OnDeliverable, (key, _) => new DeliveryCommand.Start(key)));
        deliverable.MapPost("/progress-reports", (Form form) => form.Ask(OnDeliverable, (key, typed) =>
            new DeliveryCommand.ReportProgress(key, typed.Whole("percent") ?? -1, typed.Text("progress-note"))));
        deliverable.MapPost("/withdrawals", (Form form) => form.Ask(OnDeliverable, (key, typed) =>
            new DeliveryCommand.WithdrawAcceptance(key, typed["withdrawal-reason"])));
        deliverable.MapPost("/submissions", AddSubmission).AllowUploads(settings)
            .AskFirst(http => Form.WhyNot(http, OnDeliverable, key => new DeliveryCommand.Start(key)));
        deliverable.MapPost("/judgements",
            (Form form) => form.Ask(OnReview, (key, typed) => new DeliveryCommand.JudgeCriterion(
                key, typed.Whole("round") ?? 0, typed["criterion"], typed["met"] == "yes",
                typed.Text("judgement-note"))));
        deliverable.MapPost("/waivers",
            (Form form) => form.Ask(OnReview, (key, typed) => new DeliveryCommand.WaiveCriterion(
                key, typed.Whole("round") ?? 0, typed["criterion"], typed["waiver-reason"])));
        deliverable.MapPost("/acceptances", (Form form) => form.Ask(OnReview, (key, typed) =>
            new DeliveryCommand.Accept(key, typed.Whole("round") ?? 0, typed.Text("acceptance-note"))));
        deliverable.MapPost("/rejections", AddRejection).AllowUploads(settings)
            .AskFirst(http => Form.WhyNot(http, OnReview, key => new DeliveryCommand.Reject(key, 0, [])));
    }

    static async Task<IResult> ApproveBaseline(string key, Reading reading, NameFinder names, Desk desk, Visit visit,
        CancellationToken ct)
    {
        if (await reading.Enter(key, ct) is not { } engagement) return Results.NotFound();
        var answer = await desk.Ask(reading.Asker, key, new DeliveryCommand.ApproveBaseline(), ct);
        return answer.Why is { } refusal
            ? DeliveryPages.Plan(reading, engagement, await names.Of(engagement, ct), refusal)
            : Results.Redirect($"{visit.Engagement!.Href}/release-plan");
    }

    static async Task<IResult> AddSubmission(Form form, EvidenceIntake intake)
    {
        var (files, refused) = await intake.Take(form.Typed.Files("evidence"), "evidence", form.Aborted);
        if (refused is not null) return await form.Refuse(OnDeliverable, refused);
        return await form.Ask(OnDeliverable, (key, typed) => new DeliveryCommand.Submit(key,
            new(typed.Text("note"), typed.Text("commit"), typed.Text("link"), files)));
    }

    static async Task<IResult> AddRejection(Form form, EvidenceIntake intake)
    {
        var (findings, refused) = await Findings(form, form.Typed, intake);
        if (refused is not null) return await form.Refuse(OnReview, refused);
        return await form.Ask(OnReview, (key, typed) =>
            new DeliveryCommand.Reject(key, typed.Whole("round") ?? 0, findings));
    }

    static Refusal SeverityUnknown(string field) => new("delivery.severity-unknown",
        "Say how grave this finding is: one of the levels that the form offers.", field);

    // A finding is a text beside its criterion; where the text is empty there is none.
    static async Task<(Sequence<Finding>, Refusal?)> Findings(Form form, Typed typed, EvidenceIntake intake)
    {
        var findings = new List<Finding>();
        foreach (var criterion in await form.CriteriaKeys())
        {
            var suffix = criterion ?? "other";
            if (typed.Text($"finding-{suffix}") is not { } text) continue;
            if (typed.Choice<FindingSeverity>($"severity-{suffix}") is not { } severity)
                return ([], SeverityUnknown($"severity-{suffix}"));
            var (files, refused) = await intake.Take([.. typed.Files($"file-{suffix}").Take(1)],
                $"file-{suffix}", form.Aborted);
            if (refused is not null) return ([], refused);
            findings.Add(new(criterion, severity, text, files.Count == 0 ? null : files[0]));
        }
        return (findings.ToSequence(), null);
    }

    static IResult OnDeliverable(Reading reading, Engagement engagement, Deliverable deliverable, Names names,
        Refusal refusal, Typed typed) =>
            DeliveryPages.Deliverable(reading, engagement, deliverable, names, refusal, typed);

    static IResult OnReview(Reading reading, Engagement engagement, Deliverable deliverable,
        Names names, Refusal refusal,
        Typed typed) => deliverable.InReview is null
        ? DeliveryPages.Deliverable(reading, engagement, deliverable, names, refusal, typed)
        : DeliveryPages.Review(reading, engagement, deliverable, names, refusal, typed);

    internal delegate IResult Shown(Reading reading, Engagement engagement, Deliverable deliverable, Names names,
        Refusal refusal, Typed typed);
}
