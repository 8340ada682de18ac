using System.Globalization;
using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Sourcing.Tables;
using Tandem.Domain.Values;
using Tandem.Hosting.Library;
using Tandem.Hosting.Yaml;

namespace Tandem.Sourcing.Advice;

/// <summary>Reads what the advisor asks and what follows from it, <c>playbooks/model-advisor.yaml</c>.</summary>
static class AdvisorPlaybook
{
    public const string File = "model-advisor.yaml";

    public static PlaybookFormat<AdvisorBook> Format { get; } = new("model-advisor", "Engagement model advisor",
        "The questions by which an engagement model is chosen, and what follows from the answers.",
        AdvisorShape.Content, Read);

    static AdvisorBook Read(YamlMap map, ShapeCheck check)
    {
        var (questions, preferences) = (Questions(map, "questions"), Questions(map, "preferences"));
        CheckKeys(map, check);
        var inputs = questions.Select(each => new TableInput(each.Key, AdviceWords.Replies))
            .Concat(preferences.Select(each => new TableInput(each.Key, AdviceWords.Accountables)))
            .Concat(AdvisorBook.ContextInputs).ToList();
        TableInput[] fitInputs = [new(AdvisorBook.WantedInput, AdviceWords.Accountables),
            new(AdvisorBook.GivenInput, AdviceWords.Accountables.Skip(1).ToSequence())];

        var profiles = map.List("models").Cast<YamlMap>().ToList();
        CheckProfiles(map, profiles, preferences, check);
        var effects = map.List("effects").Cast<YamlMap>()
            .Select(table => TableShape.Read(table, check, inputs, Effects)).ToSequence();
        CheckTableKeys(map, check);
        var book = new AdvisorBook(questions, preferences, profiles.Select(Profile).ToSequence(),
            TableShape.Read((YamlMap)map.Find("fit")!, check, fitInputs, row => Points(row)), effects,
            TableShape.Read((YamlMap)map.Find("contradictions")!, check, inputs, row => new Contradiction(
                row.Text("title"), row.Text("why"), row.Text("change"))));
        if (check.Errors.Count == 0) CheckAnswers(book, map, check);
        return book;
    }

    static Sequence<AdvisorQuestion> Questions(YamlMap map, string key) => map.List(key).Cast<YamlMap>()
        .Select(each => new AdvisorQuestion(each.Text("key"), each.Text("text"), each.TextOrNull("help")))
        .ToSequence();

    static void CheckKeys(YamlMap map, ShapeCheck check)
    {
        var taken = AdvisorBook.ContextInputs.Select(input => input.Key).ToHashSet();
        foreach (var question in map.List("questions").Concat(map.List("preferences")).Cast<YamlMap>())
            if (!taken.Add(question.Text("key")))
                check.Report(question.Find("key")!, "a key of its own",
                    "Questions, preferences and what is known of the work are told apart by their keys.");
    }

    static void CheckTableKeys(YamlMap map, ShapeCheck check)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in map.List("effects").Append(map.Find("fit")!).Append(map.Find("contradictions")!)
            .Cast<YamlMap>().Where(table => !taken.Add(table.Text("key"))))
            check.Report(table.Find("key")!, "a key that no other table has", "");
    }

    static void CheckProfiles(YamlMap map, List<YamlMap> profiles, Sequence<AdvisorQuestion> preferences,
        ShapeCheck check)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var repeated in profiles.Where(each => !taken.Add(each.Text("model"))))
            check.Report(repeated.Find("model")!, "each model once", "");
        var models = map.Find("models")!;
        foreach (var missing in EngagementModels.Keys.Where(key => !taken.Contains(key)))
            check.Report(models, models.Line, models.Column, $"no model {missing}", "all four models", "");
        foreach (var given in profiles.Select(each => (YamlMap)each.Find("accountability")!))
        {
            foreach (var (key, _) in given.Fields.Where(field => preferences.All(each => each.Key != field.Key.Value)))
                check.Check(key, Singles.Choice([.. preferences.Select(each => each.Key)]));
            foreach (var missing in preferences.Where(each => given.Find(each.Key) is null))
                check.Report(given, given.Line, given.Column, $"no field {missing.Key}",
                    "one for each of the preferences", "");
        }
    }

    static ModelProfile Profile(YamlMap map) => new(EngagementModels.Named(map.Text("model"))!.Value,
        map.Text("summary"),
        ((YamlMap)map.Find("accountability")!).Fields.Select(field => new ModelAccountability(field.Key.Value,
            AdviceWords.AccountableOf(((YamlMap)field.Value).Text("who")), ((YamlMap)field.Value).Text("how")))
            .ToSequence(),
        Texts(map, "advantages"), Texts(map, "risks"), Texts(map, "prerequisites"));

    static Sequence<string> Texts(YamlMap map, string key) =>
        map.List(key).Select(each => ((YamlText)each).Value).ToSequence();

    static Sequence<ModelEffect> Effects(YamlMap row) => ((YamlMap)row.Find("effects")!).Fields
        .Select(field => (Model: EngagementModels.Named(field.Key.Value)!.Value, Effect: (YamlMap)field.Value))
        .Select(each => new ModelEffect(each.Model, Points(each.Effect), each.Effect.TextOrNull("rules-out") == "true",
            each.Effect.Text("because"))).ToSequence();

    static int Points(YamlMap map) => map.TextOrNull("points") is { } text
        ? int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;

    // Whoever answers is never left without a model.
    static void CheckAnswers(AdvisorBook book, YamlMap map, ShapeCheck check)
    {
        if (AnswerCombinations.Of(book).FirstOrDefault(answers => Advisor.LeavesNone(book, answers)) is not { } none)
            return;
        var at = map.Find("effects")!;
        check.Report(at, at.Line, at.Column,
            "rows that rule out all four models for " + string.Join(", ", book.Questions.Select(question =>
                $"{question.Key}: {AdviceWords.Of(none.ReplyTo(question.Key))}")),
            "a model for every combination of answers", "Let one of the rows speak against its model instead.");
    }
}
