namespace Tandem.Domain.Governance;

/// <summary>
/// The kinds of decision that commands exercise. A rights table may hold more; it may not lack one of these.
/// </summary>
public static class RightKind
{
    /// <summary>Opening an engagement: not in the table, held by the organisation's administrators.</summary>
    public const string Opening = "opening";

    /// <summary>Founding the organisation: not in the table, held by whoever makes the first visit.</summary>
    public const string Founding = "founding";

    /// <summary>Replacing the log's key: not in the table, held by whoever operates the installation.</summary>
    public const string LogKey = "log-key";

    /// <summary>What is built: releases, deliverables, outcomes, before the baseline is approved.</summary>
    public const string Scope = "scope";

    /// <summary>Freezing value, date and criteria.</summary>
    public const string Baseline = "baseline";

    /// <summary>Accepting a deliverable or rejecting it.</summary>
    public const string Acceptance = "acceptance";

    /// <summary>Accepting although a criterion is not met.</summary>
    public const string CriterionWaiver = "criterion-waiver";

    /// <summary>Taking an acceptance back.</summary>
    public const string AcceptanceWithdrawal = "acceptance-withdrawal";

    /// <summary>Recognising cost: time entries and invoices.</summary>
    public const string CostRecognition = "cost-recognition";

    /// <summary>Who of the client holds which role.</summary>
    public const string ClientRoles = "client-roles";

    /// <summary>Who decides what.</summary>
    public const string DecisionRights = "decision-rights";

    /// <summary>Judging a criterion: held by the role that the criterion names.</summary>
    public const string Judgement = "judgement";

    /// <summary>Lending a right that one holds: held by whoever holds that right.</summary>
    public const string Delegation = "delegation";

    /// <summary>Doing the work: starting, handing over, reporting. The partner's.</summary>
    public const string Delivery = "delivery";

    /// <summary>Who of the partner holds which role. The partner's.</summary>
    public const string PartnerRoles = "partner-roles";

    /// <summary>The kinds that every rights table must name.</summary>
    public static IReadOnlyList<string> Required { get; } =
    [
        Scope, Baseline, Acceptance, CriterionWaiver, AcceptanceWithdrawal, CostRecognition, ClientRoles,
        DecisionRights, Delivery, PartnerRoles,
    ];

    /// <summary>
    /// Whose a right is: of the kinds that every table names, code says so and no table can say otherwise.
    /// </summary>
    public static Side SideOf(DecisionRight right) => right.Kind switch
    {
        Delivery or PartnerRoles => Side.Partner,
        _ => Required.Contains(right.Kind) ? Side.Client : right.Side,
    };
}
