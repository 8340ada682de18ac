using System.Globalization;
using Microsoft.Extensions.Primitives;
using NodaTime;
using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Values;
using Tandem.Sourcing.Advice;

namespace Tandem.Sourcing.Cases;

/// <summary>What a case already says of the advisor's questions, so that nobody types it again and everybody can read
/// what was answered.</summary>
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

    /// <summary>The fields of the advisor's form as a decision answered them.</summary>
    public static IEnumerable<KeyValuePair<string, StringValues>> Of(AdvisorAnswers answers)
    {
        foreach (var (question, reply) in answers.Replies)
            yield return new(FormAnswers.Name(AnswersShape.Answers, question), AdviceWords.Of(reply));
        foreach (var (question, wanted) in answers.Preferences)
            yield return new(FormAnswers.Name(AnswersShape.Preferences, question), AdviceWords.Of(wanted));
        foreach (var (key, value) in new (string, decimal?)[]
        {
            (AdvisorBook.MonthsInput, answers.Context.Months), (AdvisorBook.TeamSizeInput, answers.Context.TeamSize),
            (AdvisorBook.LeadershipHoursInput, answers.Context.LeadershipHours),
        })
            if (value is { } known)
                yield return new(FormAnswers.Name(AnswersShape.Context, key),
                    known.ToString(CultureInfo.InvariantCulture));
        if (answers.Wants is { } wants) yield return new(AnswersShape.Wants, EngagementModels.KeyOf(wants));
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
