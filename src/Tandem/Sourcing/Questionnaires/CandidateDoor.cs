using NodaTime;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;
using Tandem.Sourcing.Cases;

namespace Tandem.Sourcing.Questionnaires;

/// <summary>What whoever holds a candidate's link may see: that candidate's own, and nothing else.</summary>
/// <param name="Organisation">Who asks.</param>
/// <param name="Case">The case; of it only title and questions are shown.</param>
/// <param name="Candidate">The candidate.</param>
/// <param name="Own">Its questionnaire.</param>
/// <param name="Today">The day in the case's zone.</param>
/// <param name="Asker">As whom the holder acts.</param>
sealed record CandidateEntry(Organisation Organisation, SourcingCase Case, Candidate Candidate, Questionnaire Own,
    LocalDate Today, Asker Asker)
{
    /// <summary>Whether the link has run out: its last day is past, or the case is over.</summary>
    public bool IsOver => Today > Own.Link.Until || CaseSight.IsOver(Case);
}

/// <summary>Lets in whoever holds a link: by its secret, of which only the digest is known.</summary>
sealed class CandidateDoor(Organisations organisations, CaseShelf shelf, IClock clock)
{
    /// <summary>Where links lead.</summary>
    public const string Path = "/questionnaires";

    /// <summary>The address of a link.</summary>
    public static string Href(string sourcing, string secret) => $"{Path}/{sourcing}/{secret}";

    /// <summary>What the link leads to; null where it leads nowhere, for whatever reason.</summary>
    public async Task<CandidateEntry?> Enter(string sourcing, string secret, CancellationToken ct)
    {
        if (await organisations.Current(ct) is not { } organisation) return null;
        var known = await shelf.Read(organisation.Id.ToString(), sourcing, ct);
        if (known.Questionnaires.All.Values.FirstOrDefault(each => Secret.Matches(secret, each.Link.Secret.Hex))
            is not { Link.IsWithdrawn: false } own || known.Evaluation.Find(own.Candidate) is not { } candidate)
            return null;
        var today = clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[known.Zone]).Date;
        return new(organisation, known, candidate, own, today,
            new(organisation.Id.ToString(), own.Link.Holder, Administrator: false));
    }
}
