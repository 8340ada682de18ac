using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Lint;

/// <summary>Weighs what a text says for each model.</summary>
static class ModelScores
{
    /// <summary>Fewer points than this are no evidence.</summary>
    const double PointsMin = 3;

    /// <summary>For a claim a name said once is enough.</summary>
    const double ClaimPointsMin = 2;

    /// <summary>A lead over the next model smaller than this share is none.</summary>
    const double LeadMin = 0.08;

    /// <summary>Points at which the amount of evidence stops being a reason for doubt.</summary>
    const double PointsEnough = 8;

    /// <summary>Doublings of passages beyond which saying it again adds nothing.</summary>
    const double DoublingsMax = 4;

    const double TitleFactor = 4;
    const double HeadingFactor = 2;
    const int PassagesShown = 6;

    /// <summary>The model that the words name: titles and heads count more than the text.</summary>
    public static ModelJudgement Claimed(Sequence<LintModel> models, ConceptPassages said, LineTexts lines) =>
        Judge(models, model => model.Names, ClaimPointsMin, said, lines, passage => passage.Place switch
        {
            LintPlace.Title => TitleFactor,
            LintPlace.Heading => HeadingFactor,
            _ => 1,
        });

    /// <summary>The model that the content demands.</summary>
    public static ModelJudgement Described(Sequence<LintModel> models, ConceptPassages said, LineTexts lines) =>
        Judge(models, model => model.Signs, PointsMin, said, lines, _ => 1);

    static ModelJudgement Judge(
        Sequence<LintModel> models, Func<LintModel, Sequence<LintWeight>> weights, double least,
        ConceptPassages said, LineTexts lines, Func<Passage, double> factor)
    {
        var scores = models.Select(model => (Model: model, Points: weights(model).Sum(weight =>
                Points(weight, said, factor))))
            .OrderByDescending(score => score.Points).ToList();
        var points = scores.Select(score =>
            new ModelPoints(score.Model.Label, (decimal)Math.Round(score.Points, 2))).ToSequence();
        if (scores.Count == 0 || scores[0].Points < least) return new(ModelLabel.Unclear, 0, [], points);
        var (best, next) = (scores[0].Points, scores.Count > 1 ? Math.Max(0, scores[1].Points) : 0);
        var lead = (best - next) / best;
        var shown = Shown(weights(scores[0].Model), said, lines, factor);
        if (lead < LeadMin) return new(ModelLabel.Unclear, 0, shown, points);
        var confidence = (0.5 + lead / 2) * Math.Min(1, best / PointsEnough);
        return new(scores[0].Model.Label, (decimal)Math.Round(confidence, 2), shown, points);
    }

    static double Points(LintWeight weight, ConceptPassages said, Func<Passage, double> factor)
    {
        var times = said.Of(weight.Concept).Sum(factor);
        return (double)weight.Weight * Math.Min(Math.Log2(1 + times), DoublingsMax);
    }

    static Sequence<LintPassage> Shown(
        Sequence<LintWeight> weights, ConceptPassages said, LineTexts lines, Func<Passage, double> factor) =>
        weights.Where(weight => weight.Weight > 0)
            .SelectMany(weight => said.Of(weight.Concept).Select((passage, at) =>
                (weight, passage, Rank: (double)weight.Weight * factor(passage) / (at + 1))))
            .OrderByDescending(each => each.Rank).Take(PassagesShown)
            .OrderBy(each => each.passage.Start)
            .Select(each => lines.Passage(each.passage, each.weight.Concept)).ToSequence();
}
