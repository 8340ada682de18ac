using System.Collections.Immutable;
using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Questionnaires;

/// <summary>The link by which a candidate comes in without an account.</summary>
/// <param name="Holder">The id under which whoever holds the link acts in the record; nobody of the directory.</param>
/// <param name="Secret">SHA-256 of the link's secret: the secret itself is kept nowhere.</param>
/// <param name="Until">The last day on which it may be used.</param>
/// <param name="IsWithdrawn">Whether the client took it back.</param>
public sealed record CandidateLink(Id<Person> Holder, Digest Secret, LocalDate Until, bool IsWithdrawn);

/// <summary>What a candidate says to one question.</summary>
/// <param name="Question">The key of the criterion or of the knock-out.</param>
/// <param name="Met">For a knock-out, whether the candidate says that it meets it; null where it does not say.</param>
/// <param name="Text">The answer in words; empty where there is none.</param>
public sealed record QuestionAnswer(string Question, bool? Met, string Text);

/// <summary>A file by which a candidate shows what it answers.</summary>
/// <param name="Question">The key of the criterion or of the knock-out.</param>
/// <param name="Digest">SHA-256 of its bytes.</param>
/// <param name="Name">The name that the candidate gave it.</param>
/// <param name="Bytes">Its size.</param>
public sealed record AnswerFile(string Question, Digest Digest, string Name, long Bytes);

/// <summary>What one candidate was asked and has answered so far.</summary>
/// <param name="Candidate">The candidate's key.</param>
/// <param name="Link">The latest link; one at a time.</param>
/// <param name="Answers">Its answers by question.</param>
/// <param name="Files">The files attached now.</param>
/// <param name="BytesEver">The bytes of all files that ever were attached: those taken off again count too.</param>
/// <param name="SubmittedOn">The day on which it was handed in; null before that.</param>
public sealed record Questionnaire(string Candidate, CandidateLink Link,
    ImmutableDictionary<string, QuestionAnswer> Answers, ImmutableList<AnswerFile> Files, long BytesEver,
    LocalDate? SubmittedOn)
{
    /// <summary>Whether it may be answered on a day.</summary>
    public bool IsOpenOn(LocalDate day) => !Link.IsWithdrawn && SubmittedOn is null && day <= Link.Until;

    /// <summary>The answer to a question, or null.</summary>
    public QuestionAnswer? AnswerTo(string question) => Answers.GetValueOrDefault(question);

    /// <summary>The files attached to a question.</summary>
    public IEnumerable<AnswerFile> FilesOf(string question) => Files.Where(each => each.Question == question);
}
