using System.Globalization;
using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing.Cost;
using Tandem.Shared;

namespace Tandem.Sourcing.Advice;

/// <summary>Where two models change places as the cheaper one.</summary>
/// <param name="First">The cheaper one at first.</param>
/// <param name="Second">The other.</param>
/// <param name="At">When they change places, in the order of time.</param>
public sealed record BreakEvenPair(EngagementModel First, EngagementModel Second, IReadOnlyList<BreakEven> At)
{
    /// <summary>Staff augmentation and a project first, whether they change places or not; then every other pair that
    /// does within the longest work.</summary>
    public static IReadOnlyList<BreakEvenPair> Of(CostComparison comparison)
    {
        var asked = (EngagementModel.Project, EngagementModel.StaffAugmentation);
        var pairs = comparison.BreakEvens.GroupBy(each => (Least(each), Most(each))).OrderBy(pair => pair.Key != asked)
            .Select(pair => new BreakEvenPair(pair.First().CheaperBefore, pair.First().CheaperAfter, [.. pair]))
            .ToList();
        if (comparison.BreakEvens.Any(each => (Least(each), Most(each)) == asked)) return pairs;
        var always = comparison.Course[^1].Totals
            .Where(each => each.Model is EngagementModel.Project or EngagementModel.StaffAugmentation)
            .OrderBy(each => each.Total).Select(each => each.Model).ToList();
        return [new(always[0], always[1], []), .. pairs];
    }

    /// <summary>The pair in a sentence.</summary>
    public string Words => (At.Count switch
    {
        0 => AdviceTexts.BreakEvenNever,
        1 => AdviceTexts.BreakEvenOnce,
        _ => AdviceTexts.BreakEvenOften,
    }).With(
        EngagementModels.TitleOf(First), EngagementModels.TitleOf(Second), Months);

    /// <summary>The months, to two decimals.</summary>
    public string Months =>
        string.Join("; ", At.Select(each => each.Month.ToString("0.##", CultureInfo.CurrentCulture)));

    static EngagementModel Least(BreakEven each) =>
        each.CheaperBefore < each.CheaperAfter ? each.CheaperBefore : each.CheaperAfter;

    static EngagementModel Most(BreakEven each) =>
        each.CheaperBefore < each.CheaperAfter ? each.CheaperAfter : each.CheaperBefore;
}
