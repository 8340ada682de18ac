using Tandem.Domain.Sourcing;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Sourcing.Cases;

/// <summary>For which companies the people of a case work, as the directory says: none of them can be a candidate.
/// </summary>
sealed class CaseEmployers(PeopleDirectory directory, Session session)
{
    public async Task<Sequence<string>> Of(SourcingCase known, CancellationToken ct)
    {
        var people = await directory.Find(session.Organisation, known.People.Select(each => each.Person).Distinct(),
            ct);
        return people.Values.Select(each => each.Company).Where(each => !string.IsNullOrWhiteSpace(each)).Distinct()
            .Order(StringComparer.Ordinal).ToSequence();
    }
}
