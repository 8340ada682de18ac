using NodaTime;
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

    sealed record AcceptanceWithdrawal(string Reason);

    sealed record ReleaseView(string Key, string Title, Money Value, Money Accepted,
        IReadOnlyList<DeliverableRow> Deliverables);

    public static void MapDeliveryApi(this RouteGroupBuilder engagement)
    {
        engagement.MapGet("/deliverables", (Call call, string? cursor, int? limit) => call.Show((e, on) =>
            Listing.Of(e.Delivery.Keys, cursor, limit, key => DeliverableRow.Of(e.Delivery.ByKey[key], on))))
            .RequireScope(Scope.Read).Produces<Listing<DeliverableRow>>()
            .WithSummary("The deliverables, in plan order.");
        engagement.MapGet("/deliverables/{deliverable}", (Call call, string deliverable) => call.Show((e, on) =>
            e.Delivery.Find(deliverable) is { } found ? DeliverableView.Of(found, on) : null))
            .RequireScope(Scope.Read).Produces<DeliverableView>()
            .WithSummary("One deliverable: what was promised, every round, how each criterion stands.");
        engagement.MapGet("/releases", (Call call, string? cursor, int? limit) => call.Show((e, on) =>
            Listing.Of(e.Delivery.Releases, cursor, limit, release => View(e, release, on))))
            .RequireScope(Scope.Read).Produces<Listing<ReleaseView>>()
            .WithSummary("The release plan: each release with its deliverables.");
        engagement.MapGet("/reviews", (Call call, string? cursor, int? limit) => call.Show((e, on) =>
            Listing.Of(
                [.. e.Delivery.All.Where(each => each.InReview is not null).OrderBy(each => each.InReview!.ReviewDue)],
                cursor, limit, each => DeliverableView.Of(each, on))))
            .RequireScope(Scope.Read).Produces<Listing<DeliverableView>>()
            .WithSummary("What is under review, the earliest due first.");
        engagement.MapGet("/evidence/{digest}", Download).RequireScope(Scope.Read)
            .Produces<byte[]>(contentType: "application/octet-stream").ProducesProblem(StatusCodes.Status410Gone)
            .WithSummary("An evidence file, as it was handed over; 410 where it was changed since.");

        engagement.MapPost("/baselines", (Call call) => call.Ask(new DeliveryCommand.ApproveBaseline()))
            .Recorded(Scope.Plan, "Approves the baseline: value, date and criteria are frozen.");
        var one = engagement.MapGroup("/deliverables/{deliverable}");
        one.MapPost("/starts", (Call call, string deliverable) => call.Ask(new DeliveryCommand.Start(deliverable)))
            .Recorded(Scope.Deliver, "Begins work on a deliverable.");
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
        one.MapPost("/withdrawals", (Call call, string deliverable, AcceptanceWithdrawal body) =>
            call.Ask(new DeliveryCommand.WithdrawAcceptance(deliverable, body.Reason)))
            .Recorded(Scope.Review, "Takes an acceptance back; from today on it earns nothing.");
    }

    static ReleaseView View(Engagement engagement, Release release, LocalDate on)
    {
        var all = engagement.Delivery.All.Where(each => each.Promise.Release == release.Key).ToList();
        Money Sum(IEnumerable<Deliverable> of) => Money.Sum(of.Select(each => each.Promise.Value), engagement.Currency);
        return new(release.Key, release.Title, Sum(all), Sum(all.Where(each => each.Stage == Stage.Accepted)),
            [.. all.Select(each => DeliverableRow.Of(each, on))]);
    }

    static async Task<IResult> Download(string key, string digest, Reading reading, EvidenceStore store,
        CancellationToken ct) =>
        await reading.Enter(key, ct) is { } engagement && Digest.TryParse(digest, out var wanted)
        && Pages.DeliveryPages.EvidenceNamed(engagement, wanted) is { } file
            ? await EvidenceDownload.Of(store, wanted, file.Name, ct) : Problems.NotFound;
}
