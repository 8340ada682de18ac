using System.Collections.Immutable;
using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain.Delivery;

/// <summary>A file handed over as evidence: named by its digest, the bytes lie outside the record.</summary>
/// <param name="Digest">SHA-256 of the bytes.</param>
/// <param name="Name">The name under which it was handed over.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Format">The report format recognised in it, or null for a file without facts.</param>
/// <param name="Facts">The figures read from it.</param>
/// <param name="Warnings">Where it contradicts itself.</param>
public sealed record EvidenceFile(Digest Digest, string Name, long Bytes, string? Format, Sequence<FactValue> Facts,
    Sequence<string> Warnings);

/// <summary>What the partner hands over with a submission.</summary>
/// <param name="Note">A word to the reviewer, or null.</param>
/// <param name="Commit">The commit that was built, or null.</param>
/// <param name="Link">Where the result can be seen, or null.</param>
/// <param name="Evidence">The files.</param>
public sealed record Handover(string? Note, string? Commit, string? Link, Sequence<EvidenceFile> Evidence);

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Cannot be used.</summary>
    Critical,

    /// <summary>Can be used with loss.</summary>
    Major,

    /// <summary>A blemish.</summary>
    Minor,
}

/// <summary>One reason for a rejection.</summary>
/// <param name="Criterion">The key of the criterion that is not met, or null for something else.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Text">What is wrong.</param>
/// <param name="File">A file that shows it, or null.</param>
public sealed record Finding(string? Criterion, FindingSeverity Severity, string Text, EvidenceFile? File = null);

/// <summary>A person's word on a judged criterion.</summary>
public sealed record Judgement(bool Met, Id<Person> By, LocalDate On, string? Note);

/// <summary>The right holder's leave to accept without a criterion.</summary>
public sealed record Waiver(Id<Person> By, LocalDate On, string Reason);

/// <summary>How a review ended.</summary>
/// <param name="On">The day of the decision.</param>
/// <param name="By">Who decided.</param>
public abstract record Verdict(LocalDate On, Id<Person> By)
{
    /// <summary>Accepted.</summary>
    public sealed record Accepted(LocalDate On, Id<Person> By, string? Note) : Verdict(On, By);

    /// <summary>Rejected with findings.</summary>
    public sealed record Rejected(LocalDate On, Id<Person> By, Sequence<Finding> Findings) : Verdict(On, By);
}

/// <summary>One submission and its review. Every round is kept.</summary>
/// <param name="Number">Counts the deliverable's submissions from 1.</param>
/// <param name="By">Who submitted.</param>
/// <param name="On">The day of submission.</param>
/// <param name="ReviewDue">The last day of the review, fixed at submission: later changes of calendar do not move
/// it.</param>
/// <param name="Handover">What was handed over.</param>
/// <param name="Facts">The figures of all files, combined.</param>
/// <param name="Judgements">What the judges said, by criterion.</param>
/// <param name="Waivers">What was waived, by criterion.</param>
/// <param name="Verdict">How it ended, or null while the review is open.</param>
/// <param name="SubmittedAt">Which event of the stream recorded the submission.</param>
/// <param name="DecidedAt">Which event of the stream recorded the decision; 0 while the review is open.</param>
public sealed record Round(int Number, Id<Person> By, LocalDate On, LocalDate ReviewDue, Handover Handover,
    EvidenceFacts Facts, ImmutableDictionary<string, Judgement> Judgements, ImmutableDictionary<string, Waiver> Waivers,
    Verdict? Verdict, long SubmittedAt, long DecidedAt)
{
    /// <summary>Which event of the stream recorded the last judgement or waiver, by criterion.</summary>
    public ImmutableDictionary<string, long> SettledAt { get; init; } = ImmutableDictionary<string, long>.Empty;
}
