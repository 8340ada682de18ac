namespace Tandem.Sourcing.Lint;

/// <summary>The shape of what <see cref="LintJson"/> writes for one file, for the description of the API; a test holds
/// both to each other.</summary>
sealed record LintAnswer(string File, string Format, string Encoding, string Claimed, string Described,
    LintConfidence Confidence, LintPoints Points, LintPassages Passages, bool Part,
    IReadOnlyList<FoundInBrief> Findings, IReadOnlyList<AllowedInBrief> Suppressed, string? Error);

/// <summary>How sure both judgements are, from 0 to 1.</summary>
sealed record LintConfidence(decimal Claimed, decimal Described);

/// <summary>What was said for each model.</summary>
sealed record LintPoints(Dictionary<string, decimal> Claimed, Dictionary<string, decimal> Described);

/// <summary>What both judgements rest on.</summary>
sealed record LintPassages(IReadOnlyList<BriefPassage> Claimed, IReadOnlyList<BriefPassage> Described);

/// <summary>A place that a judgement rests on.</summary>
sealed record BriefPassage(int Line, int Column, string Phrase, string Text, string Concept);

/// <summary>A finding.</summary>
sealed record FoundInBrief(string Rule, string Severity, int Line, int Column, int EndColumn, string Phrase,
    string Message, string Why, string Source, string Fix);

/// <summary>A finding that the text allows, with the reason and the line where it does.</summary>
sealed record AllowedInBrief(string Rule, string Severity, int Line, int Column, int EndColumn, string Phrase,
    string Message, string Why, string Source, string Fix, string Reason, int AllowedOnLine);
