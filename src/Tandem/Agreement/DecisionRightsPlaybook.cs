using Tandem.Domain.Agreement;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Library;
using Tandem.Hosting.Yaml;

namespace Tandem.Agreement;

/// <summary>Reads the rights table that engagements start from, <c>playbooks/decision-rights.yaml</c>.</summary>
static class DecisionRightsPlaybook
{
    /// <summary>The largest threshold, in whole units of any currency.</summary>
    public const decimal ThresholdMax = 1_000_000_000_000m;

    public static PlaybookFormat<RightsPlaybook> Format { get; } = new("decision-rights", "Decision rights",
        "Who decides what: the table that engagements start from.", [RightsShape.Table], Read)
    { IsChosen = false };

    static RightsPlaybook Read(YamlMap map, ShapeCheck check)
    {
        var rows = map.List("rights").Cast<YamlMap>().Select(node => (Node: node, Right: ReadRow(node))).ToList();
        foreach (var (node, right) in rows) CheckRow(check, node, right);
        CheckKinds(check, map.Find("rights")!, rows);
        return new(map.Text("id"), map.Text("version"), rows.Select(row => row.Right).ToSequence());
    }

    static PlaybookRight ReadRow(YamlMap row) => new(
        new(row.Text("kind"), row.Text("title"), Sides.Named(row.Text("side"))!.Value,
            Roles.Named(row.Text("accountable"))!.Value, RoleList(row, "responsible"), RoleList(row, "consulted"),
            RoleList(row, "informed"), Threshold: null, Roles.Named(row.TextOrNull("above"))),
        row.TextOrNull("threshold") is { } threshold ? Singles.ReadNumber(threshold) : null);

    static Sequence<Role> RoleList(YamlMap row, string key) =>
        row.List(key).Select(role => Roles.Named(((YamlText)role).Value)!.Value).ToSequence();

    static void CheckRow(ShapeCheck check, YamlMap node, PlaybookRight right)
    {
        if (right.Threshold is < 0 or > ThresholdMax)
        {
            check.Report(node.Find("threshold")!, $"an amount from 0 to {ThresholdMax}", "");
            return;
        }
        // The rules know thresholds as money only; whether one is there, and not how much it is, can make a row
        // faulty.
        var row = right.Row with
        {
            Threshold = right.Threshold is null ? null : Money.Zero(Currency.Of("EUR")),
        };
        if (row.Fault is { } fault)
            check.Report(node, node.Line, node.Column, "a row that cannot stand in a rights table", "one that can",
                fault);
    }

    static void CheckKinds(ShapeCheck check, YamlNode table, List<(YamlMap Node, PlaybookRight Right)> rows)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (node, right) in rows.Where(row => !seen.Add(row.Right.Row.Kind)))
            check.Report(node.Find("kind")!, "a kind that has no row yet", "Keep one of the two rows.");
        foreach (var kind in RightKind.Required.Where(kind => !seen.Contains(kind)))
            check.Report(table, table.Line, table.Column, $"no row for '{kind}'",
                "one row for each kind that commands use",
                $"Add a row of the kind {kind}.");
    }
}
