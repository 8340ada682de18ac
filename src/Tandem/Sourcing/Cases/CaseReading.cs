using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;
using Tandem.Ledger;

namespace Tandem.Sourcing.Cases;

/// <summary>The one place that decides whether a session may see a sourcing case: its people, and those of the client
/// who see everything.</summary>
sealed class CaseReading(Session session, CaseShelf shelf, Visit visit, PeopleDirectory directory, Entry entry,
    ILedger ledger)
{
    public Asker Asker => session.Asker;

    public Id<Person> Me => session.Person;

    /// <summary>Whether the session may have to do with cases: a token for one engagement has not.</summary>
    public bool IsOfCases => session.IsSomebody && session.OnlyEngagement is null;

    /// <summary>The case on the day that is looked at; null where the session may not see it or there is
    /// none.</summary>
    public async Task<SourcingCase?> Enter(string key, CancellationToken ct)
    {
        if (await Now(key, ct) is not { } known || !visit.IsPast) return await Now(key, ct);
        var past = await shelf.ReadBefore(Asker.Organisation, key, visit.Until, ct);
        if (!past.IsOpen) return null;
        // Whoever may not see candidates now does not find them by looking at the past.
        return CaseSight.MaySeeCandidates(known, session.Person) ? past : CaseSight.WithoutCandidates(past);
    }

    /// <summary>The case as it is now; null as <see cref="Enter"/> says.</summary>
    public async Task<SourcingCase?> Now(string key, CancellationToken ct)
    {
        if (!IsOfCases) return null;
        var known = await shelf.Read(Asker.Organisation, key, ct);
        return known.IsOpen && (known.Knows(session.Person) || await SeesAll(ct)) ? known : null;
    }

    /// <summary>The cases that the session may see.</summary>
    public async Task<IReadOnlyList<CaseRow>> List(CancellationToken ct) =>
        IsOfCases ? await CaseTable.Seen(ledger, session, all: await SeesAll(ct), ct) : [];

    /// <summary>Which facts of cases the session may see: those of the cases that it sees, and of these what its pages
    /// show as well. A case is read when a fact of it comes by.</summary>
    public async Task<Func<RecordedFact, Task<bool>>> Facts(CancellationToken ct)
    {
        var (all, seen) = (await SeesAll(ct), new Dictionary<string, SourcingCase>(StringComparer.Ordinal));
        return async fact =>
        {
            if (!IsOfCases || SourcingStream.Kind.KeyOf(fact.Stream) is not { } key) return false;
            if (!seen.TryGetValue(key, out var known))
                seen[key] = known = await shelf.Read(Asker.Organisation, key, ct);
            return (all || known.Knows(session.Person)) && CaseSight.MaySee(known, session.Person, fact);
        };
    }

    /// <summary>Whether any case keeps something from whoever looks that the whole record would show. The record holds
    /// all cases, so all of them are asked, some at a time.</summary>
    public async Task<bool> WithholdsAny(CancellationToken ct)
    {
        for (var after = ""; await CaseTable.Keys(ledger, Asker.Organisation, after, ct) is [.., var last] keys;
            after = last)
            foreach (var key in keys)
                if (CaseSight.Withholds(await shelf.Read(Asker.Organisation, key, ct), session.Person)) return true;
        return false;
    }

    /// <summary>What the organisation knows of a person: who ever took part for a partner is a partner's
    /// here.</summary>
    public async Task<Affiliation> AffiliationOf(Id<Person> person, CancellationToken ct)
    {
        var profile = await directory.Find(session.Organisation, person, ct);
        var memberships = await entry.Memberships(session with { Person = person, OnlyEngagement = null }, ct);
        return new(profile?.Company ?? "", profile is null || profile.Side == Side.Partner
            || memberships.Any(each => each.Side == Side.Partner));
    }

    /// <summary>Why whoever looks could not exercise a right, to be shown before anyone tries; null where they
    /// could.</summary>
    public Refusal? WhyNot(SourcingCase known, string right) => SourcingAuthority.Check(known, session.Person, right);

    /// <summary>Whether the session sees every case: as <see cref="Entry.SeesAll"/>, but nobody of a partner.</summary>
    public async Task<bool> SeesAll(CancellationToken ct) =>
        Entry.SeesAll(session) && !(await AffiliationOf(session.Person, ct)).IsPartner;
}
