using System.Globalization;
using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Hosting.Library;
using Tandem.Hosting.Yaml;

namespace Tandem.Sourcing.Advice;

/// <summary>What a playbook of the advisor looks like.</summary>
static class AdvisorShape
{
    /// <summary>Questions of one kind: every combination of their answers is tried when the playbook is
    /// read.</summary>
    public const int QuestionsMax = 8;

    /// <summary>How strongly one row may speak.</summary>
    public const int PointsMax = 100;

    const int TextsMax = 20;
    const int TablesMax = 50;

    static readonly Shape.Single Text = Singles.Text(DescriptionLimits.TextCharactersMax);
    static readonly Shape.Single Key = Singles.Text(DescriptionLimits.KeyCharactersMax);
    static readonly Shape.ListOf Texts = new(Text, TextsMax);
    static readonly Shape.Single Model = Singles.Choice(EngagementModels.Keys);

    static readonly Shape.Single Points = new($"points from -{PointsMax} to {PointsMax}",
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var points)
            && Math.Abs((long)points) <= PointsMax ? null : "",
        () => new() { ["type"] = "integer", ["minimum"] = -PointsMax, ["maximum"] = PointsMax });

    static readonly Shape.Single Flag = new("true or false", text => text is "true" or "false" ? null : "",
        () => new() { ["type"] = "boolean" });

    static readonly Shape.Fields Question = new([
        new("key", Key, "By which answers and tables name the question."),
        new("text", Text, "The question."),
        new("help", Text, "What it means.", Required: false),
    ]);

    static readonly Shape.Fields Accountability = new([
        new("who", Singles.Choice([.. AdviceWords.Accountables.Where(each => each != AdviceWords.Unknown)]),
            "Who is accountable under the model."),
        new("how", Text, "What that means."),
    ]);

    static readonly Shape.Fields Profile = new([
        new("model", Model, "The model."),
        new("summary", Text, "What it is, in one sentence."),
        new("accountability", new Shape.MapOf(Key, Accountability, QuestionsMax),
            "Who is accountable, for each of the preferences."),
        new("advantages", Texts, "What speaks for it."),
        new("risks", Texts, "What goes wrong with it."),
        new("prerequisites", Texts, "What the client must bring."),
    ]);

    static readonly Shape.Fields Effect = new([
        new("points", Points, "How strongly the row speaks for the model, or against it.", Required: false),
        new("rules-out", Flag, "Whether the model is out altogether.", Required: false),
        new("because", Text, "Why."),
    ]);

    /// <summary>The fields after the header.</summary>
    public static IEnumerable<Field> Content { get; } =
    [
        new("questions", new Shape.ListOf(Question, QuestionsMax), "Answered yes, no or unknown, in this order."),
        new("preferences", new Shape.ListOf(Question, QuestionsMax), "Answered client, partner, shared or unknown."),
        new("models", new Shape.ListOf(Profile, EngagementModels.Keys.Count), "What each model is; all four."),
        new("fit", TableShape.Of(new Field("points", Points, "What it is worth.")),
            "What it is worth when a preference (wanted) and a model (given) agree or not."),
        new("effects", new Shape.ListOf(TableShape.Of(new Field("effects",
            new Shape.MapOf(Model, Effect, EngagementModels.Keys.Count), "What the row says of models.")), TablesMax),
            "What answers say of models."),
        new("contradictions", TableShape.Of(
            new Field("title", Text, "What contradicts what."),
            new Field("why", Text, "What it leads to."),
            new Field("change", Text, "What to change, one way or the other.")), "Answers that can't all be had."),
    ];
}
