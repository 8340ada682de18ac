using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing.Tables;
using Tandem.Domain.Values;
using Tandem.Hosting.Yaml;

namespace Tandem.Hosting.Library;

/// <summary>A decision table in a playbook: its inputs, its rows, and what holds when several rows apply.</summary>
static class TableShape
{
    /// <summary>Rows of one table.</summary>
    public const int RowsMax = 200;

    /// <summary>Inputs of one table.</summary>
    public const int InputsMax = 20;

    static readonly string[] HitWords = ["unique", "any", "first", "collect", "priority"];

    static readonly Shape.Single Key = Singles.Text(DescriptionLimits.KeyCharactersMax);

    // A test reads `no` and `3` as texts: what it may be depends on the input, and is judged there.
    static readonly Shape.Single Test = new("a test such as yes, not(no), >= 3 or [3..6]",
        text => text.Length <= DescriptionLimits.TitleCharactersMax ? null : "It is too long.",
        () => new() { ["type"] = Singles.Words(["string", "number", "boolean"]) });

    /// <summary>The shape of a table whose rows say what <paramref name="then"/> holds.</summary>
    public static Shape.Fields Of(params IEnumerable<Field> then) => new([
        new("key", Key, "By which results name the table."),
        new("hit", Singles.Choice(HitWords),
            "Which of the rows that apply count: unique (exactly one applies, the default), any, first, collect, "
            + "priority.", Required: false),
        new("priorities", new Shape.ListOf(Key, RowsMax),
            "For priority: the ids of all rows, the one that counts before all others first.", Required: false),
        new("inputs", new Shape.ListOf(Key, InputsMax), "What the table looks at."),
        new("rows", new Shape.ListOf(new Shape.Fields([
            new("id", Key, "By which results name the row."),
            new("when", new Shape.MapOf(Key, Test, InputsMax),
                "What it asks of inputs; one that is left out may be anything.", Required: false),
            .. then,
        ]), RowsMax), "The rows."),
    ]);

    /// <summary>Reads a table and holds it against its hit policy: gaps and overlaps are reported with
    /// inputs that show them.</summary>
    public static DecisionTable<T> Read<T>(YamlMap map, ShapeCheck check, IReadOnlyCollection<TableInput> known,
        Func<YamlMap, T> then)
    {
        var before = check.Errors.Count;
        var inputs = map.List("inputs").Cast<YamlText>().Select(each => Input(each, check, known))
            .OfType<TableInput>().DistinctBy(input => input.Key).ToSequence();
        var rows = map.List("rows").Cast<YamlMap>().ToList();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var repeated in rows.Where(row => !ids.Add(row.Text("id"))))
            check.Report(repeated.Find("id")!, "an id that no other row of the table has", "");
        var hit = (HitPolicy)Math.Max(0, Array.IndexOf(HitWords, map.TextOrNull("hit")));
        var table = new DecisionTable<T>(map.Text("key"), hit, inputs, rows.Select(row =>
            new TableRow<T>(row.Text("id"), Conditions(row, check, inputs), then(row))).ToSequence())
        {
            Priorities = Priorities(map, check, hit, ids),
        };
        if (check.Errors.Count == before) ReportFaults(table, map, rows, check);
        return table;
    }

    static Sequence<string> Priorities(YamlMap map, ShapeCheck check, HitPolicy hit, HashSet<string> rows)
    {
        var given = map.Find("priorities") is YamlList list ? list.Items.OfType<YamlText>().ToList() : [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var each in given.Where(each => !rows.Contains(each.Value) || !seen.Add(each.Value)))
            check.Report(each, "the id of a row, once", "");
        if (hit == HitPolicy.Priority != given.Count > 0 || given.Count > 0 && !seen.SetEquals(rows))
            check.Report(map.Find("priorities") ?? map, map.Line, map.Column,
                hit == HitPolicy.Priority ? "priorities that leave rows out" : "priorities in a table without them",
                hit == HitPolicy.Priority ? "priorities that name every row" : "priorities only with hit: priority",
                "Name each row once, the one that counts before all others first.");
        return given.Select(each => each.Value).ToSequence();
    }

    static TableInput? Input(YamlText key, ShapeCheck check, IReadOnlyCollection<TableInput> known)
    {
        if (known.FirstOrDefault(each => each.Key == key.Value) is { } input) return input;
        check.Check(key, Singles.Choice([.. known.Select(each => each.Key)]));
        return null;
    }

    static Sequence<CellCondition> Conditions(YamlMap row, ShapeCheck check, Sequence<TableInput> inputs)
    {
        var conditions = new List<CellCondition>();
        foreach (var (key, value) in row.Find("when") is YamlMap when ? when.Fields : [])
            if (inputs.FirstOrDefault(each => each.Key == key.Value) is not { } input)
                check.Report(key, $"one of the table's inputs {string.Join(", ", inputs.Select(each => each.Key))}",
                    Spelling.Meant(key.Value, inputs.Select(each => each.Key)) is { } meant
                        ? $"Did you mean {meant}?" : "");
            else if (CellTestText.Read(((YamlText)value).Value, input) is var (test, fault) && test is not null)
                conditions.Add(new(input.Key, test));
            else check.Report(value, $"a test of {input.Key}", fault!);
        return conditions.ToSequence();
    }

    static void ReportFaults<T>(DecisionTable<T> table, YamlMap map, List<YamlMap> rows, ShapeCheck check)
    {
        foreach (var fault in TableCheck.Faults(table))
        {
            YamlNode at = rows.FirstOrDefault(row => row.Text("id") == fault.Row) ?? map;
            var (found, expected, advice) = fault switch
            {
                { Row: null } => ($"a gap: no row applies to {fault.Example}", "a row for every input",
                    "Add a row, or let one ask for less."),
                { Other: { } other } => ($"an overlap: {other} and {fault.Row} both apply to {fault.Example}",
                    table.Hit == HitPolicy.Any ? "rows that say the same where both apply" : "one row that applies",
                    "Let one of the two ask for more, or say which counts with hit."),
                _ => ($"a row that never counts: {fault.Example}", "a row that applies somewhere",
                    "Move it up, raise its priority, or remove it."),
            };
            check.Report(at, at.Line, at.Column, found, expected, advice);
        }
    }
}
