using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Delivery;

/// <summary>Every "no" of the plan and its deliverables, in order of precedence.</summary>
static class DeliveryRefusal
{
    public static Refusal Unknown(string key) => new("delivery.unknown",
        $"There is no deliverable '{key}' in this engagement.", "deliverable");

    public static Refusal OutOfTurn(Deliverable deliverable, string asked) => new("delivery.out-of-turn",
        $"{deliverable.Promise.Key} is {Words(deliverable.Stage)}, so {asked} has no place now.", "deliverable");

    public static Refusal BaselineFrozen { get; } = new("delivery.baseline-frozen",
        "The baseline is approved: value, date and criteria are frozen, and only a change request can move them.");

    public static Refusal BaselineApprovedAlready(ApprovedBaseline baseline) => new("delivery.baseline-approved",
        $"The baseline was approved on {baseline.On:uuuu-MM-dd}.");

    public static Refusal PlanEmpty { get; } = new("delivery.plan-empty",
        "There is nothing to approve: the release plan holds no deliverable.");

    public static Refusal PlanOverBudget(Money planned, Money budget) => new("delivery.plan-over-budget",
        $"The plan is worth {planned} and the budget is {budget}; correct one of them before approving.");

    public static Refusal ClientRoleUnfilled(string role) => new("delivery.client-role-unfilled",
        $"Nobody is {role}: name the client's product owner and technology owner before work is agreed on.", "roles");

    public static Refusal NoBaseline { get; } = new("delivery.no-baseline",
        "Work starts when the baseline is approved, so that both parties know what counts as done.");

    public static Refusal EvidenceMissing { get; } = new("delivery.evidence-missing",
        "Hand over at least one evidence file: a deliverable is judged by what can be seen.", "evidence");

    public static Refusal EvidenceTooMany(int most) => new("delivery.evidence-too-many",
        $"A submission carries at most {most} files.", "evidence");

    public static Refusal PercentOutOfRange { get; } = new("delivery.percent-out-of-range",
        "Progress is a whole percentage from 0 to 100.", "percent");

    public static Refusal OwnWork { get; } = new("delivery.own-work",
        "You submitted this round, so someone else reviews it.");

    public static Refusal StaleRound(int latest) => new("delivery.stale-round",
        $"Round {latest} is the latest; look at it before you decide.", "round");

    public static Refusal RejectionWithoutFinding { get; } = new("delivery.rejection-without-finding",
        "Give at least one finding, so that the partner knows what to mend.", "findings");

    public static Refusal FindingsTooMany(int most) => new("delivery.findings-too-many",
        $"A rejection carries at most {most} findings.", "findings");

    public static Refusal UnknownCriterion(string key, string field) => new("delivery.unknown-criterion",
        $"This deliverable has no criterion '{key}'.", field);

    public static Refusal MeasuredCriterion { get; } = new("delivery.measured-criterion",
        "This criterion is decided by the evidence and not by a judge.", "criterion");

    public static Refusal WaiverWithoutReason { get; } = new("delivery.waiver-without-reason",
        "Say why acceptance may do without this criterion; the reason is kept in the record.", "reason");

    public static Refusal FindingWithoutText(int index) => new("delivery.finding-without-text",
        "Say what is wrong.", $"findings[{index}].text");

    public static Refusal WithdrawalWithoutReason { get; } = new("delivery.withdrawal-without-reason",
        "Say why the acceptance is taken back; the reason is kept in the record.", "reason");

    public static Refusal TextTooLong(string field, int most) => new("delivery.text-too-long",
        $"This text may have at most {most} characters.", field);

    public static Refusal CommitUnreadable { get; } = new("delivery.commit-unreadable",
        "A commit id has 7 to 64 hexadecimal digits, such as 4f2a9c1.", "commit");

    public static Refusal LinkUnusable { get; } = new("delivery.link-unusable",
        "The link must be a web address that starts with https:// or http://.", "link");

    public static Refusal NothingToWaive { get; } = new("delivery.nothing-to-waive",
        "This criterion is met or waived already, so there is nothing to waive.", "criterion");

    public static Refusal CriteriaOpen(string keys) => new("delivery.criteria-open",
        $"Acceptance needs every criterion met or waived; still open: {keys}.", "criteria");

    internal static string Words(Stage stage) => stage switch
    {
        Stage.Planned => "planned and not started",
        Stage.InWork => "in work",
        Stage.UnderReview => "under review",
        Stage.SentBack => "back with the partner",
        _ => "accepted",
    };
}
