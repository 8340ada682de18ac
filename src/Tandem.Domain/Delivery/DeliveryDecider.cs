using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using static Tandem.Domain.Delivery.DeliveryCommand;
using static Tandem.Domain.Delivery.DeliveryEvent;
using static Tandem.Domain.Delivery.DeliveryRefusal;

namespace Tandem.Domain.Delivery;

/// <summary>The rules of planning, starting, handing over and reporting. Reviewing has its own file.</summary>
static class DeliveryDecider
{
    public static Decision Decide(Engagement engagement, Asking asking, DeliveryCommand command)
    {
        if (command is ApproveBaseline) return DecideBaseline(engagement, asking);
        var (key, asked) = Subject(command);
        if (engagement.Delivery.Find(key) is not { } deliverable) return Unknown(key);
        return (deliverable.Stage, command) switch
        {
            (Stage.Planned, Start) => DecideStart(engagement, asking, deliverable),
            (Stage.InWork or Stage.SentBack, Submit c) => DecideSubmit(engagement, asking, deliverable, c.Handover),
            (not Stage.Accepted, ReportProgress c) => DecideReport(asking, deliverable, c),
            (Stage.UnderReview, JudgeCriterion c) => ReviewDecider.DecideJudge(asking, deliverable, c),
            (Stage.UnderReview, WaiveCriterion c) => ReviewDecider.DecideWaive(asking, deliverable, c),
            (Stage.UnderReview, Accept c) => ReviewDecider.DecideAccept(asking, deliverable, c),
            (Stage.UnderReview, Reject c) => ReviewDecider.DecideReject(asking, deliverable, c),
            (Stage.Accepted, WithdrawAcceptance c) => ReviewDecider.DecideWithdraw(asking, deliverable, c),
            _ => OutOfTurn(deliverable, asked),
        };
    }

    static (string Key, string Asked) Subject(DeliveryCommand command) => command switch
    {
        Start c => (c.Deliverable, "starting it"),
        Submit c => (c.Deliverable, "handing it over"),
        ReportProgress c => (c.Deliverable, "reporting progress"),
        JudgeCriterion c => (c.Deliverable, "judging a criterion"),
        WaiveCriterion c => (c.Deliverable, "waiving a criterion"),
        Accept c => (c.Deliverable, "accepting it"),
        Reject c => (c.Deliverable, "rejecting it"),
        WithdrawAcceptance c => (c.Deliverable, "withdrawing its acceptance"),
        _ => throw new InvalidOperationException($"No rule decides {command.GetType().Name}."),
    };

    static Decision DecideBaseline(Engagement engagement, Asking asking)
    {
        if (engagement.Delivery.Baseline is { } approved) return BaselineApprovedAlready(approved);
        if (engagement.Delivery.BudgetAtCompletion is not { } planned) return PlanEmpty;
        if (planned > engagement.Terms!.Budget) return PlanOverBudget(planned, engagement.Terms.Budget);

        // The client must be able to decide before it owes decisions: a capability kept, not advice.
        foreach (var role in (ReadOnlySpan<Role>)[Role.ProductOwner, Role.TechnologyOwner])
            if (engagement.Governance.HoldersOf(role).Count == 0)
                return ClientRoleUnfilled(Roles.TitleOf(role).ToLowerInvariant());

        return new BaselineApproved(new(Revision: 1, asking.On, asking.By, planned));
    }

    static Decision DecideStart(Engagement engagement, Asking asking, Deliverable deliverable) =>
        engagement.Delivery.Baseline is null
            ? NoBaseline : new Started(deliverable.Promise.Key, asking.By, asking.On);

    static Decision DecideSubmit(Engagement engagement, Asking asking, Deliverable deliverable, Handover handover)
    {
        if (handover.Evidence.Count == 0) return EvidenceMissing;
        if (handover.Evidence.Count > DeliveryLimits.EvidenceFilesMax)
            return EvidenceTooMany(DeliveryLimits.EvidenceFilesMax);
        if (TooLong(handover.Note)) return TextTooLong("note", DeliveryLimits.TextCharactersMax);
        if (handover.Commit is { } commit && !IsCommit(commit)) return CommitUnreadable;
        if (handover.Link is { } link && !IsWebAddress(link)) return LinkUnusable;

        var promise = deliverable.Promise;
        var due = ReviewClock.Due(engagement, promise.Value, asking.At, asking.On);
        return new Submitted(promise.Key, deliverable.Rounds.Count + 1, asking.By, asking.On, due, handover);
    }

    static Decision DecideReport(Asking asking, Deliverable deliverable, ReportProgress c)
    {
        if (c.Percent is < 0 or > 100) return PercentOutOfRange;
        if (TooLong(c.Note)) return TextTooLong("note", DeliveryLimits.TextCharactersMax);
        return new ProgressReported(deliverable.Promise.Key, new(c.Percent, asking.On, asking.By, Trimmed(c.Note)));
    }

    internal static bool TooLong(string? text) => text is { Length: > DeliveryLimits.TextCharactersMax };

    internal static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    // What Git, Mercurial and their successors call a commit, cut short or whole.
    static bool IsCommit(string text) =>
        text.Length is >= DeliveryLimits.CommitDigitsMin and <= DeliveryLimits.CommitDigitsMax
        && text.All(char.IsAsciiHexDigit);

    // A link is shown to people as something to follow: javascript: and file: must never get that far.
    static bool IsWebAddress(string link) => link.Length <= DeliveryLimits.ReferenceCharactersMax
        && Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";
}
