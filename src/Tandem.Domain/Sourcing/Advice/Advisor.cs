using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing.Tables;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Advice;

/// <summary>Says which model fits, why, and what would have to be otherwise for another to fit.</summary>
/// <remarks>Every word of it is the playbook's: here is only how rows of tables become a ranking.</remarks>
public static class Advisor
{
    /// <summary>The advice on these answers.</summary>
    public static AdviceGiven Advise(AdvisorBook book, AdvisorAnswers answers)
    {
        var ranking = Rank(book, answers);
        var recommended = First(ranking);
        return new(ranking, recommended, Open(book, answers), Contradictions(book, answers),
            Flips(book, answers, recommended));
    }

    /// <summary>Whether these answers rule out every model, so that there is nothing to recommend.</summary>
    public static bool LeavesNone(AdvisorBook book, AdvisorAnswers answers) =>
        Rank(book, answers).All(each => each.RuledOut);

    /// <summary>What an input of a table is, given these answers.</summary>
    public static InputValue InputOf(AdvisorBook book, AdvisorAnswers answers, string key) => key switch
    {
        AdvisorBook.MonthsInput => InputValue.Of(answers.Context.Months),
        AdvisorBook.TeamSizeInput => InputValue.Of(answers.Context.TeamSize),
        AdvisorBook.LeadershipHoursInput => InputValue.Of(answers.Context.LeadershipHours),
        AdvisorBook.WantsInput => InputValue.Of(
            answers.Wants is { } wanted ? EngagementModels.KeyOf(wanted) : AdviceWords.Unknown),
        _ when book.Questions.Any(each => each.Key == key) => InputValue.Of(AdviceWords.Of(answers.ReplyTo(key))),
        _ => InputValue.Of(AdviceWords.Of(answers.PreferenceIn(key))),
    };

    static Sequence<RankedModel> Rank(AdvisorBook book, AdvisorAnswers answers)
    {
        var reasons = book.Effects.SelectMany(table => OfTable(book, answers, table)).ToList();
        var unranked = book.Models.Select(profile => Unranked(profile.Model,
            [.. reasons.Where(each => each.Model == profile.Model).Select(each => each.Reason),
                .. OfPreferences(book, answers, profile)])).ToList();
        return unranked.OrderBy(each => each.RuledOut).ThenByDescending(each => each.Points)
            .Select(each => each with { Rank = 1 + unranked.Count(other => IsBefore(other, each)) }).ToSequence();
    }

    static bool IsBefore(RankedModel one, RankedModel other) =>
        one.RuledOut == other.RuledOut ? one.Points > other.Points : other.RuledOut;

    static IEnumerable<(EngagementModel Model, AdviceReason Reason)> OfTable(AdvisorBook book, AdvisorAnswers answers,
        DecisionTable<Sequence<ModelEffect>> table) =>
        table.Fired(key => InputOf(book, answers, key)).SelectMany(row => row.Then, (row, effect) => (effect.Model,
            new AdviceReason($"{table.Key}/{row.Id}", effect.Points, effect.RulesOut, effect.Because, null)));

    static IEnumerable<AdviceReason> OfPreferences(AdvisorBook book, AdvisorAnswers answers, ModelProfile profile) =>
        from preference in book.Preferences
        let given = profile.For(preference.Key)
        from row in book.Fit.Fired(key => InputValue.Of(AdviceWords.Of(
            key == AdvisorBook.WantedInput ? answers.PreferenceIn(preference.Key) : given.Who)))
        where row.Then != 0
        select new AdviceReason($"{book.Fit.Key}/{row.Id}", row.Then, false, given.How, preference.Key);

    static RankedModel Unranked(EngagementModel model, IReadOnlyList<AdviceReason> reasons) => new(model, 0,
        reasons.Sum(each => each.Points), reasons.Any(each => each.RulesOut),
        reasons.Where(each => each is { RulesOut: false, Points: > 0 }).OrderByDescending(each => each.Points)
            .ToSequence(),
        reasons.Where(each => each.RulesOut || each.Points < 0).OrderByDescending(each => each.RulesOut)
            .ThenBy(each => each.Points).ToSequence());

    static Sequence<EngagementModel> First(Sequence<RankedModel> ranking) =>
        ranking.All(each => each.For.Count == 0 && each.Against.Count == 0) ? []
        : ranking.Where(each => each is { Rank: 1, RuledOut: false }).Select(each => each.Model).ToSequence();

    // Whatever the unknown answers turn out to be, one of these comes first.
    static Sequence<EngagementModel> Open(AdvisorBook book, AdvisorAnswers answers)
    {
        IEnumerable<AdvisorAnswers> complete = [answers];
        foreach (var unknown in book.Questions.Where(each => answers.ReplyTo(each.Key) == Reply.Unknown))
            complete = complete.SelectMany(each =>
                new[] { each.With(unknown.Key, Reply.Yes), each.With(unknown.Key, Reply.No) });
        var firsts = complete.SelectMany(each => First(Rank(book, each))).ToHashSet();
        return book.Models.Select(each => each.Model).Where(firsts.Contains).ToSequence();
    }

    static Sequence<FiredContradiction> Contradictions(AdvisorBook book, AdvisorAnswers answers) =>
        book.Contradictions.Fired(key => InputOf(book, answers, key)).Select(row => new FiredContradiction(
            $"{book.Contradictions.Key}/{row.Id}", row.Then, row.When.Select(each => each.Input).ToSequence()))
            .ToSequence();

    static Sequence<Flip> Flips(AdvisorBook book, AdvisorAnswers answers, Sequence<EngagementModel> recommended)
    {
        var replies =
            from question in book.Questions
            let now = answers.ReplyTo(question.Key)
            from other in new[] { Reply.Yes, Reply.No }
            where other != now
            select new Flip(question.Key, AdviceWords.Of(now), AdviceWords.Of(other),
                First(Rank(book, answers.With(question.Key, other))));
        var preferences =
            from question in book.Preferences
            let now = answers.PreferenceIn(question.Key)
            from other in new[] { Accountable.Client, Accountable.Partner, Accountable.Shared }
            where other != now
            select new Flip(question.Key, AdviceWords.Of(now), AdviceWords.Of(other),
                First(Rank(book, answers.With(question.Key, other))));
        return replies.Concat(preferences).Where(flip => flip.Recommended != recommended).ToSequence();
    }
}
