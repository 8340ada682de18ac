namespace Tandem.Domain.Sourcing.Advice;

/// <summary>Every way to answer the questions of a playbook: three to the power of their number.</summary>
public static class AnswerCombinations
{
    /// <summary>All of them, made one at a time.</summary>
    public static IEnumerable<AdvisorAnswers> Of(AdvisorBook book) =>
        book.Questions.Aggregate((IEnumerable<AdvisorAnswers>)[AdvisorAnswers.None], (all, question) =>
            all.SelectMany(_ => new[] { Reply.Yes, Reply.No, Reply.Unknown },
                (answers, reply) => answers.With(question.Key, reply)));
}
