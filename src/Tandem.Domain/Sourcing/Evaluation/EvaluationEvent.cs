using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>What can become true of an evaluation.</summary>
public abstract record EvaluationEvent : SourcingEvent
{
    EvaluationEvent() { }

    /// <summary>Criteria were chosen, for the first time or anew.</summary>
    [Stored("sourcing.criteria-adopted/1")]
    public sealed record CriteriaAdopted(CriteriaSet Criteria, LocalDate On) : EvaluationEvent;

    /// <summary>A candidate came in, or what is known of it changed.</summary>
    [Stored("sourcing.candidate-entered/1")]
    public sealed record CandidateEntered(Candidate Candidate, LocalDate On) : EvaluationEvent;

    /// <summary>A candidate is no longer one.</summary>
    [Stored("sourcing.candidate-withdrawn/1")]
    public sealed record CandidateWithdrawn(string Candidate, string Reason, LocalDate On) : EvaluationEvent;

    /// <summary>Scoring started: criteria and candidates stand.</summary>
    [Stored("sourcing.scoring-started/1")]
    public sealed record ScoringStarted(LocalDate Deadline, LocalDate On) : EvaluationEvent;

    /// <summary>An evaluator declared interests.</summary>
    [Stored("sourcing.interests-declared/1")]
    public sealed record InterestsDeclared(Id<Person> Evaluator, bool HasConflict, string? Text, LocalDate On)
        : EvaluationEvent;

    /// <summary>A declared conflict does not bar the evaluator.</summary>
    [Stored("sourcing.conflict-settled/1")]
    public sealed record ConflictSettled(Id<Person> Evaluator, string Reason, Id<Person> By, LocalDate On)
        : EvaluationEvent;

    /// <summary>An evaluator scored; the last score of a cell holds.</summary>
    [Stored("sourcing.score-given/1")]
    public sealed record ScoreGiven(Id<Person> Evaluator, string Candidate, string Criterion, Score Score, LocalDate On)
        : EvaluationEvent;

    /// <summary>An evaluator is done; what is not scored stays unknown.</summary>
    [Stored("sourcing.sheet-handed-in/1")]
    public sealed record SheetHandedIn(Id<Person> Evaluator, LocalDate On) : EvaluationEvent;

    /// <summary>Scoring ended although not everyone handed in.</summary>
    [Stored("sourcing.scoring-closed/1")]
    public sealed record ScoringClosed(string Reason, LocalDate On) : EvaluationEvent;

    /// <summary>The evaluators agreed on a score.</summary>
    [Stored("sourcing.score-agreed/1")]
    public sealed record ScoreAgreed(string Candidate, string Criterion, decimal Value, string Reason, Id<Person> By,
        LocalDate On) : EvaluationEvent;

    /// <summary>A knock-out was judged for a candidate; the last judgement holds.</summary>
    [Stored("sourcing.knock-out-judged/1")]
    public sealed record KnockOutJudged(string Candidate, string KnockOut, bool Met, string Note, Id<Person> By,
        LocalDate On) : EvaluationEvent;

    /// <summary>The price envelope was opened, after all else was settled.</summary>
    [Stored("sourcing.prices-opened/1")]
    public sealed record PricesOpened(Sequence<CandidatePrice> Prices, LocalDate On) : EvaluationEvent;
}
