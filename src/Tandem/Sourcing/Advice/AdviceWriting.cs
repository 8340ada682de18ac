using System.Globalization;
using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Sourcing.Cost;
using Tandem.Domain.Values;
using Tandem.Shared;

namespace Tandem.Sourcing.Advice;

/// <summary>Sentences about advice, the same on pages and in a terminal.</summary>
static class AdviceWriting
{
    /// <summary>The answer in one sentence.</summary>
    public static string Verdict(AdviceGiven advice) => advice switch
    {
        { Recommended: [] } => AdviceTexts.VerdictNone,
        { Recommended: [var only], Open.Count: > 1 } => AdviceTexts.VerdictOpen.With(Title(only), Titles(advice.Open)),
        { Recommended: [var only] } => AdviceTexts.VerdictOne.With(Title(only)),
        _ => AdviceTexts.VerdictTied.With(Titles(advice.Recommended)),
    };

    /// <summary>Several models in words.</summary>
    public static string Titles(Sequence<EngagementModel> models) => models.Count switch
    {
        0 => AdviceTexts.NoModel,
        1 => Title(models[0]),
        _ => AdviceTexts.TitlesJoined.With(string.Join(", ", models.Take(models.Count - 1).Select(Title)),
            Title(models[^1])),
    };

    /// <summary>A reason with the preference that it is about.</summary>
    public static string Because(AdvisorBook book, AdvisorAnswers answers, AdviceReason reason) =>
        reason.Preference is not { } key ? reason.Because
            : $"{TextOf(book, key)} {AdviceTexts.YouWant.With(Word(answers.PreferenceIn(key)))} {reason.Because}";

    /// <summary>The question of a key.</summary>
    public static string TextOf(AdvisorBook book, string key) =>
        book.Questions.Concat(book.Preferences).First(each => each.Key == key).Text;

    /// <summary>Who is accountable, in words.</summary>
    public static string Word(Accountable accountable) => accountable switch
    {
        Accountable.Client => AdviceTexts.Client,
        Accountable.Partner => AdviceTexts.Partner,
        Accountable.Shared => AdviceTexts.Shared,
        _ => AdviceTexts.Unknown,
    };

    /// <summary>An answer as files write it, in words.</summary>
    public static string Word(string answer) => answer switch
    {
        "yes" => AdviceTexts.Yes,
        "no" => AdviceTexts.No,
        _ => Word(AdviceWords.AccountableOf(answer)),
    };

    /// <summary>What was taken for granted.</summary>
    public static string Assumed(CostAssumption assumed) => assumed switch
    {
        CostAssumption.Months => AdviceTexts.AssumedMonths.With(CostDefaults.Months),
        CostAssumption.OnePerson => AdviceTexts.AssumedOnePerson,
        CostAssumption.MiddleRate => AdviceTexts.AssumedMiddleRate,
        CostAssumption.InternalRate => AdviceTexts.AssumedInternalRate,
        CostAssumption.MiddlePrice => AdviceTexts.AssumedMiddlePrice,
        CostAssumption.FixedMonths => AdviceTexts.AssumedFixedMonths,
        _ => AdviceTexts.AssumedServiceFee,
    };

    /// <summary>Other circumstances, in words.</summary>
    public static string Scenario(CostScenario scenario) => scenario.RateFactor switch
    {
        < 1 => AdviceTexts.RatesLower,
        > 1 => AdviceTexts.RatesHigher,
        _ => AdviceTexts.OverMonths.With(scenario.Months.ToString("0.##", CultureInfo.CurrentCulture)),
    };

    static string Title(EngagementModel model) => EngagementModels.TitleOf(model);
}
