using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>What can be asked about an evaluation.</summary>
public abstract record EvaluationCommand : SourcingCommand
{
    EvaluationCommand() { }

    /// <inheritdoc/>
    public override string Right => SourcingRight.Running;

    /// <summary>Adopts criteria.</summary>
    public sealed record AdoptCriteria(CriteriaSet Criteria) : EvaluationCommand;

    /// <summary>Enters a candidate, or what is newly known of one.</summary>
    /// <param name="Candidate">The candidate.</param>
    /// <param name="Employers">The companies for which the people of the case work, as the product found out.</param>
    public sealed record EnterCandidate(Candidate Candidate, Sequence<string> Employers)
        : EvaluationCommand;

    /// <summary>Takes a candidate out.</summary>
    public sealed record WithdrawCandidate(string Candidate, string Reason) : EvaluationCommand
    {
        /// <inheritdoc/>
        public override string Right => SourcingRight.Settling;
    }

    /// <summary>Starts scoring; criteria and candidates stand from then on.</summary>
    public sealed record StartScoring(LocalDate Deadline) : EvaluationCommand;

    /// <summary>Ends scoring although not everyone handed in, once the deadline is over.</summary>
    public sealed record CloseScoring(string Reason) : EvaluationCommand;

    /// <summary>Judges a knock-out.</summary>
    public sealed record JudgeKnockOut(string Candidate, string KnockOut, bool Met, string Note) : EvaluationCommand
    {
        /// <inheritdoc/>
        public override string Right => SourcingRight.Settling;
    }

    /// <summary>Writes down a score that the evaluators agreed on.</summary>
    public sealed record AgreeScore(string Candidate, string Criterion, decimal Value, string Reason)
        : EvaluationCommand
    {
        /// <inheritdoc/>
        public override string Right => SourcingRight.Settling;
    }

    /// <summary>Opens the price envelopes of every candidate that is still in.</summary>
    /// <param name="Prices">Prices told only now, of candidates that have no envelope here.</param>
    /// <param name="Opened">What came out of the envelopes.</param>
    public sealed record OpenPrices(Sequence<CandidatePrice> Prices, Sequence<OpenedEnvelope> Opened = default)
        : EvaluationCommand
    {
        /// <inheritdoc/>
        public override string Right => SourcingRight.Settling;
    }

    /// <summary>Declares what could sway the asker's judgement, or that nothing does.</summary>
    public sealed record DeclareInterests(bool HasConflict, string? Text) : EvaluationCommand
    {
        /// <inheritdoc/>
        public override string Right => SourcingRight.Scoring;
    }

    /// <summary>Scores a candidate in a criterion.</summary>
    public sealed record GiveScore(string Candidate, string Criterion, Score Score) : EvaluationCommand
    {
        /// <inheritdoc/>
        public override string Right => SourcingRight.Scoring;
    }

    /// <summary>Hands in the asker's sheet.</summary>
    public sealed record HandInSheet : EvaluationCommand
    {
        /// <inheritdoc/>
        public override string Right => SourcingRight.Scoring;
    }

    /// <summary>Rules that an evaluator may score in spite of what was declared.</summary>
    public sealed record SettleConflict(Id<Person> Evaluator, string Reason) : EvaluationCommand
    {
        /// <inheritdoc/>
        public override string Right => SourcingRight.Conflicts;
    }
}

/// <summary>What can be asked once a case is ranked.</summary>
public abstract record AwardCommand : SourcingCommand
{
    AwardCommand() { }

    /// <summary>Awards the case.</summary>
    /// <param name="Candidate">Who is chosen.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Departure">Why it is not the first of the ranking; left out where it is.</param>
    public sealed record Decide(string Candidate, string Reason, string? Departure) : AwardCommand
    {
        /// <inheritdoc/>
        public override string Right => SourcingRight.Award;
    }

    /// <summary>Says which engagement the award became.</summary>
    public sealed record StartEngagement(string Engagement) : AwardCommand
    {
        /// <inheritdoc/>
        public override string Right => SourcingRight.Running;
    }
}
