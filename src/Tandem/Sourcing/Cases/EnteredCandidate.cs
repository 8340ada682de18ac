using Tandem.Domain;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Sourcing.Cases;

/// <summary>A candidate that page or API enters, with what the rules need to know beside it.</summary>
sealed class EnteredCandidate(PastEngagements past, PeopleDirectory directory, Session session)
{
    /// <summary>What is asked of the desk, or why nothing is.</summary>
    public async Task<(SourcingCommand?, Refusal?)> Asked(SourcingCase known, Candidate candidate,
        CancellationToken ct) => await past.Missing(known, candidate, ct) is { } missing
            ? (null, CaseWords.UnknownEngagement(missing))
            : (new EvaluationCommand.EnterCandidate(candidate, await Employers(known, ct)), null);

    // The companies of the case's people, as the directory says: none of them can be a candidate.
    async Task<Sequence<string>> Employers(SourcingCase known, CancellationToken ct)
    {
        var people = await directory.Find(session.Organisation, known.People.Select(each => each.Person).Distinct(),
            ct);
        return people.Values.Select(each => each.Company).Where(each => !string.IsNullOrWhiteSpace(each)).Distinct()
            .Order(StringComparer.Ordinal).ToSequence();
    }
}
