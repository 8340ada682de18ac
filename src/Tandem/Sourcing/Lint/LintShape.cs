using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing.Lint;
using Tandem.Hosting.Yaml;

namespace Tandem.Sourcing.Lint;

/// <summary>How the rules of a brief lint are written down.</summary>
static class LintShape
{
    const int ConceptsMax = 500;
    const int PhrasesMax = 300;
    const int RulesMax = 500;
    const int WithinMax = 200;
    const int TimesMax = 1_000;

    public static readonly string[] Places = ["anywhere", "heading", "title", "body"];
    public static readonly string[] Severities = ["note", "warning", "error"];

    static readonly Shape.Single Name = Singles.Text(DescriptionLimits.KeyCharactersMax);
    static readonly Shape.Single Sentence = Singles.Text(DescriptionLimits.TextCharactersMax);
    static readonly Shape.Single Times = Singles.Whole(0, TimesMax);
    static readonly Shape Names = new Shape.ListOf(Name, ConceptsMax);

    static readonly Shape.Single Phrase = new("a wording such as time and|& materials?",
        text => PhraseText.Fault(text), () => new() { ["type"] = "string", ["minLength"] = 1 });

    static readonly Shape.Single Label = Singles.Choice(ModelLabels.Words);

    static readonly Shape.Fields Concept = new([
        new("phrases", new Shape.ListOf(Phrase, PhrasesMax), "Its wordings.", Required: false),
        new("of", Names, "Concepts above whose passages belong to this one too.", Required: false),
        new("in", Singles.Choice(Places), "Where it counts.", Required: false),
        new("near", Names, "Concepts above of which one must stand on either side of it.", Required: false),
        new("after", Names, "Concepts above of which one must stand before it.", Required: false),
        new("before", Names, "Concepts above of which one must stand behind it.", Required: false),
        new("not-near", Names, "Concepts above of which none may stand on either side of it.", Required: false),
        new("not-after", Names, "Concepts above of which none may stand before it.", Required: false),
        new("not-before", Names, "Concepts above of which none may stand behind it.", Required: false),
        new("within", Singles.Whole(1, WithinMax), "How many words away that is; 12 if not said.", Required: false),
        new("not-within", Singles.Whole(1, WithinMax), "The same for what may not stand there.", Required: false),
        new("above", Times, "A number in the wording must exceed this.", Required: false),
    ]);

    static readonly Shape Weights = new Shape.MapOf(Name, Singles.Number, ConceptsMax);

    static readonly Shape.Fields Model = new([
        new("names", Weights, "What a document of this model says of itself, in points."),
        new("signs", Weights, "What its content demands, in points; negative speaks against it."),
    ]);

    static readonly Shape.Fields Said = new([
        new("concepts", Names, "Any of these."),
        new("at-least", Times, "Only if said so often.", Required: false),
        new("distinct", Times, "Only if so many of the concepts are said.", Required: false),
        new("most", Times, "How many places are reported; 5 if not said.", Required: false),
    ]);

    static readonly Shape.Fields Missing = new([
        new("concepts", Names, "Any of these suffices."),
        new("at-least", Times, "Said so often it suffices.", Required: false),
        new("at", Names, "Where the finding points; to the document's beginning if not there.", Required: false),
    ]);

    static readonly Shape.Fields Mismatch = new([
        new("claimed", new Shape.ListOf(Label, ModelLabels.Words.Count), "Claims that it is about.", Required: false),
        new("described", new Shape.ListOf(Label, ModelLabels.Words.Count),
            "Contents that it is about.", Required: false),
        new("named", Names, "Concepts of which one must be said.", Required: false),
        new("same", Singles.Choice(["true", "false"]), "Whether claim and content agree.", Required: false),
    ]);

    static readonly Shape.Fields Sums = new([
        new("labels", Names, "What sums are given for."),
        new("within", Singles.Whole(1, WithinMax), "Words between label and sum."),
        new("apart", Names, "What makes a sum another thing, such as per year.", Required: false),
    ]);

    static readonly Shape.Fields Dates = new([
        new("labels", Names, "What dates are given for."),
        new("within", Singles.Whole(1, WithinMax), "Words between label and date."),
        new("first", Name, "The label of beginnings.", Required: false),
        new("last", Name, "The label of ends.", Required: false),
    ]);

    static readonly Shape.Fields Shares = new([
        new("label", Name, "What stands beside a share of payment."),
        new("within", Singles.Whole(1, WithinMax), "Words between the two."),
        new("lines", Singles.Whole(1, WithinMax), "Lines between the shares of one plan."),
    ]);

    /// <summary>What a rule looks for: one of these at least, tried in this order.</summary>
    public static readonly IReadOnlyList<string> Checks = ["said", "missing", "mismatch", "sums", "dates", "shares"];

    static readonly Shape.Fields Rule = new([
        new("id", Name, "Stable, such as TB012."),
        new("title", Singles.Text(DescriptionLimits.TitleCharactersMax), "What is wrong, in a few words."),
        new("severity", Singles.Choice(Severities), "How much it matters."),
        new("said", Said, "Something is said that should not be.", Required: false),
        new("missing", Missing, "Something is not said that should be.", Required: false),
        new("mismatch", Mismatch, "The words claim one model, the content describes another.", Required: false),
        new("sums", Sums, "The same thing is given two sums.", Required: false),
        new("dates", Dates, "The same thing is given two dates.", Required: false),
        new("shares", Shares, "Shares of payment do not come to a hundred percent.", Required: false),
        new("when", Names, "Concepts that must all be said for the rule to apply.", Required: false),
        new("unless", Names, "Concepts of which none may be said for the rule to apply.", Required: false),
        new("models", new Shape.ListOf(Label, ModelLabels.Words.Count),
            "Contents to which it applies.", Required: false),
        new("without", Names, "Rules above that, where they find something, say it better.", Required: false),
        new("why", Sentence, "Why it costs."),
        new("source", Sentence, "Who says so."),
        new("fix", Sentence, "What to write instead."),
    ]);

    public static IEnumerable<Field> Content { get; } =
    [
        new("concepts", new Shape.MapOf(Name, Concept, ConceptsMax), "What can be recognised in a text."),
        new("models", new Shape.MapOf(Label, Model, ModelLabels.Words.Count), "How each model shows."),
        new("parts", Names, "Concepts that say in a title that a document is one part of a set."),
        new("rules", new Shape.ListOf(Rule, RulesMax), "What is reported."),
    ];
}
