using Tandem.Agreement;
using Tandem.Domain.Sourcing.Lint;
using Tandem.Domain.Values;
using Tandem.Hosting.Library;
using Tandem.Hosting.Yaml;

namespace Tandem.Sourcing.Lint;

/// <summary>Reads what a brief is linted by, <c>playbooks/brief-lint.yaml</c>.</summary>
static class LintFormat
{
    const int WithinDefault = 12;
    const int MostDefault = 5;

    public static PlaybookFormat<LintPlaybook> Format { get; } = new("brief-lint", "Brief lint",
        "What a brief is read for: wordings, engagement models, rules.", LintShape.Content, Read);

    /// <summary>The rules that ship with the product.</summary>
    public static Playbook<LintPlaybook> Shipped() => Format.Load(Path.Combine(Playbooks.Shipped, "brief-lint.yaml"));

    static LintPlaybook Read(YamlMap file, ShapeCheck check)
    {
        var names = new LintNames(check);
        var concepts = Named(file, "concepts").Select(each => ReadConcept(each.Key, each.Value, names)).ToSequence();
        CheckVariants(file, check);
        var models = Named(file, "models").Select(each => new LintModel(ModelLabels.Read(each.Key.Value)!.Value,
            ReadWeights(each.Value, "names", names), ReadWeights(each.Value, "signs", names))).ToSequence();
        return new(concepts, models, names.Of(file, "parts"), ReadRules(file, names, check));
    }

    static IEnumerable<(YamlText Key, YamlMap Value)> Named(YamlMap file, string field) =>
        ((YamlMap)file.Find(field)!).Fields.Select(each => (each.Key, (YamlMap)each.Value));

    // What one wording stands for depends on the numbers that the others name, so that only the whole can be judged.
    static void CheckVariants(YamlMap file, ShapeCheck check)
    {
        var phrases = Named(file, "concepts").SelectMany(each => each.Value.List("phrases")).Cast<YamlText>().ToList();
        var named = phrases.SelectMany(phrase => PhraseText.NumbersIn(phrase.Value)).Distinct().Count();
        var all = 0;
        foreach (var phrase in phrases)
        {
            var variants = PhraseText.VariantsOf(phrase.Value, named);
            if (variants > PhraseText.VariantsMax)
                check.Report(phrase, $"a wording that stands for at most {PhraseText.VariantsMax} wordings",
                    $"The {named} numbers that wordings name here count where it says <number>.");
            else if ((all += variants) > PhraseText.AllVariantsMax)
            {
                check.Report(phrase, $"at most {PhraseText.AllVariantsMax} wordings in all",
                    "Those above stand for as many already; write fewer alternatives.");
                return;
            }
        }
    }

    static LintConcept ReadConcept(YamlText name, YamlMap map, LintNames names)
    {
        var within = Whole(map, "within") ?? WithinDefault;
        var notWithin = Whole(map, "not-within") ?? within;
        var conditions = new[]
        {
            new LintCondition(LintSide.Either, names.Of(map, "near"), within, Absent: false),
            new(LintSide.After, names.Of(map, "after"), within, Absent: false),
            new(LintSide.Before, names.Of(map, "before"), within, Absent: false),
            new(LintSide.Either, names.Of(map, "not-near"), notWithin, Absent: true),
            new(LintSide.After, names.Of(map, "not-after"), notWithin, Absent: true),
            new(LintSide.Before, names.Of(map, "not-before"), notWithin, Absent: true),
        };
        var concept = new LintConcept(name.Value, Texts(map, "phrases"), names.Of(map, "of"),
            (LintPlace)Array.IndexOf(LintShape.Places, map.TextOrNull("in") ?? LintShape.Places[0]),
            conditions.Where(condition => condition.Concepts.Count > 0).ToSequence(), Whole(map, "above"));
        if (concept.Phrases.Count + concept.Of.Count == 0) names.Empty(name);
        // Only now, so that no concept rests on itself.
        names.Add(name.Value);
        return concept;
    }

    static Sequence<LintWeight> ReadWeights(YamlMap model, string field, LintNames names)
    {
        var weights = ((YamlMap)model.Find(field)!).Fields;
        foreach (var (key, _) in weights) names.Check(key);
        return weights.Select(each => new LintWeight(each.Key.Value,
            Singles.ReadNumber(((YamlText)each.Value).Value))).ToSequence();
    }

    static Sequence<LintRule> ReadRules(YamlMap file, LintNames names, ShapeCheck check)
    {
        var rules = file.List("rules").Cast<YamlMap>().ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var again in rules.Where(rule => !seen.Add(rule.Text("id"))))
            check.Report(again.Find("id")!, "an id of its own", "Texts that allow the one would allow the other.");
        foreach (var (rule, at) in rules.Select((rule, at) => (rule, at)))
            foreach (var id in rule.List("without").Cast<YamlText>()
                .Where(id => !rules.Take(at).Any(above => above.Text("id") == id.Value)))
                check.Report(id, "the id of a rule above", "");
        foreach (var rule in rules.Where(rule => LintShape.Checks.All(each => rule.Find(each) is null)))
            check.Report(rule, $"one of the fields {string.Join(", ", LintShape.Checks)}",
                "A rule looks for something.");
        return check.Errors.Count > 0 ? [] : rules.Select(rule => ReadRule(rule, names)).ToSequence();
    }

    static LintRule ReadRule(YamlMap rule, LintNames names) => new(
        rule.Text("id"), rule.Text("title"), (LintSeverity)Array.IndexOf(LintShape.Severities, rule.Text("severity")),
        LintShape.Checks.Where(each => rule.Find(each) is not null).Select(each => ReadCheck(rule, each, names))
            .ToSequence(),
        names.Of(rule, "when"), names.Of(rule, "unless"), Labels(rule, "models"), Texts(rule, "without"),
        rule.Text("why"), rule.Text("source"), rule.Text("fix"));

    static LintCheck ReadCheck(YamlMap rule, string kind, LintNames names)
    {
        var map = (YamlMap)rule.Find(kind)!;
        return kind switch
        {
            "said" => new LintCheck.Said(names.Of(map, "concepts"), Whole(map, "at-least") ?? 1,
                Whole(map, "distinct") ?? 1, Whole(map, "most") ?? MostDefault),
            "missing" => new LintCheck.Missing(names.Of(map, "concepts"), Whole(map, "at-least") ?? 1,
                names.Of(map, "at")),
            "mismatch" => new LintCheck.Mismatch(Labels(map, "claimed"), Labels(map, "described"),
                names.Of(map, "named"), map.TextOrNull("same") == "true"),
            "sums" => new LintCheck.Sums(names.Of(map, "labels"), Whole(map, "within")!.Value, names.Of(map, "apart")),
            "dates" => new LintCheck.Dates(names.Of(map, "labels"), Whole(map, "within")!.Value,
                names.One(map, "first"), names.One(map, "last")),
            _ => new LintCheck.Shares(names.One(map, "label"), Whole(map, "within")!.Value,
                Whole(map, "lines")!.Value),
        };
    }

    static Sequence<string> Texts(YamlMap map, string field) =>
        map.List(field).Cast<YamlText>().Select(text => text.Value).ToSequence();

    static Sequence<ModelLabel> Labels(YamlMap map, string field) =>
        Texts(map, field).Select(word => ModelLabels.Read(word)!.Value).ToSequence();

    static int? Whole(YamlMap map, string field) =>
        map.TextOrNull(field) is { } text ? (int)Singles.ReadNumber(text) : null;
}
