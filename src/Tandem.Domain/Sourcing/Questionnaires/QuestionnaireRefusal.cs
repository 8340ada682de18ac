using NodaTime;

namespace Tandem.Domain.Sourcing.Questionnaires;

/// <summary>Every "no" to invitations, answers and envelopes, in order of precedence.</summary>
static class QuestionnaireRefusal
{
    public static Refusal NothingToAsk { get; } = new("sourcing.nothing-to-ask",
        "Choose criteria before inviting: their questions are what candidates answer.", "candidate");

    public static Refusal SubmittedAlready { get; } = new("sourcing.submitted-already",
        "This questionnaire is handed in; it stands as it is.");

    public static Refusal QuestionnaireClosed(LocalDate until) => new("sourcing.questionnaire-closed",
        $"This questionnaire could be answered until {until:uuuu-MM-dd}, and is closed.");

    public static Refusal DeadlineTooFar { get; } = new("sourcing.deadline-too-far",
        $"A questionnaire is open for at most {QuestionnaireLimits.DaysMax} days.", "deadline");

    public static Refusal NotInvited(string name) => new("sourcing.not-invited",
        $"There is no invitation of {name} that could be withdrawn.", "candidate");

    public static Refusal QuestionsAsked(string name) => new("sourcing.questions-asked",
        $"{name} was asked these questions already: withdraw every invitation before the criteria change.",
        "playbook");

    public static Refusal QuestionnairesOpen(string name, LocalDate until) => new("sourcing.questionnaires-open",
        $"{name} may answer until {until:uuuu-MM-dd}: scoring starts after that, or when its invitation is withdrawn.",
        "candidates");

    public static Refusal UnknownQuestion(string key) => new("sourcing.unknown-question",
        $"There is no question '{key}' in this questionnaire.", "question");

    public static Refusal OnlyWords(string key) => new("sourcing.only-words",
        "Only a condition that must be met is answered with yes or no.", key);

    public static Refusal AnswerOvertaken(string title, string key) => new("sourcing.answer-overtaken",
        $"Somebody else changed the answer to '{title}' after you read it; look at both texts before you save yours.",
        key);

    public static Refusal FilesTooLarge { get; } = new("sourcing.files-too-large",
        $"All files of a questionnaire together may have {QuestionnaireLimits.BytesMax / (1024 * 1024)} MiB, "
        + "those taken off again included.", "file");

    public static Refusal UnknownFile { get; } = new("sourcing.unknown-file",
        "There is no such file with this question.", "file");

    public static Refusal QuestionOpen(string title, string key) => new("sourcing.question-open",
        $"'{title}' has no answer yet; each question needs one, if only that there is nothing to show.", key);

    public static Refusal PriceIsTheirs(string name) => new("sourcing.price-is-theirs",
        $"{name} closed its own envelope; nobody else can put another price in.", "candidate");

    public static Refusal PriceAfterHandIn(string name) => new("sourcing.price-after-hand-in",
        $"{name} handed in what it offers; no price is put into its envelope any more.", "candidate");

    public static Refusal PriceLiesSealed(string name, string key) => new("sourcing.price-lies-sealed",
        $"The price of {name} lies in its envelope; it is opened, not typed.", $"prices.{key}");

    public static Refusal EnvelopeBroken(string name, string key) => new("sourcing.envelope-broken",
        $"What came out of the envelope of {name} is not what was sealed.", $"prices.{key}");
}
