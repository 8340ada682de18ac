using System.Collections.Immutable;
using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain.Delivery;

/// <summary>Where a deliverable stands.</summary>
public enum Stage
{
    /// <summary>Promised, not begun.</summary>
    Planned,

    /// <summary>In the partner's hands for the first time.</summary>
    InWork,

    /// <summary>In the client's hands.</summary>
    UnderReview,

    /// <summary>Back in the partner's hands: rejected, or its acceptance withdrawn.</summary>
    SentBack,

    /// <summary>Accepted: earned, whole.</summary>
    Accepted,
}

/// <summary>A criterion as agreed.</summary>
/// <param name="Key">Its key within the deliverable.</param>
/// <param name="Criterion">What it says.</param>
public sealed record AgreedCriterion(string Key, Criterion Criterion);

/// <summary>What the partner itself says about its progress; shown beside acceptance, never instead.</summary>
public sealed record ReportedProgress(int Percent, LocalDate On, Id<Person> By, string? Note);

/// <summary>An acceptance taken back.</summary>
public sealed record Withdrawal(LocalDate On, Id<Person> By, string Reason, int Round, long At);

/// <summary>One deliverable: what was promised and everything that happened to it.</summary>
/// <param name="Promise">What was promised.</param>
/// <param name="Criteria">The criteria, read.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Started">The day on which work began, or null.</param>
/// <param name="Rounds">Every submission with its review, first to last.</param>
/// <param name="Reported">What the partner last said, or null.</param>
/// <param name="Withdrawals">Acceptances taken back.</param>
/// <param name="PlannedAt">Which event of the stream recorded the promise.</param>
public sealed record Deliverable(Promise Promise, Sequence<AgreedCriterion> Criteria, Stage Stage, LocalDate? Started,
    ImmutableList<Round> Rounds, ReportedProgress? Reported, ImmutableList<Withdrawal> Withdrawals, long PlannedAt)
{
    /// <summary>Which event of the stream recorded that work began; 0 before.</summary>
    public long StartedAt { get; init; }

    /// <summary>The latest round, or null before the first submission.</summary>
    public Round? Latest => Rounds.IsEmpty ? null : Rounds[^1];

    /// <summary>The round under review, or null.</summary>
    public Round? InReview => Stage == Stage.UnderReview ? Latest : null;

    /// <summary>The day on which it was accepted, while it is; else null.</summary>
    public LocalDate? AcceptedOn => Stage == Stage.Accepted ? Latest?.Verdict?.On : null;

    /// <summary>A criterion by its key, or null.</summary>
    public AgreedCriterion? CriterionOf(string key) => Criteria.FirstOrDefault(each => each.Key == key);

    /// <summary>The promise newly recorded, nothing done yet.</summary>
    internal static Deliverable Of(Promise promise, long at) => new(promise, Read(promise.Criteria), Stage.Planned,
        Started: null, [], Reported: null, [], at);

    static Sequence<AgreedCriterion> Read(Sequence<CriterionLine> lines) => lines
        .Select(line => new AgreedCriterion(line.Key, CriterionText.Parse(line.Text).Criterion
            ?? throw new FormatException($"The record holds a criterion that does not read: {line.Text}")))
        .ToSequence();
}
