using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Lint;

/// <summary>
/// Reads briefs by a playbook's rules. Made once for a playbook, it may read any number of texts, also at the same
/// time. The time is linear in the length of a text, whatever the text is.
/// </summary>
public sealed class BriefLint
{
    /// <summary>What a line that allows findings starts with.</summary>
    public const string AllowanceMark = Allowance.Mark;

    readonly LintPlaybook playbook;
    readonly PhraseAutomaton automaton;

    /// <summary>Prepares the rules of a playbook that is free of faults.</summary>
    public BriefLint(LintPlaybook playbook)
    {
        this.playbook = playbook;
        automaton = new([.. playbook.Concepts.SelectMany((concept, at) =>
            concept.Phrases.Select(phrase => (at, phrase)))]);
    }

    /// <summary>The playbook by which it reads.</summary>
    public LintPlaybook Playbook => playbook;

    /// <summary>What is wrong with a text.</summary>
    /// <param name="text">The brief; Markdown or plain.</param>
    /// <param name="meant">The model that its author means to buy, against which it is then judged; null to judge it
    /// against the model that its words claim.</param>
    public LintReport Read(string text, ModelLabel? meant = null)
    {
        var scan = new TextScan(text, automaton, playbook.Concepts.Count);
        var said = new ConceptPassages(playbook.Concepts, scan.Passages);
        var lines = new LineTexts(text, scan.Lines);
        var named = ModelScores.Claimed(playbook.Models, said, lines);
        var described = ModelScores.Described(playbook.Models, said, lines);
        var claimed = meant is { } model ? named with { Label = model, Confidence = 1 } : named;
        var isPart = playbook.Parts.Any(said.Has);
        var checks = new RuleChecks(scan, said, lines, claimed, described, isPart);
        var found = playbook.Rules.SelectMany(rule => checks.Of(rule))
            .OrderBy(finding => finding.Line).ThenBy(finding => finding.Column)
            .ThenBy(finding => finding.Rule, StringComparer.Ordinal).ToList();
        var allowances = Allowance.Read(text, scan.Lines);
        var allowed = found.Select(finding => Allow(finding, allowances)).OfType<AllowedFinding>().ToList();
        var taken = allowed.Select(each => each.Finding).ToHashSet(ReferenceEqualityComparer.Instance);
        var open = found.Where(finding => !taken.Contains(finding))
            .Concat(AllowanceChecks.Of(allowances, playbook.Rules, allowed, lines)).ToList();
        return new(claimed, described, isPart, open.OrderBy(finding => finding.Line)
            .ThenBy(finding => finding.Column).ToSequence(), allowed.ToSequence());
    }

    AllowedFinding? Allow(LintFinding finding, IReadOnlyList<Allowance> allowances)
    {
        // What is missing stands nowhere, and the model is the whole document's: such findings are allowed anywhere.
        var whole = playbook.Rules.First(rule => rule.Id == finding.Rule).IsAboutAll;
        var by = allowances.FirstOrDefault(allowance => allowance.HasReason && allowance.IsAbout(finding.Rule)
            && (whole || allowance.Covers(finding.Line)));
        return by is null ? null : new(finding, by.Reason, by.Line);
    }
}
