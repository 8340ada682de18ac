using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>How well a score is founded.</summary>
public enum Evidence
{
    /// <summary>The candidate says so.</summary>
    Claimed,

    /// <summary>It was shown: a document, a demonstration, a repository.</summary>
    Shown,

    /// <summary>Somebody else confirmed it.</summary>
    Verified,
}

/// <summary>One evaluator's score of one candidate in one criterion. Where there is none, it is unknown, never
/// 0.</summary>
/// <param name="Value">From 0 to 4.</param>
/// <param name="Note">What it rests on.</param>
/// <param name="Evidence">How well it is founded.</param>
public sealed record Score(int Value, string Note, Evidence Evidence);

/// <summary>A score that the evaluators agreed on after they had seen each other's.</summary>
/// <param name="Value">From 0 to 4, halves allowed.</param>
/// <param name="Reason">Why it is this.</param>
/// <param name="By">Who wrote it down.</param>
/// <param name="On">When.</param>
public sealed record AgreedScore(decimal Value, string Reason, Id<Person> By, LocalDate On);

/// <summary>Whether a candidate meets a knock-out.</summary>
public sealed record KnockOutFinding(bool Met, string Note, Id<Person> By, LocalDate On);

/// <summary>What an evaluator declared about interests of their own, before anything was shown.</summary>
/// <param name="HasConflict">Whether there is something that could sway the judgement.</param>
/// <param name="Text">What it is; null where there is none.</param>
/// <param name="On">When it was declared.</param>
/// <param name="Ruling">Why the evaluator may score all the same, as the sponsor ruled; null while nobody did.</param>
public sealed record Declaration(bool HasConflict, string? Text, LocalDate On, string? Ruling = null)
{
    /// <summary>Whether it bars from scoring.</summary>
    public bool Bars => HasConflict && Ruling is null;
}

/// <summary>The price of a candidate.</summary>
public sealed record CandidatePrice(string Candidate, Money Price);
