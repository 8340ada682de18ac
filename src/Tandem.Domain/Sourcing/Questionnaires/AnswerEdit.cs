namespace Tandem.Domain.Sourcing.Questionnaires;

/// <summary>An answer as somebody has written it.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Read">The print of the answer that the writer read; null where the writer says nothing of it, and so
/// replaces whatever is there.</param>
public sealed record AnswerEdit(QuestionAnswer Answer, string? Read)
{
    /// <summary>By which an answer that came back untouched is known: whoever has the questionnaire open beside
    /// somebody else must not put back what the other one wrote.</summary>
    public static string PrintOf(QuestionAnswer? answer) =>
        WrittenText.PrintOf($"{answer?.Met}\n{WrittenText.Tidied(answer?.Text)}");

    /// <summary>Whether the writer changed it: it is neither as it was read nor as it is now.</summary>
    /// <param name="now">The answer as it is now; null where there is none.</param>
    public bool Changes(QuestionAnswer? now) => PrintOf(Answer) is var print && print != Read && print != PrintOf(now);

    /// <summary>Whether somebody else changed the answer after the writer had read what the writer changed.</summary>
    /// <param name="now">The answer as it is now; null where there is none.</param>
    public bool IsOvertaken(QuestionAnswer? now) => Read is not null && Changes(now) && Read != PrintOf(now);
}
