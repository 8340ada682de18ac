using Tandem.Agreement;
using Tandem.Domain.Values;
using Tandem.Forecast;
using Tandem.Hosting.Yaml;
using Tandem.Sourcing.Advice;
using Tandem.Sourcing.Benchmarks;
using Tandem.Sourcing.Briefs;
using Tandem.Sourcing.Cases;
using Tandem.Sourcing.Cost;
using Tandem.Sourcing.Lint;

namespace Tandem.Hosting.Library;

/// <summary>Every kind of playbook that the product reads.</summary>
static class PlaybookKinds
{
    public static IReadOnlyList<PlaybookFormat> All { get; } =
        [
            DecisionRightsPlaybook.Format, HolidayPlaybook.Format, AdvisorPlaybook.Format, RateCardPlaybook.Format,
            BenchmarksPlaybook.Format, LintFormat.Format, BriefSectionsPlaybook.Format, EvaluationPlaybook.Format,
            HealthPlaybook.Format,
        ];

    /// <summary>The kind of a name, or null.</summary>
    public static PlaybookFormat? Find(string? kind) => All.FirstOrDefault(format => format.Kind == kind);

    /// <summary>What people call a kind.</summary>
    public static string TitleOf(string kind) => Find(kind)?.Title ?? kind;

    /// <summary>What a file of any kind says of itself, or everything that is wrong with it.</summary>
    public static (PlaybookHeader? Header, Sequence<FileError> Errors) Check(ReadOnlySpan<byte> bytes, string file)
    {
        var (text, undecodable) = FileText.Decode(bytes, file);
        if (text is null) return (null, [undecodable!]);
        var (root, unreadable) = YamlTree.Read(text, file);
        if (root is null) return (null, [unreadable!]);
        if (root is YamlMap map && map.Find(PlaybookShape.KindField) is YamlText kind && Find(kind.Value) is { } format)
            return format.Check(root, file);

        // Without its kind nothing else of it can be judged.
        var check = new ShapeCheck(file);
        var any = Singles.Choice([.. All.Select(each => each.Kind)]);
        if (root is YamlMap given && given.Find(PlaybookShape.KindField) is { } wrong) check.Check(wrong, any);
        else check.Report(root, root.Line, root.Column, "no field kind", $"kind: {any.Word}",
            "Say first what the playbook is for.");
        return (null, check.Errors);
    }
}
