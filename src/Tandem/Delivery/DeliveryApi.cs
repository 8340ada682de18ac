using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;

namespace Tandem.Delivery;

/// <summary>Deliverables over HTTP. Routes are nouns: a rejection is added, "reject" is not called. No body carries who
/// or when: those come from the token and the desk's clock.</summary>
static class DeliveryApi
{
    sealed record Progress(int Percent, string? Note);

    sealed record CriterionJudgement(int Round, string Criterion, bool Met, string? Note);

    sealed record CriterionWaiver(int Round, string Criterion, string Reason);

    sealed record Acceptance(int Round, string? Note);

    sealed record Rejection(int Round, Sequence<GivenFinding> Findings);

    sealed record GivenFinding(string? Criterion, FindingSeverity Severity, string Text);

    sealed record GivenWithdrawal(string Reason);

    public static void MapDeliveryApi(this RouteGroupBuilder engagement, Settings settings)
    {
        engagement.MapGet("/deliverables", (Call call, string? cursor, int? limit) => call.Show((e, on) =>
            Listing.Of(e.Delivery.Keys, cursor, limit, key => DeliverableRow.Of(e.Delivery.ByKey[key], on))))
            .RequireScope(Scope.Read).Produces<Listing<DeliverableRow>>()
            .WithSummary("The deliverables, in plan order.");
        engagement.MapGet("/deliverables/{deliverable}", (Call call, string deliverable) => call.Show((e, on) =>
            e.Delivery.Find(deliverable) is { } found ? DeliverableView.Of(found, on) : null))
            .RequireScope(Scope.Read).Produces<DeliverableView>()
            .WithSummary("One deliverable: what was promised, every round, how each criterion stands.");
        engagement.MapGet("/evidence/{digest}", Download).RequireScope(Scope.Read)
            .Produces(200, contentType: "application/octet-stream")
            .WithSummary("An evidence file, as it was handed over.");

        engagement.MapPost("/baselines", (Call call) => call.Ask(new DeliveryCommand.ApproveBaseline()))
            .Recorded(Scope.Plan, "Approves the baseline: value, date and criteria are frozen.");
        var one = engagement.MapGroup("/deliverables/{deliverable}");
        one.MapPost("/starts", (Call call, string deliverable) => call.Ask(new DeliveryCommand.Start(deliverable)))
            .Recorded(Scope.Deliver, "Begins work on a deliverable.");
        one.MapPost("/submissions", AddSubmission).Recorded(Scope.Deliver,
            "Hands a deliverable over: multipart form with files as 'evidence' and optional 'note', 'commit', 'link'.")
            .WithMetadata(new UploadLimit(settings.UploadBytes)).DisableAntiforgery();
        one.MapPost("/progress-reports", (Call call, string deliverable, Progress body) =>
            call.Ask(new DeliveryCommand.ReportProgress(deliverable, body.Percent, body.Note)))
            .Recorded(Scope.Deliver, "Says how far the partner believes to be; never counts as progress.");
        one.MapPost("/judgements", (Call call, string deliverable, CriterionJudgement body) =>
            call.Ask(new DeliveryCommand.JudgeCriterion(deliverable, body.Round, body.Criterion, body.Met, body.Note)))
            .Recorded(Scope.Review, "Judges a criterion that names your role.");
        one.MapPost("/waivers", (Call call, string deliverable, CriterionWaiver body) =>
            call.Ask(new DeliveryCommand.WaiveCriterion(deliverable, body.Round, body.Criterion, body.Reason)))
            .Recorded(Scope.Review, "Waives a criterion, with a reason.");
        one.MapPost("/acceptances", (Call call, string deliverable, Acceptance body) =>
            call.Ask(new DeliveryCommand.Accept(deliverable, body.Round, body.Note)))
            .Recorded(Scope.Review, "Accepts the round that you looked at.");
        one.MapPost("/rejections", (Call call, string deliverable, Rejection body) =>
            call.Ask(new DeliveryCommand.Reject(deliverable, body.Round, body.Findings.Select(each =>
                new Finding(each.Criterion, each.Severity, each.Text)).ToSequence())))
            .Recorded(Scope.Review, "Rejects the round that you looked at, with findings.");
        one.MapPost("/withdrawals", (Call call, string deliverable, GivenWithdrawal body) =>
            call.Ask(new DeliveryCommand.WithdrawAcceptance(deliverable, body.Reason)))
            .Recorded(Scope.Review, "Takes an acceptance back; from today on it earns nothing.");
    }

    static async Task<IResult> AddSubmission(Call call, string deliverable, HttpRequest request, EvidenceIntake intake)
    {
        if (!request.HasFormContentType)
            return Problems.Of(new Refusal("api.form-expected",
                "Send a multipart form: files as 'evidence', and optional 'note', 'commit', 'link'.", "evidence"));
        // Asked before a byte of the files is read: nobody who may not hand over makes the server work on a gigabyte.
        if (await call.Barred(new DeliveryCommand.Start(deliverable)) is { } barred) return barred;
        var form = new Typed(await request.ReadFormAsync(call.Aborted));
        var (files, refused) = await intake.Take(form.Files("evidence"), "evidence", call.Aborted);
        return refused is not null ? await call.Refuse(refused) : await call.Ask(new DeliveryCommand.Submit(deliverable,
            new(form.Text("note"), form.Text("commit"), form.Text("link"), files)));
    }

    static async Task<IResult> Download(string key, string digest, Reading reading, EvidenceStore store,
        CancellationToken ct) =>
        await reading.Enter(key, ct) is { } engagement && Digest.TryParse(digest, out var wanted)
        && Pages.DeliveryPages.EvidenceNamed(engagement, wanted) is { } file && store.Open(wanted) is { } content
            ? Results.File(content, "application/octet-stream", file.Name) : Problems.NotFound;

    sealed record UploadLimit(long? MaxRequestBodySize) : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata;
}
