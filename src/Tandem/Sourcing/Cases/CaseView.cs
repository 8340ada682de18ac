using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Values;

namespace Tandem.Sourcing.Cases;

/// <summary>A case as the API shows it to one person.</summary>
sealed record CaseView(string Key, long Version, string Title, CaseStep Step, EvaluationStage Stage, Currency Currency,
    IReadOnlyList<CasePerson> People, Need? Need, CriteriaSet? Criteria, IReadOnlyList<Candidate> Candidates,
    LocalDate? Deadline, IReadOnlyList<SheetScore> Scores, IReadOnlyList<RankedCandidate>? Ranking, Award? Award,
    string? Engagement, IReadOnlyList<QuestionnaireStanding> Questionnaires,
    CaseClosure? Closed)
{
    public static CaseView Of(SourcingCase known, Id<Person> viewer)
    {
        var shown = CaseSight.MaySeeCandidates(known, viewer);
        return new(known.Key, known.Version, known.Title, CaseSteps.Of(known), known.Stage, known.Currency!,
            known.People,
            known.Need, known.Evaluation.Criteria, shown ? known.Evaluation.Candidates : [], known.Evaluation.Deadline,
            [.. CaseSight.Scores(known, viewer)],
            shown && known.Stage == EvaluationStage.Priced && known.Evaluation.Standing.Any()
                ? CaseRanking.Of(known).Places : null,
            shown ? known.Award : null, known.Engagement,
            shown ? [.. known.Evaluation.Candidates.Select(each => QuestionnaireStanding.Of(known, each.Key))] : [],
            known.Closed is { } closed ? new(closed.Reason, closed.By, closed.On) : null);
    }
}

/// <summary>How a case ended without an award.</summary>
sealed record CaseClosure(string Reason, Id<Person> By, LocalDate On);

/// <summary>A score with its place.</summary>
sealed record SheetScore(Id<Person> Evaluator, string Candidate, string Criterion, Score Score);
