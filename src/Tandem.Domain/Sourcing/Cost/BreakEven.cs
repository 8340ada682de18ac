using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Cost;

/// <summary>The moment at which one model stops being the cheaper of two.</summary>
/// <param name="Month">Months from the start, to 28 digits.</param>
/// <param name="FirstMonth">The first whole month for which the other is cheaper.</param>
/// <param name="CheaperBefore">The model that is cheaper until then.</param>
/// <param name="CheaperAfter">The model that is cheaper from then on.</param>
public sealed record BreakEven(decimal Month, int FirstMonth, EngagementModel CheaperBefore,
    EngagementModel CheaperAfter)
{
    /// <summary>
    /// Every moment up to the longest work at which two models change places. Found by solving, stage by stage: between
    /// two starts of stages both costs are straight lines.
    /// </summary>
    internal static IEnumerable<BreakEven> Between(CostLine one, CostLine other)
    {
        var slope = one.Slope - other.Slope;
        var dearer = 0;
        foreach (var (from, to) in Pieces(one, other))
        {
            var offset = one.AfterStages(1 + from / one.StageMonths) - other.AfterStages(1 + from / other.StageMonths);
            var atStart = (slope * Fraction.Of(from) + offset).Sign;
            var afterStart = atStart != 0 ? atStart : slope.Sign;
            if (dearer * afterStart < 0) yield return At(Fraction.Of(from), dearer, one.Model, other.Model);
            if (afterStart != 0) dearer = afterStart;

            var atEnd = (slope * Fraction.Of(to) + offset).Sign;
            if (dearer * atEnd >= 0) continue;
            yield return At(Fraction.Of(0m) - offset / slope, dearer, one.Model, other.Model);
            dearer = atEnd;
        }
    }

    // From one start of a stage, of either, to the next.
    static IEnumerable<(int From, int To)> Pieces(CostLine one, CostLine other)
    {
        var starts = Enumerable.Range(0, AdvisorBook.MonthsMax)
            .Where(month => month % one.StageMonths == 0 || month % other.StageMonths == 0).ToList();
        return starts.Zip(starts.Skip(1).Append(AdvisorBook.MonthsMax));
    }

    static BreakEven At(Fraction month, int dearer, EngagementModel one, EngagementModel other) =>
        new(month.ToDecimal(), (int)month.Floor() + 1, dearer > 0 ? other : one, dearer > 0 ? one : other);
}
