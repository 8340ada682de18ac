using System.Globalization;
using NodaTime;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Values;
using Tandem.Sourcing.Advice;

namespace Tandem.Sourcing.Cases;

/// <summary>What the need of a case already says of the advisor's questions, so that nobody types it again.</summary>
static class NeedAnswers
{
    /// <summary>The fields of the advisor's form that follow from a need; an amount in another currency than the rate
    /// card's is left out.</summary>
    public static Dictionary<string, string> Of(Need? need, Currency currency)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (MonthsOf(need) is { } months)
            fields[FormAnswers.Name(AnswersShape.Context, AdvisorBook.MonthsInput)] =
                months.ToString(CultureInfo.InvariantCulture);
        if (need?.Budget is { } budget && budget.Currency == currency)
            fields[FormAnswers.Name(AnswersShape.Context, AnswersShape.Budget)] = budget.ToAmountText();
        return fields;
    }

    // A month begun is a month paid. What the advisor could not take is left to be typed.
    static int? MonthsOf(Need? need)
    {
        if (need is not { Start: { } start, End: { } end } || end < start) return null;
        var whole = Period.Between(start, end.PlusDays(1), PeriodUnits.Months).Months;
        var months = start.PlusMonths(whole) <= end ? whole + 1 : whole;
        return months is >= 1 and <= AdvisorBook.MonthsMax ? months : null;
    }
}
