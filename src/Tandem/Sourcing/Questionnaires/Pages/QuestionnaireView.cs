using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Hosting;

namespace Tandem.Sourcing.Questionnaires.Pages;

/// <summary>What a candidate's page shows.</summary>
/// <param name="Client">Who asks.</param>
/// <param name="Case">The case; of it only title and questions are shown.</param>
/// <param name="Candidate">The candidate.</param>
/// <param name="Own">Its questionnaire.</param>
/// <param name="Today">The day in the case's zone.</param>
/// <param name="Secret">The secret of the link, for addresses on the page.</param>
/// <param name="Typed">What was typed into the form that was refused.</param>
/// <param name="Refusal">Why it was refused, or null.</param>
/// <param name="Errors">What is wrong with the spreadsheet that was sent.</param>
/// <param name="IsSaved">Whether something was saved just now.</param>
public sealed record QuestionnaireView(string Client, SourcingCase Case, Candidate Candidate, Questionnaire Own,
    LocalDate Today, string Secret, Typed Typed, Refusal? Refusal, IReadOnlyList<SheetError> Errors, bool IsSaved)
{
    /// <summary>Where the page lives.</summary>
    public string Href => CandidateDoor.Href(Case.Key, Secret);

    /// <summary>Why it cannot be answered; null where it can.</summary>
    public Refusal? Closed => QuestionnaireDecider.Closed(Case, Own, Today);

    /// <summary>The refusal's sentence where it is about one of the fields.</summary>
    public string? ErrorAt(params string[] fields) =>
        Refusal?.Field is { } wrong && fields.Any(field => wrong == field
            || wrong.StartsWith(field + "[", StringComparison.Ordinal)) ? Refusal.Reason : null;

    /// <summary>How many questions have no answer yet.</summary>
    public int Unanswered => Case.Evaluation.Criteria!.KnockOuts.Count(each => Own.AnswerTo(each.Key)?.Met is null)
        + Case.Evaluation.Criteria.AskedOfCandidates().Count(each =>
            Own.AnswerTo(each.Key) is not { Text.Length: > 0 });
}
