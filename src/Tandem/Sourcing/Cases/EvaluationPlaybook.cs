using System.Globalization;
using Tandem.Domain;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Values;
using Tandem.Hosting.Library;
using Tandem.Hosting.Yaml;

namespace Tandem.Sourcing.Cases;

/// <summary>Reads what candidates are held against.</summary>
static class EvaluationPlaybook
{
    /// <summary>Groups of criteria in one playbook.</summary>
    public const int GroupsMax = 30;

    public static PlaybookFormat<CriteriaSet> Format { get; } = new("evaluation-criteria", "Evaluation criteria",
        "What candidates are held against: criteria with the words of each level, knock-outs, weights totalling 100.",
        [
            new("price-weight", Singles.Number, "The weight of the price, 0 where price does not count."),
            new("groups", new Shape.ListOf(Group, GroupsMax), "The criteria, group by group."),
            new("knock-outs", new Shape.ListOf(KnockOutShape, SourcingLimits.KnockOutsMax),
                "What a candidate must meet to stay in.", Required: false),
        ], Read);

    static Shape.Single Key => Singles.Text(SourcingLimits.KeyCharactersMax);

    static Shape.Single Title => Singles.Text(SourcingLimits.TitleCharactersMax);

    static Shape.Single Prose => Singles.Text(SourcingLimits.TextCharactersMax);

    const string AnsweredBy = "answered-by", ByCandidate = "candidate", ByEvaluators = "evaluators";

    static Field Answering(string of) => new(AnsweredBy, Singles.Choice([ByCandidate, ByEvaluators]),
        $"Who answers {of}: the candidate in its questionnaire, or the evaluators, who find it out in an interview, "
        + "a reference call or by looking.", Required: false);

    static Shape.Fields Group => new([
        new("title", Title, "What the group is called."),
        Answering("its questions"),
        new("criteria", new Shape.ListOf(Criterion, SourcingLimits.CriteriaMax), "What is scored."),
    ]);

    static Shape.Fields Criterion => new([
        new("key", Key, "Its name in the record."),
        new("title", Title, "What people call it."),
        new("question", Prose, "What to ask."),
        Answering("it, where not as the group says"),
        new("weight", Singles.Number, "Its share of 100."),
        new("levels", new Shape.ListOf(Prose, SourcingLimits.ScoreMax + 1), "What the levels 0 to 4 mean, in words."),
    ]);

    static Shape.Fields KnockOutShape => new([
        new("key", Key, "Its name in the record."),
        new("title", Title, "What must be met."),
        new("question", Prose, "What the candidate promises, as a statement: We do this."),
    ]);

    static CriteriaSet Read(YamlMap map, ShapeCheck check)
    {
        var nodes = new List<YamlMap>();
        var criteria = new List<ScoredCriterion>();
        foreach (var group in map.List("groups").Cast<YamlMap>())
            foreach (var node in group.List("criteria").Cast<YamlMap>())
            {
                nodes.Add(node);
                criteria.Add(new(node.Text("key"), group.Text("title"), node.Text("title"), node.Text("question"),
                    Singles.ReadNumber(node.Text("weight")),
                    node.List("levels").Select(each => ((YamlText)each).Value).ToSequence(),
                    (node.TextOrNull(AnsweredBy) ?? group.TextOrNull(AnsweredBy)) == ByEvaluators
                        ? Respondent.Evaluators : null));
            }
        var knockOuts = map.List("knock-outs").Cast<YamlMap>().Select(node =>
            new KnockOut(node.Text("key"), node.Text("title"), node.Text("question"))).ToSequence();
        CheckCriteria(check, nodes, criteria);
        foreach (var key in nodes.Concat(map.List("knock-outs").Cast<YamlMap>()).Select(node => node.Find("key")!))
            if (CriteriaFaults.IsReserved(((YamlText)key).Value))
                check.Report(key, "a key other than that of the price", "The price has its own row in every ranking.");
        // The hash comes with the file; here only what stands in it is judged.
        var set = new CriteriaSet(map.Text("id"), map.Text("version"), default, criteria.ToSequence(), knockOuts,
            Singles.ReadNumber(map.Text("price-weight")));
        if (check.Errors.Count == 0 && CriteriaFaults.Of(set) is { } fault) Report(check, map, nodes, set, fault);
        return set;
    }

    // The total belongs to no weight more than to another: the last is where whoever adds them up ends.
    static void Report(ShapeCheck check, YamlMap map, List<YamlMap> nodes, CriteriaSet set, Refusal fault)
    {
        var place = map.Find("groups")!;
        if (!CriteriaFaults.IsOfTotal(set, fault))
        {
            check.Report(place, place.Line, place.Column, "criteria that cannot be used", "criteria that can",
                fault.Reason);
            return;
        }
        var (weight, off) = (nodes[^1].Find("weight")!, SourcingLimits.WeightTotal - set.WeightTotal());
        check.Report(weight, weight.Line, weight.Column,
            string.Create(CultureInfo.InvariantCulture, $"weights that total {set.WeightTotal()}"),
            string.Create(CultureInfo.InvariantCulture, $"a total of {SourcingLimits.WeightTotal}"),
            string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(off)} is {(off > 0 ? "missing" : "too much")}")
                + "; the weight of the price counts too.");
    }

    static void CheckCriteria(ShapeCheck check, List<YamlMap> nodes, List<ScoredCriterion> criteria)
    {
        foreach (var (node, criterion) in nodes.Zip(criteria))
        {
            if (criterion.Weight <= 0) check.Report(node.Find("weight")!, "a weight above 0", "");
            if (criterion.Anchors.Count != SourcingLimits.ScoreMax + 1)
                check.Report(node.Find("levels")!, node.Find("levels")!.Line, node.Find("levels")!.Column,
                    string.Create(CultureInfo.InvariantCulture, $"{criterion.Anchors.Count} levels"),
                    "five levels, from 0 to 4", "Say in words what each of them means.");
        }
    }
}
