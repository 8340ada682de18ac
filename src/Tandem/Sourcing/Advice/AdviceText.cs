using System.Globalization;
using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Sourcing.Cost;
using Tandem.Domain.Values;
using Tandem.Hosting.Verbs;

namespace Tandem.Sourcing.Advice;

/// <summary>Advice as lines of text, for a terminal.</summary>
sealed class AdviceText(TextWriter output, AdviceResult result, AdvisorBook book)
{
    const int TitleWidth = 34;

    public static void Write(TextWriter output, AdviceResult result, AdvisorBooks books) =>
        new AdviceText(output, result, books.Advisor.Content).Write();

    void Write()
    {
        Line(AdviceWriting.Verdict(result.Advice));
        foreach (var place in result.Advice.Ranking) WritePlace(place);
        WriteContradictions();
        WriteFlips();
        WriteCosts();
        Line("");
        Line($"By {result.Playbook.Id} {result.Playbook.Version} (sha256 {result.Playbook.Hash})");
        Line($"and {result.RateCard.Id} {result.RateCard.Version} (sha256 {result.RateCard.Hash}).");
    }

    void WritePlace(RankedModel place)
    {
        Line("");
        Line(place.RuledOut ? $"–  {Title(place.Model)}: ruled out"
            : string.Create(CultureInfo.InvariantCulture,
                $"{place.Rank}. {Title(place.Model)}: {place.Points:+0;-0;0}"));
        foreach (var reason in place.For) Line($"   + {AdviceWriting.Because(book, result.Answers, reason)}");
        foreach (var reason in place.Against) Line($"   – {AdviceWriting.Because(book, result.Answers, reason)}");
        foreach (var needed in book.Of(place.Model).Prerequisites) Line($"   needs: {needed}");
    }

    void WriteContradictions()
    {
        if (result.Advice.Contradictions.Count == 0) return;
        Line("");
        Line("These answers contradict each other:");
        foreach (var found in result.Advice.Contradictions)
        {
            Line($" ! {found.What.Title} {found.What.Why}");
            Line($"   {found.What.Change}");
        }
    }

    void WriteFlips()
    {
        Line("");
        Line(result.Advice.Flips.Count == 0 ? "No single other answer would change this."
            : "Single answers that would change this:");
        foreach (var flip in result.Advice.Flips)
            Line($" ~ {AdviceWriting.TextOf(book, flip.Question)} {flip.To} instead of {flip.From}: "
                + AdviceWriting.Titles(flip.Recommended));
    }

    void WriteCosts()
    {
        var (question, comparison) = (result.Cost.Question, result.Cost.Comparison);
        Line("");
        Line($"Cost of {question.People} people of the partner over {comparison.Months} months, with contingency and "
            + "the hours of your own people:");
        foreach (var cost in comparison.Totals)
            Line($"   {Title(cost.Model),-TitleWidth}{cost.Total,18}"
                + (cost.WithinBudget == false ? "  above budget" : ""));
        foreach (var assumed in result.Cost.Assumed) Line($"   assumed: {AdviceWriting.Assumed(assumed)}");
        foreach (var pair in BreakEvenPair.Of(comparison)) Line($"   {pair.Words}");
        Line("");
        Line($"   {"If",-TitleWidth}{"cheapest",-TitleWidth}");
        foreach (var scenario in comparison.Sensitivity.Skip(1))
            Line($"   {AdviceWriting.Scenario(scenario),-TitleWidth}{Title(scenario.Cheapest)} "
                + $"{scenario.Totals.Min(each => each.Total)}");
    }

    static string Title(EngagementModel model) => EngagementModels.TitleOf(model);

    void Line(string text) => output.WriteLine(Printable.Of(text));
}
