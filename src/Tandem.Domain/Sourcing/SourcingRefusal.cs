using NodaTime;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing;

/// <summary>Every "no" of a sourcing case, in order of precedence.</summary>
static class SourcingRefusal
{
    public static Refusal PartnersNever { get; } = new("sourcing.partners-never",
        "Choosing a partner is the client's alone: nobody of a partner opens a sourcing case or takes part in one.",
            "person");

    public static Refusal NotOpened { get; } = new("sourcing.not-opened", "There is no such sourcing case.");

    public static Refusal CaseClosed { get; } = new("sourcing.closed",
        "This case was closed without an award; it stands as it is.");

    public static Refusal NotHeld(string right, MissingRight missing) => new("sourcing.right-not-held",
        $"{SourcingRight.TitleOf(right)} is for the {missing.Role.Title.ToLowerInvariant()} of this case, "
        + "and that is not you.",
        Missing: missing);

    public static Refusal OpenedAlready(string key) => new("sourcing.opened-already",
        $"There is a sourcing case '{key}' already.", "key");

    public static Refusal KeyUnusable(string key) => new("sourcing.key-unusable",
        $"'{key}' cannot be a key; use 1 to {SourcingLimits.KeyCharactersMax} letters, digits and hyphens; "
        + "a case and an engagement need at least 2, and small letters only.", "key");

    public static Refusal Awarded { get; } = new("sourcing.awarded",
        "This case is awarded; what led to the award stands as it is.");

    public static Refusal OutOfTurn(string asked, EvaluationStage stage) => new("sourcing.out-of-turn",
        $"{asked} has no place now: {Words(stage)}.");

    public static Refusal Blank(string field) => new("sourcing.blank", "This needs a text.", field);

    public static Refusal TooLong(string field, int most) => new("sourcing.too-long",
        $"This text may have at most {most} characters.", field);

    public static Refusal Unprintable(char character, string field) => new("sourcing.unprintable",
        $"This text holds the character U+{(int)character:X4}, which cannot be shown; remove it.", field);

    public static Refusal TooMany(string field, int most) =>
        new("sourcing.too-many", $"There can be at most {most}.", field);

    public static Refusal UnknownZone(string zone) => new("sourcing.unknown-zone",
        $"'{zone}' is not a time zone; expected an IANA name such as Europe/London.", "zone");

    public static Refusal DatesReversed { get; } = new("sourcing.dates-reversed",
        "The last day cannot be before the first.", "end");

    public static Refusal OtherCurrency(Currency currency, string field) => new("sourcing.other-currency",
        $"Every amount of this case is in {currency}.", field);

    public static Refusal AmountOutOfRange(string field) => new("sourcing.amount-out-of-range",
        "This amount must be above 0, and small enough to be real.", field);

    public static Refusal NeedFirst { get; } = new("sourcing.need-first",
        "Say what the case is for first; the model is decided for that.", "problem");

    public static Refusal ModelDepartureUnexplained { get; } = new("sourcing.model-departure-unexplained",
        "This departs from the advice: say why.", "reason");

    public static Refusal ModelByDecision { get; } = new("sourcing.model-by-decision",
        "The need does not change the model: that is decided on by itself, with the advice; leave it out here.",
        "model");

    public static Refusal UnknownRevision(int number, string field) => new("sourcing.unknown-revision",
        $"The brief of this case has no revision {number}.", field);

    public static Refusal UnknownSection(string key, string field) => new("sourcing.unknown-section",
        $"The brief of this case has no section '{key}'.", field);

    public static Refusal BriefOvertaken(int revision, string field) => new("sourcing.brief-overtaken",
        $"Revision {revision} changed this section after you read it; look at both texts before you save yours.",
        field);

    public static Refusal CriteriaTooLong(int characters, int most) => new("sourcing.criteria-too-long",
        $"All texts of these criteria together have {characters} characters; a case keeps at most {most}. Shorten "
        + "questions and the words of levels, or leave criteria out.", "criteria");

    public static Refusal LastLead { get; } = new("sourcing.last-lead",
        "Somebody must run the case: name another procurement lead first.", "person");

    public static Refusal ObserverOnlySees { get; } = new("sourcing.observer-only-sees",
        "An observer sees everything and changes nothing, so an observer holds no other role here.", "role");

    public static Refusal SponsorStandsApart { get; } = new("sourcing.sponsor-stands-apart",
        "Scoring has started: whoever runs or scores this case does not become its executive sponsor now, nor the "
        + "other way round.", "person");

    public static Refusal BothSides(string company) => new("sourcing.both-sides",
        $"{company} is a candidate here, and whoever works for it cannot score it.", "person");

    public static Refusal RoleNotHeld { get; } = new("sourcing.role-not-held",
        "That person does not hold this role here.", "person");

    public static Refusal LastSponsor { get; } = new("sourcing.last-sponsor",
        "Scoring has started, and somebody must be able to award: name another executive sponsor first.", "person");

    public static Refusal HasScored { get; } = new("sourcing.has-scored",
        "That evaluator's scores are in the record; they stay part of this case.", "person");

    public static Refusal WeightsOff(decimal total) => new("sourcing.weights-off",
        FormattableString.Invariant($"The weights total {total}, and must total exactly 100 with that of the price."),
            "weights");

    public static Refusal WeightNotPositive(string criterion) => new("sourcing.weight-not-positive",
        $"The weight of '{criterion}' must be above 0, and that of the price at least 0.", "weights");

    public static Refusal KeyTwice(string key) => new("sourcing.key-twice", $"'{key}' stands there twice.", "key");

    public static Refusal PriceKeyReserved { get; } = new("sourcing.price-key-reserved",
        $"'{CaseRanking.PriceKey}' stands for the price itself: give this criterion another key.", "key");

    public static Refusal AnchorsIncomplete(string criterion) => new("sourcing.anchors-incomplete",
        $"'{criterion}' needs words for each of the levels 0 to 4.", "anchors");

    public static Refusal NothingToScore { get; } = new("sourcing.nothing-to-score",
        "Choose criteria before scoring starts.", "criteria");

    public static Refusal CandidatesTooFew { get; } = new("sourcing.candidates-too-few",
        "Enter at least two candidates before scoring starts: one alone cannot be compared.", "candidates");

    public static Refusal NobodyScores { get; } = new("sourcing.nobody-scores",
        "Name at least one evaluator before scoring starts.", "people");

    public static Refusal NobodyAwards { get; } = new("sourcing.nobody-awards",
        "Name the executive sponsor before scoring starts: somebody must be able to award.", "people");

    public static Refusal DeadlinePast(LocalDate today) => new("sourcing.deadline-past",
        $"The deadline cannot be before today, {today:uuuu-MM-dd}.", "deadline");

    public static Refusal DeadlineNotOver(LocalDate deadline) => new("sourcing.deadline-not-over",
        $"Scores are asked for until {deadline:uuuu-MM-dd}; before that only everyone's sheet ends scoring.");

    public static Refusal UnknownCandidate(string key) => new("sourcing.unknown-candidate",
        $"There is no candidate '{key}' in this case.", "candidate");

    public static Refusal CandidateTwice(string name, string key) => new("sourcing.candidate-twice",
        $"{name} is a candidate already: {key}.", "name");

    public static Refusal OwnCompany(string name) => new("sourcing.own-company",
        $"Somebody of this case works for {name}, and nobody judges their own company.", "name");

    public static Refusal CandidateOut(string name) => new("sourcing.candidate-out",
        $"{name} is out: withdrawn, or failed at a knock-out.", "candidate");

    public static Refusal UnknownCriterion(string key) => new("sourcing.unknown-criterion",
        $"There is no criterion '{key}' in this case.", "criterion");

    public static Refusal InterestsUndeclared { get; } = new("sourcing.interests-undeclared",
        "Declare your interests first: candidates are shown to evaluators after that.", "conflict");

    public static Refusal ConflictText { get; } = new("sourcing.conflict-text",
        "Say what the conflict is where there is one, and nothing where there is none.", "text");

    public static Refusal ConflictOpen { get; } = new("sourcing.conflict-open",
        "You declared a conflict of interest, and the executive sponsor has not ruled that you may score.");

    public static Refusal NoConflict { get; } = new("sourcing.no-conflict",
        "That evaluator declared no conflict that is open.", "evaluator");

    public static Refusal OwnConflict { get; } = new("sourcing.own-conflict",
        "Nobody rules on their own conflict of interest.", "evaluator");

    public static Refusal ConflictBarsAward { get; } = new("sourcing.conflict-bars-award",
        "You declared a conflict of interest and nobody else has ruled it harmless: another executive sponsor "
        + "decides.");

    public static Refusal ConflictBarsSettling { get; } = new("sourcing.conflict-bars-settling",
        "You declared a conflict of interest and nobody else has ruled it harmless: another procurement lead settles "
        + "scores, knock-outs and prices, and takes candidates out.");

    public static Refusal SheetIn { get; } = new("sourcing.sheet-in",
        "Your sheet is handed in, and scores are seen as they were.");

    public static Refusal ScoreOutOfRange { get; } = new("sourcing.score-out-of-range",
        "A score is 0, 1, 2, 3 or 4; an agreed one may lie half way between.", "value");

    public static Refusal KnockOutsOpen(string candidate, string knockOut) => new("sourcing.knock-outs-open",
        $"Whether {candidate} meets '{knockOut}' has not been judged; every knock-out comes before the price.",
            "knockOut");

    public static Refusal NobodyLeft { get; } = new("sourcing.nobody-left",
        "Every candidate is out, so there is nothing to open: the executive sponsor closes the case.", "prices");

    public static Refusal PricesIncomplete(string candidate) => new("sourcing.prices-incomplete",
        $"The envelope is opened at once for all: name one price for {candidate}.", "prices");

    public static Refusal ModelUndecided { get; } = new("sourcing.model-undecided",
        "Decide on the engagement model first: the award becomes an engagement of that model.", "model");

    public static Refusal EndMissing { get; } = new("sourcing.end-missing",
        "Say in the need by which day the engagement ends: the award becomes one.", "end");

    public static Refusal EndBeforeStart(LocalDate start) => new("sourcing.end-before-start",
        $"The engagement would begin on {start:uuuu-MM-dd} and end before that: change the days of the need.", "end");

    public static Refusal ReasonToDepart(string first) => new("sourcing.departure-unexplained",
        $"{first} is first in the ranking; say why the award departs from it.", "departure");

    public static Refusal DepartsNowhere(string first) => new("sourcing.departure-from-nothing",
        $"{first} is first in the ranking, so there is no departure to explain.", "departure");

    public static Refusal NotAwarded { get; } = new("sourcing.not-awarded", "The case is not awarded yet.");

    public static Refusal StartedAlready(string engagement) => new("sourcing.started-already",
        $"The award became the engagement '{engagement}' already.", "engagement");

    static string Words(EvaluationStage stage) => stage switch
    {
        EvaluationStage.Preparing => "scoring has not started",
        EvaluationStage.Scoring => "everyone scores alone, until all sheets are in or the deadline is ruled",
        EvaluationStage.Consensus => "scores are seen and settled, and the price is not open yet",
        _ => "the price is open, so scores and knock-outs stand",
    };
}
