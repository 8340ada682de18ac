using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain.Delivery;

/// <summary>
/// What can become true of the plan and its deliverables. See <see cref="EngagementEvent"/> for what binds these.
/// </summary>
public abstract record DeliveryEvent : EngagementEvent
{
    DeliveryEvent() { }

    /// <summary>A release stands in the plan.</summary>
    [Stored("release.planned/1")]
    public sealed record ReleasePlanned(Release Release) : DeliveryEvent;

    /// <summary>A release was dropped before the baseline was approved.</summary>
    [Stored("release.dropped/1")]
    public sealed record ReleaseDropped(string Key) : DeliveryEvent;

    /// <summary>A deliverable was promised, or promised anew before the baseline was approved.</summary>
    [Stored("deliverable.promised/1")]
    public sealed record DeliverablePromised(Promise Promise) : DeliveryEvent;

    /// <summary>A deliverable was dropped before the baseline was approved.</summary>
    [Stored("deliverable.dropped/1")]
    public sealed record DeliverableDropped(string Deliverable) : DeliveryEvent;

    /// <summary>Value, date and criteria of everything promised are frozen.</summary>
    [Stored("baseline.approved/1")]
    public sealed record BaselineApproved(ApprovedBaseline Baseline) : DeliveryEvent;

    /// <summary>Work began.</summary>
    [Stored("deliverable.started/1")]
    public sealed record Started(string Deliverable, Id<Person> By, LocalDate On) : DeliveryEvent;

    /// <summary>The partner handed a deliverable over with its evidence.</summary>
    [Stored("deliverable.submitted/1")]
    public sealed record Submitted(string Deliverable, int Round, Id<Person> By, LocalDate On, LocalDate ReviewDue,
        Handover Handover) : DeliveryEvent;

    /// <summary>The named role judged a criterion.</summary>
    [Stored("criterion.judged/1")]
    public sealed record CriterionJudged(string Deliverable, int Round, string Criterion, Judgement Judgement)
        : DeliveryEvent;

    /// <summary>The right's holder waived a criterion.</summary>
    [Stored("criterion.waived/1")]
    public sealed record CriterionWaived(
        string Deliverable, int Round, string Criterion, Waiver Waiver) : DeliveryEvent;

    /// <summary>
    /// The client accepted: every criterion was met or waived. The keys waived are what was relied on.
    /// </summary>
    [Stored("deliverable.accepted/1")]
    public sealed record Accepted(string Deliverable, int Round, Id<Person> By, LocalDate On, string? Note,
        Sequence<string> Met, Sequence<string> Waived) : DeliveryEvent;

    /// <summary>The client rejected, and said why.</summary>
    [Stored("deliverable.rejected/1")]
    public sealed record Rejected(string Deliverable, int Round, Id<Person> By, LocalDate On,
        Sequence<Finding> Findings) : DeliveryEvent;

    /// <summary>An acceptance was taken back: from this day on it earns nothing.</summary>
    [Stored("deliverable.acceptance-withdrawn/1")]
    public sealed record AcceptanceWithdrawn(string Deliverable, int Round, Id<Person> By, LocalDate On, string Reason)
        : DeliveryEvent;

    /// <summary>The partner said how far it believes to be.</summary>
    [Stored("deliverable.progress-reported/1")]
    public sealed record ProgressReported(string Deliverable, ReportedProgress Progress) : DeliveryEvent;
}
