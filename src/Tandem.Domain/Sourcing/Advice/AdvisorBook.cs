using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing.Tables;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Advice;

/// <summary>What the advisor asks and what follows from the answers, as a playbook says it.</summary>
/// <param name="Questions">Answered yes, no or not known, in the order in which they are asked.</param>
/// <param name="Preferences">Answered with who is to be accountable.</param>
/// <param name="Models">What each model is, in the order in which equals are shown; each model once.</param>
/// <param name="Fit">What it is worth when a preference and a model agree or not.</param>
/// <param name="Effects">What answers say of models.</param>
/// <param name="Contradictions">Answers that can't all be had.</param>
public sealed record AdvisorBook(
    Sequence<AdvisorQuestion> Questions,
    Sequence<AdvisorQuestion> Preferences,
    Sequence<ModelProfile> Models,
    DecisionTable<int> Fit,
    Sequence<DecisionTable<Sequence<ModelEffect>>> Effects,
    DecisionTable<Contradiction> Contradictions)
{
    /// <summary>What the tables call the model that was in mind before asking.</summary>
    public const string WantsInput = "wants";

    /// <summary>What they call the months that the work takes.</summary>
    public const string MonthsInput = "months";

    /// <summary>What they call the partner's people who work on it.</summary>
    public const string TeamSizeInput = "team-size";

    /// <summary>What they call the hours a week that the client's technical leaders have.</summary>
    public const string LeadershipHoursInput = "leadership-hours";

    /// <summary>The longest work that is looked at, in months.</summary>
    public const int MonthsMax = 36;

    /// <summary>The largest team.</summary>
    public const int TeamSizeMax = 500;

    /// <summary>Hours in a week.</summary>
    public const int HoursMax = 168;

    /// <summary>What a preference and what the model offers are called in <see cref="Fit"/>.</summary>
    public const string WantedInput = "wanted", GivenInput = "given";

    /// <summary>What a table may look at, besides the book's own questions.</summary>
    public static Sequence<TableInput> ContextInputs { get; } =
    [
        new(MonthsInput, [], 1, MonthsMax), new(TeamSizeInput, [], 1, TeamSizeMax),
        new(LeadershipHoursInput, [], 0, HoursMax),
        new(WantsInput, EngagementModels.Keys.Prepend(AdviceWords.Unknown).ToSequence()),
    ];

    /// <summary>What the model is.</summary>
    public ModelProfile Of(EngagementModel model) => Models.First(each => each.Model == model);
}

/// <summary>A question of the advisor.</summary>
/// <param name="Key">By which answers and tables name it.</param>
/// <param name="Text">The question.</param>
/// <param name="Help">What it means, in a sentence or two; or null.</param>
public sealed record AdvisorQuestion(string Key, string Text, string? Help);

/// <summary>What a model is: shown beside the advice, whatever was answered.</summary>
/// <param name="Model">The model.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Accountability">Who is accountable for what, by the keys of the preferences; one of each.</param>
/// <param name="Advantages">What speaks for it in general.</param>
/// <param name="Risks">What goes wrong with it.</param>
/// <param name="Prerequisites">What the client must bring.</param>
public sealed record ModelProfile(EngagementModel Model, string Summary, Sequence<ModelAccountability> Accountability,
    Sequence<string> Advantages, Sequence<string> Risks, Sequence<string> Prerequisites)
{
    /// <summary>Who is accountable under this model.</summary>
    public ModelAccountability For(string preference) => Accountability.First(each => each.Preference == preference);
}

/// <summary>Who is accountable for something under a model.</summary>
/// <param name="Preference">The key of the question.</param>
/// <param name="Who">Who it is.</param>
/// <param name="How">What that means, in a sentence.</param>
public sealed record ModelAccountability(string Preference, Accountable Who, string How);

/// <summary>What a row of a table says of a model.</summary>
/// <param name="Model">The model.</param>
/// <param name="Points">How strongly it speaks for the model; against it where negative.</param>
/// <param name="RulesOut">Whether the model is out altogether.</param>
/// <param name="Because">Why, in a sentence.</param>
public sealed record ModelEffect(EngagementModel Model, int Points, bool RulesOut, string Because);

/// <summary>Answers that can't all be had.</summary>
/// <param name="Title">What contradicts what.</param>
/// <param name="Why">What it leads to.</param>
/// <param name="Change">What to change, one way or the other.</param>
public sealed record Contradiction(string Title, string Why, string Change);
