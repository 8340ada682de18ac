using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;

namespace Tandem.Delivery.Pages;

/// <summary>The pages of the release plan, its deliverables and their reviews.</summary>
static class DeliveryPages
{
    public static void MapDelivery(this IEndpointRouteBuilder pages, Settings settings)
    {
        var engagement = pages.MapGroup("/engagements/{key}");
        engagement.MapGet("/release-plan", ShowPlan);
        engagement.MapGet("/reviews", ShowReviews);
        engagement.MapGet("/deliverables/{deliverable}", ShowDeliverable);
        engagement.MapGet("/deliverables/{deliverable}/review", ShowReview);
        engagement.MapGet("/evidence/{digest}", Download);
        engagement.MapDeliveryForms(settings);
    }

    static async Task<IResult> ShowPlan(
        string key, Reading reading, NameFinder names, int? page, CancellationToken ct) =>
        await reading.Enter(key, ct) is { } engagement
            ? Plan(reading, engagement, await names.Of(engagement, ct), at: page) : Results.NotFound();

    internal static RazorComponentResult<ReleasePlanPage> Plan(Reading reading, Engagement engagement, Names names,
        Refusal? refusal = null, int? at = null)
    {
        var mayNot = reading.WhyNot(engagement, new DeliveryCommand.ApproveBaseline());
        return Page.Show<ReleasePlanPage>(new
        {
            Engagement = engagement,
            MayNotApprove = mayNot,
            Refusal = refusal,
            Holders = (refusal ?? mayNot) is { } why ? names.HoldersOf(why) : [],
            Asked = at ?? 1,
        }, Page.StatusOf(refusal));
    }

    static async Task<IResult> ShowReviews(string key, Reading reading, NameFinder names, CancellationToken ct) =>
        await reading.Enter(key, ct) is { } engagement
            ? Page.Show<ReviewsPage>(new { Engagement = engagement, Names = await names.Of(engagement, ct) })
            : Results.NotFound();

    static async Task<IResult> ShowDeliverable(string key, string deliverable, Reading reading, NameFinder names,
        CancellationToken ct) =>
        await reading.Enter(key, ct) is { } engagement && engagement.Delivery.Find(deliverable) is { } found
            ? Deliverable(reading, engagement, found, await names.Of(engagement, ct)) : Results.NotFound();

    internal static RazorComponentResult<DeliverablePage> Deliverable(Reading reading, Engagement engagement,
        Deliverable deliverable, Names names, Refusal? refusal = null,
        Typed? typed = null) => Page.Show<DeliverablePage>(new
        {
            Engagement = engagement,
            Deliverable = deliverable,
            Names = names,
            Refusal = refusal,
            Typed = typed ?? Typed.Nothing,
            MayNotDeliver = reading.WhyNot(engagement, new DeliveryCommand.Start(deliverable.Promise.Key)),
            MayNotDecide = reading.WhyNot(engagement, new DeliveryCommand.Accept(deliverable.Promise.Key, 0, null)),
            MayNotWithdraw = reading.WhyNot(
                    engagement, new DeliveryCommand.WithdrawAcceptance(deliverable.Promise.Key, "")),
        }, Page.StatusOf(refusal));

    static async Task<IResult> ShowReview(string key, string deliverable, Reading reading, NameFinder names,
        CancellationToken ct)
    {
        if (await reading.Enter(key, ct) is not { } engagement
            || engagement.Delivery.Find(deliverable) is not { } found)
            return Results.NotFound();
        return found.InReview is null
            ? Deliverable(reading, engagement, found, await names.Of(engagement, ct))
            : Review(reading, engagement, found, await names.Of(engagement, ct));
    }

    internal static RazorComponentResult<ReviewPage> Review(Reading reading, Engagement engagement,
        Deliverable deliverable,
        Names names, Refusal? refusal = null, Typed? typed = null)
    {
        var key = deliverable.Promise.Key;
        return Page.Show<ReviewPage>(new
        {
            Engagement = engagement,
            Deliverable = deliverable,
            Round = deliverable.Latest!,
            Names = names,
            Refusal = refusal,
            Typed = typed ?? Typed.Nothing,
            MayNotDecide = reading.WhyNot(
                engagement, new DeliveryCommand.Accept(key, deliverable.Latest!.Number, null)),
            MayNotWaive =
                reading.WhyNot(engagement, new DeliveryCommand.WaiveCriterion(key, deliverable.Latest.Number, "", "")),
            MayNotJudge = deliverable.Criteria.ToDictionary(each => each.Key, each => reading.WhyNot(engagement,
                new DeliveryCommand.JudgeCriterion(key, deliverable.Latest.Number, each.Key, true, null))),
        }, Page.StatusOf(refusal));
    }

    // Only what the record of this engagement names is handed out.
    static async Task<IResult> Download(string key, string digest, Reading reading, EvidenceStore store,
        CancellationToken ct)
    {
        if (await reading.Enter(key, ct) is not { } engagement || !Digest.TryParse(digest, out var wanted)
            || EvidenceNamed(engagement, wanted) is not { } file) return Results.NotFound();
        return await EvidenceDownload.Of(store, wanted, file.Name, ct);
    }

    internal static EvidenceFile? EvidenceNamed(Engagement engagement, Digest digest) => engagement.Delivery.All
        .SelectMany(each => each.Rounds)
        .SelectMany(round => round.Handover.Evidence.Concat(round.Verdict is Verdict.Rejected rejected
            ? rejected.Findings.Select(finding => finding.File).OfType<EvidenceFile>() : []))
        .FirstOrDefault(file => file.Digest == digest);
}
