using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.Library;
using Tandem.Hosting.People;

namespace Tandem.Sourcing.Cases.Pages;

/// <summary>A candidate's link as it was made: its secret is kept nowhere.</summary>
/// <param name="Candidate">The candidate's key.</param>
/// <param name="Href">The link.</param>
public sealed record NewLink(string Candidate, string Href);

/// <summary>A page of a case as one person sees it: what every part of it needs.</summary>
public sealed class CaseVisit
{
    /// <summary>People of the directory who are offered for a role.</summary>
    const int OfferedMax = 500;

    /// <summary>The case.</summary>
    public required SourcingCase Case { get; init; }

    /// <summary>The names of its people.</summary>
    public required Names Names { get; init; }

    /// <summary>Who looks.</summary>
    public required Id<Person> Me { get; init; }

    /// <summary>What was typed into the form that was refused.</summary>
    public required Typed Typed { get; init; }

    /// <summary>Why it was refused, or null.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Where a form has several fields at fault, why each is, by its name.</summary>
    public IReadOnlyDictionary<string, Refusal> Faults { get; init; } = new Dictionary<string, Refusal>();

    /// <summary>People of the client who may be named.</summary>
    public IReadOnlyList<Profile> Offered { get; init; } = [];

    /// <summary>The criteria that can be chosen, the organisation's choice first.</summary>
    public IReadOnlyList<PlaybookRow> Sets { get; init; } = [];

    /// <summary>How engagements with each candidate went here, by its key; empty where that is not shown.</summary>
    public IReadOnlyDictionary<string, CandidatePast> Past { get; init; } = new Dictionary<string, CandidatePast>();

    /// <summary>The link that was made just now, shown this once; null otherwise.</summary>
    public NewLink? NewLink { get; init; }

    /// <summary>Where the case's pages live.</summary>
    public string Href => $"/sourcing/{Case.Key}";

    /// <summary>Why whoever looks could not exercise a right; null where they could.</summary>
    public Refusal? WhyNot(string right) => SourcingAuthority.Check(Case, Me, right);

    /// <summary>Is cancelled when whoever asked for the page no longer waits for it.</summary>
    public CancellationToken Aborted { get; init; }

    /// <summary>Whether whoever looks settles scores, knock-outs and prices.</summary>
    public bool Settles => WhyNot(SourcingRight.Settling) is null;

    /// <summary>Whether whoever looks runs the case.</summary>
    public bool Runs => WhyNot(SourcingRight.Running) is null;

    /// <summary>Whether candidates may be shown.</summary>
    public bool MaySeeCandidates => CaseSight.MaySeeCandidates(Case, Me);

    /// <summary>The refusal's sentence where it is about a field.</summary>
    public string? ErrorAt(string field) => Faults.GetValueOrDefault(field)?.Reason
        ?? (Refusal?.Field == field ? Refusal.Reason : null);

    internal static async Task<CaseVisit> Of(HttpContext http, SourcingCase known, Typed typed, Refusal? refusal,
        NewLink? link = null, bool withPast = false, IReadOnlyDictionary<string, Refusal>? faults = null)
    {
        var (services, ct) = (http.RequestServices, http.RequestAborted);
        var session = services.GetRequiredService<Session>();
        var people = known.People.Select(each => each.Person).Append(session.Person).Distinct();
        return new()
        {
            Case = known,
            Names = await services.GetRequiredService<NameFinder>().Of(people, ct),
            Me = session.Person,
            Aborted = ct,
            Typed = typed,
            Refusal = refusal,
            Faults = faults ?? new Dictionary<string, Refusal>(),
            NewLink = link,
            Past = withPast && CaseSight.MaySeeCandidates(known, session.Person)
                ? await PastOf(services.GetRequiredService<PastEngagements>(), known, ct)
                : new Dictionary<string, CandidatePast>(),
            Offered = await OfferedTo(session, known, services.GetRequiredService<PeopleDirectory>(), ct),
            Sets = await services.GetRequiredService<EvaluationLibrary>().All(session.Asker.Organisation, ct),
        };
    }

    static async Task<IReadOnlyDictionary<string, CandidatePast>> PastOf(PastEngagements engagements,
        SourcingCase known, CancellationToken ct)
    {
        var past = new Dictionary<string, CandidatePast>();
        foreach (var each in known.Evaluation.Candidates) past[each.Key] = await engagements.Of(each, ct);
        return past;
    }

    /// <summary>The client's people whom somebody may name in a case.</summary>
    internal static async Task<IReadOnlyList<Profile>> OfferedTo(
        Session session, SourcingCase known, PeopleDirectory directory, CancellationToken ct)
    {
        if (SourcingAuthority.Check(known, session.Person, SourcingRight.Running) is not null
            && SourcingAuthority.Check(known, session.Person, SourcingRight.Sponsors) is not null) return [];
        var found = new List<Profile>();
        for (IReadOnlyList<Profile>? page = null; page is null or { Count: PeopleDirectory.PageSizeMax }
            && found.Count < OfferedMax; found.AddRange(page))
            page = await directory.List(session.Organisation, page?[^1], ct);
        return [.. found.Where(each => each.Side != Side.Partner && !each.Erased)];
    }
}
