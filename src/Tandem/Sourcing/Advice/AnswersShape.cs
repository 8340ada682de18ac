using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Values;
using Tandem.Hosting.Yaml;

namespace Tandem.Sourcing.Advice;

/// <summary>What answers to the advisor look like in a file or form: it follows from the questions of the
/// playbook.</summary>
static class AnswersShape
{
    public const string Answers = "answers", Preferences = "preferences", Context = "context", Wants = "wants",
        Costs = "costs", Budget = "budget", CurrencyField = "currency", Team = "team", InternalRate = "internal-rate",
        FixedPrice = "fixed-price", FixedMonths = "fixed-months", ServiceFee = "service-fee", Role = "role",
        Seniority = "seniority", Count = "count";

    /// <summary>Kinds of people in one team.</summary>
    public const int TeamLinesMax = 20;

    /// <summary>How people say unknown.</summary>
    public const string DontKnow = "don't know";

    public static Shape.Fields Of(AdvisorBook book) => new([
        Optional(Answers, FieldsOf(book.Questions, [.. AdviceWords.Replies, DontKnow]), "Yes, no or unknown."),
        Optional(Preferences, FieldsOf(book.Preferences, [.. AdviceWords.Accountables, DontKnow]),
            "Who is to be accountable: client, partner, shared or unknown."),
        Optional(Context, ContextFields, "What is known of the work."),
        Optional(Wants, Singles.Choice([.. EngagementModels.Keys, AdviceWords.Unknown]),
            "The model that was in mind before asking."),
        Optional(Costs, CostFields, "What is known of prices; the rest is the rate card's."),
    ]);

    static readonly Shape.Single Key = Singles.Text(DescriptionLimits.KeyCharactersMax);

    static readonly Shape.Fields ContextFields = new([
        Optional(AdvisorBook.MonthsInput, Singles.Whole(1, AdvisorBook.MonthsMax), "How long the work takes."),
        Optional(AdvisorBook.TeamSizeInput, Singles.Whole(1, AdvisorBook.TeamSizeMax),
            "People of the partner who work on it."),
        Optional(AdvisorBook.LeadershipHoursInput, Hours, "Hours a week that the client's technical leaders have."),
        Optional(Budget, Singles.Amount, "What there is to spend, in the rate card's currency."),
    ]);

    static readonly Shape.Fields CostFields = new([
        Optional(CurrencyField, Key, "The rate card's currency; another one is refused."),
        Optional(Team, new Shape.ListOf(new Shape.Fields([
            new(Role, Key, "A role of the rate card."),
            new(Seniority, Key, "A seniority of the rate card."),
            new(Count, Singles.Whole(1, AdvisorBook.TeamSizeMax), "How many of them."),
        ]), TeamLinesMax), "The partner's people."),
        Optional(InternalRate, Singles.Amount, "What an hour of the client's own people costs."),
        Optional(FixedPrice, Singles.Amount, "What a fixed-price contract costs."),
        Optional(FixedMonths, Singles.Whole(1, AdvisorBook.MonthsMax), "How many months of work one covers."),
        Optional(ServiceFee, Singles.Amount, "What the managed service costs a month."),
    ]);

    static Shape.Single Hours => new($"hours a week from 0 to {AdvisorBook.HoursMax}",
        text => Singles.Number.Fault(text) is null && Singles.ReadNumber(text) is >= 0 and <= AdvisorBook.HoursMax
            ? null : "",
        () => new() { ["type"] = "number", ["minimum"] = 0, ["maximum"] = AdvisorBook.HoursMax });

    static Shape.Fields FieldsOf(Sequence<AdvisorQuestion> questions, IReadOnlyList<string> words) =>
        new(questions.Select(each => Optional(each.Key, Singles.Choice(words), each.Text)).ToSequence());

    static Field Optional(string key, Shape shape, string meaning) => new(key, shape, meaning, Required: false);
}
