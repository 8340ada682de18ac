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
    string? Engagement)
{
    public static CaseView Of(SourcingCase known, Id<Person> viewer)
    {
        var shown = CaseSight.MaySeeCandidates(known, viewer);
        return new(known.Key, known.Version, known.Title, CaseSteps.Of(known), known.Stage, known.Currency!,
            known.People,
            known.Need, known.Evaluation.Criteria, shown ? known.Evaluation.Candidates : [], known.Evaluation.Deadline,
            [.. CaseSight.Scores(known, viewer)],
            shown && known.Stage == EvaluationStage.Priced ? CaseRanking.Of(known).Places : null,
            shown ? known.Award : null, known.Engagement);
    }
}

/// <summary>A score with its place.</summary>
sealed record SheetScore(Id<Person> Evaluator, string Candidate, string Criterion, Score Score);

/// <summary>What a person may see of a case that they may enter.</summary>
static class CaseSight
{
    /// <summary>An evaluator declares interests before any candidate is shown.</summary>
    public static bool MaySeeCandidates(SourcingCase known, Id<Person> viewer) =>
        !known.Holds(viewer, CaseRole.Evaluator) || known.Holds(viewer, CaseRole.ProcurementLead)
        || known.Evaluation.Declarations.ContainsKey(viewer) && !IsBarred(known, viewer);

    /// <summary>Whether an open conflict bars an evaluator.</summary>
    public static bool IsBarred(SourcingCase known, Id<Person> viewer) =>
        known.Evaluation.Declarations.GetValueOrDefault(viewer) is { Bars: true };

    /// <summary>Everyone's scores once they are unsealed, for those who may see candidates; one's own
    /// before.</summary>
    public static IEnumerable<SheetScore> Scores(SourcingCase known, Id<Person> viewer) => known.Evaluation.Scores
        .Where(each => each.Key.Evaluator == viewer
            || known.Stage > EvaluationStage.Scoring && MaySeeCandidates(known, viewer))
        .OrderBy(each => each.Key.Candidate, StringComparer.Ordinal).ThenBy(each =>
            each.Key.Criterion, StringComparer.Ordinal)
        .ThenBy(each => each.Key.Evaluator.Value)
        .Select(each => new SheetScore(each.Key.Evaluator, each.Key.Candidate, each.Key.Criterion, each.Value));
}
