using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Sourcing.Lint;
using Tandem.Sourcing.Lint;

namespace Tandem.Sourcing.Briefs.Pages;

/// <summary>What the page of a brief shows.</summary>
/// <param name="Book">The sections.</param>
/// <param name="Typed">Every value as it was typed.</param>
/// <param name="Errors">What can't be read, by field.</param>
/// <param name="Markdown">The document; empty before anything was written.</param>
/// <param name="Report">What the lint finds in it; null before anything was written.</param>
public sealed record BriefView(
    BriefBook Book, IReadOnlyDictionary<string, string> Typed, IReadOnlyDictionary<string, string> Errors,
    string Markdown, LintReport? Report)
{
    internal static BriefView Empty(BriefBook book) =>
        new(book, new Dictionary<string, string>(), new Dictionary<string, string>(), "", null);

    internal static BriefView Of(BriefForm form, BriefBook book, BriefLint lint)
    {
        if (form.Draft is not { } draft) return new(book, form.Fields, form.Errors, "", null);
        var text = draft.Markdown(book);
        return new(book, form.Fields, form.Errors, text,
            lint.Read(text, draft.Model == ModelLabel.Unclear ? null : draft.Model));
    }

    /// <summary>What was typed into a field.</summary>
    public string Value(string field) => Typed.GetValueOrDefault(field, "");

    /// <summary>What is wrong with a field; null if nothing.</summary>
    public string? Error(string field) => Errors.GetValueOrDefault(field);

    /// <summary>What the lint finds that a section should answer.</summary>
    public IEnumerable<LintFinding> FindingsOf(BriefSection section) =>
        Report?.Findings.Where(finding => section.Rules.Contains(finding.Rule)) ?? [];

    /// <summary>What the lint finds that no section answers.</summary>
    public IEnumerable<LintFinding> OtherFindings => Report?.Findings.Where(finding =>
        Book.Sections.All(section => !section.Rules.Contains(finding.Rule))) ?? [];
}
