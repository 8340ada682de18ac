using Tandem.Domain.Sourcing.Questionnaires;

namespace Tandem.Sourcing.Questionnaires.Pages;

/// <summary>What stands in the fields of one question.</summary>
/// <param name="Answer">The answer; null where nothing stands there.</param>
/// <param name="Read">The print of the answer that whoever saves the fields has seen.</param>
/// <param name="IsOvertaken">Whether somebody else changed the answer before what was typed here was saved.</param>
sealed record ShownAnswer(QuestionAnswer? Answer, string Read, bool IsOvertaken)
{
    /// <summary>What was typed is kept where it changes something, else what is recorded is shown. Where somebody was
    /// faster the fields are based on theirs: whoever saves them then has seen it.</summary>
    public static ShownAnswer Of(Questionnaire own, AnswerEdit? typed, string question)
    {
        var now = own.AnswerTo(question);
        if (typed is null || !typed.Changes(now)) return new(now, AnswerEdit.PrintOf(now), IsOvertaken: false);
        return typed.IsOvertaken(now) ? new(typed.Answer, AnswerEdit.PrintOf(now), IsOvertaken: true)
            : new(typed.Answer, typed.Read ?? AnswerEdit.PrintOf(now), IsOvertaken: false);
    }
}
