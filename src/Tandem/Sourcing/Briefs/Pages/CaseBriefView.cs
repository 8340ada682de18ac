using NodaTime;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Lint;
using Tandem.Sourcing.Cases.Pages;

namespace Tandem.Sourcing.Briefs.Pages;

/// <summary>One section of the page on which the brief of a case is written.</summary>
/// <param name="Section">What it is.</param>
/// <param name="Text">What stands in its field.</param>
/// <param name="Based">The revision that the field is based on.</param>
/// <param name="Theirs">What somebody else wrote there meanwhile; null where nobody did.</param>
/// <param name="By">The revision that did; null where none did.</param>
public sealed record WrittenSection(BriefSection Section, string Text, int Based, string? Theirs = null,
    BriefRevision? By = null);

/// <summary>What the page of a case's brief shows.</summary>
public sealed class CaseBriefView
{
    /// <summary>The case and who looks.</summary>
    public required CaseVisit Visit { get; init; }

    /// <summary>The sections, as they are or as they were typed.</summary>
    public required IReadOnlyList<WrittenSection> Sections { get; init; }

    /// <summary>What the lint finds in them; null before anything is written.</summary>
    public required LintReport? Report { get; init; }

    /// <summary>When the latest revision was recorded; null before there is one.</summary>
    public Instant? At { get; init; }

    /// <summary>Whether it can be written now, by whoever looks.</summary>
    public bool Writes => Visit.Runs && Visit.Case.Stage == EvaluationStage.Preparing && Visit.Case.Award is null;

    /// <summary>What the lint finds that a section should answer.</summary>
    public IEnumerable<LintFinding> FindingsOf(BriefSection section) =>
        Report?.Findings.Where(finding => section.Rules.Contains(finding.Rule)) ?? [];

    /// <summary>What the lint finds that no section answers.</summary>
    public IEnumerable<LintFinding> OtherFindings => Report?.Findings.Where(finding =>
        Sections.All(each => !each.Section.Rules.Contains(finding.Rule))) ?? [];
}
