using System.Net;
using Tandem.Domain.Delivery;
using Tandem.Tests.Hosting.Access;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Delivery;

/// <summary>What the pages of a review offer to those who may decide, and say to those who may not.</summary>
public sealed class ReviewingOnThePage
{
    const string Claims = "/engagements/claims-portal";
    const string Review = Claims + "/deliverables/D-01/review";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_may_not_decide_is_told_who_can_and_offered_no_button()
    {
        await using var room = await UnderReview();
        var page = await (await room.As(Devi)).Text(Review);
        Assert.Contains("You can look, and not decide", page, StringComparison.Ordinal);
        Assert.Contains("which belongs to the role Product owner", page, StringComparison.Ordinal);
        Assert.Matches("It is held by (<[^>]*>|\\s)*Petra", page);
        Assert.DoesNotContain("/acceptances", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/rejections", page, StringComparison.Ordinal);
        Assert.Contains("/acceptances", await (await room.As(Petra)).Text(Review), StringComparison.Ordinal);
    }

    [Fact]
    public async Task And_is_refused_as_by_the_api_when_trying_all_the_same()
    {
        await using var room = await UnderReview();
        var answer = await (await room.As(Devi)).PostFrom(Review, Claims + "/deliverables/D-01/acceptances",
            ("round", "1"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("It is held by", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        var early = await (await room.As(Petra)).PostFrom(Review, Claims + "/deliverables/D-01/acceptances",
            ("round", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
    }

    [Fact]
    public async Task A_finding_stands_apart_from_the_criterion_that_it_is_about()
    {
        await using var room = await UnderReview();
        await room.Ask(Petra, new DeliveryCommand.Reject("D-01", 1,
            [new Finding("C2", FindingSeverity.Major, "Tests are missing.", null)]));
        var page = await (await room.As(Petra)).Text(Claims + "/deliverables/D-01");
        Assert.Matches("C2</span>\\s+Tests are missing\\.", page);
    }

    [Theory]
    [InlineData("Dreadful")]
    [InlineData("")]
    public async Task A_finding_without_a_level_that_there_is_is_refused_and_kept(string severity)
    {
        await using var room = await UnderReview();
        var answer = await (await room.As(Petra)).PostFrom(Review, Claims + "/deliverables/D-01/rejections",
            ("round", "1"), ("finding-C2", "Tests are missing."), ("severity-C2", severity));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("delivery.severity-unknown", page, StringComparison.Ordinal);
        Assert.Contains("Tests are missing.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_partner_reports_is_shown_once_it_has_reported()
    {
        await using var room = await UnderReview();
        var petra = await room.As(Petra);
        Assert.DoesNotContain("Partner reports as done", await petra.Text(Claims), StringComparison.Ordinal);
        await room.Ask(Devi, new DeliveryCommand.Start("D-02"));
        await room.Ask(Devi, new DeliveryCommand.ReportProgress("D-02", 40, null));
        Assert.Contains("Partner reports as done", await petra.Text(Claims), StringComparison.Ordinal);
    }

    static async Task<ClaimsRoom> UnderReview()
    {
        var room = await ClaimsRoom.Open(new SteppedClock());
        await room.Ask(Sofia, new DeliveryCommand.ApproveBaseline());
        await room.Ask(Devi, new DeliveryCommand.Start("D-01"));
        await room.Ask(Devi, new DeliveryCommand.Submit("D-01", Handover()));
        return room;
    }
}
