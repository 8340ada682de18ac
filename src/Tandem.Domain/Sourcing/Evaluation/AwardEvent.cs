using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>What can become true once a case is decided.</summary>
public abstract record AwardEvent : SourcingEvent
{
    AwardEvent() { }

    /// <summary>The case is awarded.</summary>
    [Stored("sourcing.awarded/1")]
    public sealed record Awarded(Award Award) : AwardEvent;

    /// <summary>The award became an engagement.</summary>
    [Stored("sourcing.engagement-started/1")]
    public sealed record EngagementStarted(string Engagement, LocalDate On) : AwardEvent;
}

/// <summary>The decision of the executive sponsor.</summary>
/// <param name="Candidate">Who is chosen.</param>
/// <param name="Reason">Why.</param>
/// <param name="Departure">Why it is not the first of the ranking; null where it is.</param>
/// <param name="Ranking">The weighted sum as it stood, the evidence of the decision.</param>
/// <param name="By">Who decided.</param>
/// <param name="On">When.</param>
public sealed record Award(string Candidate, string Reason, string? Departure, Sequence<RankedCandidate> Ranking,
    Id<Person> By, LocalDate On);

/// <summary>A candidate's place in the ranking that an award rested on.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Score">The weighted sum from 0 to 4, to four decimals.</param>
/// <param name="Rank">The place, from 1.</param>
/// <param name="Best">The best place that uncertain scores leave open.</param>
/// <param name="Worst">The worst.</param>
public sealed record RankedCandidate(string Candidate, decimal Score, int Rank, int Best, int Worst);
