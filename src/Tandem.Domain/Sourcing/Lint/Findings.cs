using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Lint;

/// <summary>What a lint says of one document.</summary>
/// <param name="Claimed">The model that the words name.</param>
/// <param name="Described">The model that the content demands.</param>
/// <param name="IsPart">Whether its title says that it is one part of a set, so that nothing is missed in it.</param>
/// <param name="Findings">What is wrong, in the order of the text.</param>
/// <param name="Allowed">What would be, had the text not allowed it with a reason.</param>
public sealed record LintReport(
    ModelJudgement Claimed, ModelJudgement Described, bool IsPart, Sequence<LintFinding> Findings,
    Sequence<AllowedFinding> Allowed);

/// <summary>A judgement on the engagement model.</summary>
/// <param name="Label">The model.</param>
/// <param name="Confidence">From 0 to 1; how far ahead of the next model, and on how much evidence.</param>
/// <param name="Passages">What it rests on, in the order of the text.</param>
/// <param name="Points">What was said for each model, the most first.</param>
public sealed record ModelJudgement(
    ModelLabel Label, decimal Confidence, Sequence<LintPassage> Passages, Sequence<ModelPoints> Points)
{
    /// <summary>The lines that it rests on, such as "line 3" or "lines 3, 7".</summary>
    public string InLines()
    {
        var lines = Passages.Select(each => each.Line).Distinct().ToList();
        return (lines.Count == 1 ? "line " : "lines ") + string.Join(", ", lines);
    }
}

/// <summary>What a text says for one model.</summary>
/// <param name="Label">The model.</param>
/// <param name="Points">The weights of its concepts, each for every doubling of their passages.</param>
public sealed record ModelPoints(ModelLabel Label, decimal Points);

/// <summary>A place that a judgement rests on.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="Phrase">The words that were recognised.</param>
/// <param name="Text">The line in which they stand, shortened.</param>
/// <param name="Concept">What they were recognised as.</param>
public sealed record LintPassage(int Line, int Column, string Phrase, string Text, string Concept);

/// <summary>One thing that is wrong.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="EndColumn">Behind the phrase's last character on that line.</param>
/// <param name="Phrase">The words that it is about.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Why">Why it costs.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Fix">What to write instead.</param>
public sealed record LintFinding(
    string Rule, LintSeverity Severity, int Line, int Column, int EndColumn, string Phrase, string Message, string Why,
    string Source, string Fix);

/// <summary>A finding that the text allows.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Reason">Why it may stay.</param>
/// <param name="Line">Where the text allows it, from 1.</param>
public sealed record AllowedFinding(LintFinding Finding, string Reason, int Line);
