using System.Globalization;
using Tandem.Domain.Forecast;
using Tandem.Domain.Values;
using Tandem.Shared;

namespace Tandem.Portfolio.Pages;

/// <summary>Whether an engagement is all right, and why, in the visitor's language.</summary>
static class HealthWords
{
    /// <summary>One sentence: how it stands and the first reasons; further ones are counted.</summary>
    public static string Sentence(HealthLevel level, Sequence<Cause> grounds, Currency currency) =>
        PortfolioTexts.HealthSentence.With(HealthBadge.Text(level), Clauses(grounds, currency));

    /// <summary>The same where the level stands beside it already.</summary>
    public static string Why(Sequence<Cause> grounds, Currency currency) => Capital(Clauses(grounds, currency));

    /// <summary>One reason as a sentence of its own.</summary>
    public static string Alone(Cause cause, Currency currency) => Capital(Clause(cause, currency));

    static string Clauses(Sequence<Cause> grounds, Currency currency)
    {
        var told = grounds.Take(Health.CausesInSentenceMax).Select(cause => Clause(cause, currency)).ToList();
        if (grounds.Count > told.Count)
            told.Add(Written.Count(
                grounds.Count - told.Count, PortfolioTexts.OneMoreReason, PortfolioTexts.MoreReasons));
        return told.Count < 2
            ? string.Concat(told) : PortfolioTexts.HealthAnd.With(string.Join("; ", told[..^1]), told[^1]);
    }

    static string Capital(string clause) => clause.Length == 0
        ? "" : string.Concat(clause[..1].ToUpper(CultureInfo.CurrentCulture), clause[1..], ".");

    static string Clause(Cause cause, Currency currency)
    {
        var numbers = cause.Numbers;
        return cause.Kind switch
        {
            CauseKind.Schedule => PortfolioTexts.CauseSchedule.With(Tenths(numbers[0]), Written.Index(numbers[1])),
            CauseKind.Cost when numbers[1] > 0 => PortfolioTexts.CauseCostForecast.With(
                Price(numbers[0], currency), One(currency), Tenths(numbers[1])),
            CauseKind.Cost => PortfolioTexts.CauseCost.With(Price(numbers[0], currency), One(currency)),
            CauseKind.NothingAccepted => PortfolioTexts.CauseNothingAccepted.With(Worth(numbers[0], currency)),
            CauseKind.LateDeliverables => (numbers[0] == 1 ? PortfolioTexts.CauseLateOne : PortfolioTexts.CauseLate)
                .With(Written.Number(numbers[0], 0), Worth(numbers[1], currency), Days(numbers[2]), Key(cause)),
            CauseKind.OverdueReviews => (numbers[0] == 1 ? PortfolioTexts.CauseReviewOne : PortfolioTexts.CauseReviews)
                .With(Written.Number(numbers[0], 0), Days(numbers[1]), Key(cause)),
            CauseKind.ReportedGap => PortfolioTexts.CauseReported.With(Tenths(numbers[0]), Tenths(numbers[1])),
            CauseKind.NoBaseline => PortfolioTexts.SaysNoBaseline,
            CauseKind.NotBegun => PortfolioTexts.SaysNotBegun.With(Written.Day(cause.Day!.Value)),
            CauseKind.Complete => Complete(numbers),
            CauseKind.NothingDue => PortfolioTexts.SaysNothingDue,
            _ => OnCourse(numbers, currency),
        };
    }

    static string Complete(Sequence<decimal> numbers)
    {
        var time = numbers[0] == 0 ? PortfolioTexts.OnTheDay
            : (numbers[0] < 0 ? PortfolioTexts.BeforeTheEnd : PortfolioTexts.AfterTheEnd)
                .With(Days(Math.Abs(numbers[0])));
        var cost = numbers.Count < 2 ? PortfolioTexts.NoCost : PortfolioTexts.CostOfBudget.With(Tenths(numbers[1]));
        return PortfolioTexts.SaysComplete.With(time, cost);
    }

    static string OnCourse(Sequence<decimal> numbers, Currency currency)
    {
        var late = numbers[2] == 0 ? PortfolioTexts.NoneLate : PortfolioTexts.NoneLateBeyond.With(Days(numbers[3]));
        var accepted = PortfolioTexts.AcceptedOf.With(Written.Number(numbers[0], 0), Written.Number(numbers[1], 0));
        return numbers.Count < 5 ? PortfolioTexts.SaysOnCourse.With(accepted, late)
            : PortfolioTexts.SaysOnCourseAt.With(accepted, late, Price(numbers[4], currency), One(currency));
    }

    // The hyphen of a key is no place to break a line.
    static string? Key(Cause cause) => cause.Deliverable?.Replace('-', '\u2011');

    static string Tenths(decimal number) => Written.Number(number, 1);

    static string Days(decimal days) => Written.Count(days, Texts.OneDay, Texts.SomeDays);

    static string One(Currency currency) => Worth(1, currency);

    static string Worth(decimal amount, Currency currency) => Written.Money(Of(amount, currency), whole: true);

    static string Price(decimal amount, Currency currency) => Written.Money(Of(amount, currency));

    static Money Of(decimal amount, Currency currency) => new Money(currency.MinorPerUnit, currency).Times(amount);
}
