using System.Globalization;
using Tandem.Domain.Sourcing.Lint;
using Tandem.Sourcing.Lint;

namespace Tandem.Bench.Lint;

/// <summary>Precision and recall of the brief lint on labelled real documents, by rule and for both model
/// labels.</summary>
static class LintQuality
{
    public static void Run(string folder)
    {
        var briefs = LabelledBrief.Read(folder);
        var reports = briefs.ToDictionary(brief => brief.File,
            brief => LintedFile.Of(ShippedLint.Lint, brief.Bytes, brief.File, null).Report!);
        var playbook = ShippedLint.Playbook;
        Say($"{briefs.Count} documents, {playbook.Content.Rules.Count} rules, playbook {playbook.Hash}");
        foreach (var brief in briefs)
            if (reports[brief.File] is var report)
            {
                Say($"  {brief.File}: claimed {Told(report.Claimed, brief.Claimed)}");
                Say($"  {brief.File}: described {Told(report.Described, brief.Described)}");
            }
        Say($"claimed: {Right(briefs, brief => brief.Claimed.Contains(reports[brief.File].Claimed.Label))}");
        Say($"described: {Right(briefs, brief => brief.Described.Contains(reports[brief.File].Described.Label))}");
        var (allRight, allFound, allTrue) = (0, 0, 0);
        Say($"| rule | applies | found | right | precision | recall |");
        foreach (var rule in ShippedLint.Playbook.Content.Rules.Select(rule => rule.Id))
        {
            var found = briefs.Where(brief => reports[brief.File].Findings.Any(each => each.Rule == rule)).ToList();
            var applies = briefs.Count(brief => brief.Applies.Contains(rule));
            var right = found.Count(brief => brief.Applies.Contains(rule));
            (allRight, allFound, allTrue) = (allRight + right, allFound + found.Count, allTrue + applies);
            if (applies + found.Count > 0)
                Row(rule, applies, found.Count, right);
        }
        Row("all", allTrue, allFound, allRight);
        foreach (var brief in briefs)
        {
            var found = reports[brief.File].Findings.Select(each => each.Rule).ToHashSet();
            Say($"  {brief.File}: wrongly {List(found.Except(brief.Applies))}");
            Say($"  {brief.File}: missed {List(brief.Applies.Except(found))}");
        }
    }

    static void Row(string rule, int applies, int found, int right) =>
        Say($"| {rule} | {applies} | {found} | {right} | {Share(right, found)} | {Share(right, applies)} |");

    static string Told(ModelJudgement judgement, IReadOnlyList<ModelLabel> right) => string.Create(
        CultureInfo.InvariantCulture,
        $"{judgement.Label.Word()} {judgement.Confidence} {(right.Contains(judgement.Label) ? "right" : "WRONG")}");

    static string Right(IReadOnlyList<LabelledBrief> briefs, Func<LabelledBrief, bool> isRight) =>
        $"{briefs.Count(isRight)} of {briefs.Count} right";

    static string Share(int part, int whole) =>
        whole == 0 ? "–" : ((double)part / whole).ToString("0.00", CultureInfo.InvariantCulture);

    static string List(IEnumerable<string> ids) => string.Join(' ',
        ids.Order(StringComparer.Ordinal).DefaultIfEmpty("none"));

    static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
