using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;

namespace Tandem.Hosting;

/// <summary>How a page or route comes to see an engagement: the door is asked, then the record is read as of the day
/// that is looked at.</summary>
sealed class Reading(Session session, Entry entry, Shelf shelf, Visit visit, IClock clock)
{
    /// <summary>Who asks the desk from here.</summary>
    public Asker Asker => new(session.Organisation.ToString(), session.Person, session.Administrator);

    /// <summary>The engagement on the day that is looked at; null where the session may not see it, where there is
    /// none, or where it was not opened by that day or the day is to come. The first two answer alike, so that nobody
    /// learns which keys exist; the others say so, to those who may see it today.</summary>
    public async Task<Engagement?> Enter(string key, CancellationToken ct)
    {
        if (await Now(key, ct) is not { } engagement) return null;
        visit.Enter(new(key, engagement.Terms!.Title, DateTimeZoneProviders.Tzdb[engagement.Terms.Zone]));
        if (visit.AsOfIsToCome) return null;
        if (!visit.IsPast) return engagement;
        var past = await shelf.ReadBefore(Asker.Organisation, key, visit.Until, ct);
        if (past.IsOpen) return past;
        visit.FindNothingYet();
        return null;
    }

    /// <summary>The engagement as it is now, whatever day is looked at; null as <see cref="Enter"/> says.</summary>
    public async Task<Engagement?> Now(string key, CancellationToken ct)
    {
        if (Known(key) is null && !await entry.Allows(session, key, ct)) return null;
        var engagement = await shelf.Read(Asker.Organisation, key, ct);
        return engagement.IsOpen ? engagement : null;
    }

    /// <summary>Whether there is such an engagement and the session may see it: what <see cref="Now"/> tells, without
    /// asking the record again about an engagement that was looked at before.</summary>
    public async ValueTask<bool> Sees(string key, CancellationToken ct) =>
        Known(key) is not null || await Now(key, ct) is not null;

    /// <summary>The engagement as it was when it was last looked at, without asking the record again: it may be behind
    /// what another process recorded since. Null where it was not looked at, or the session may not see it.</summary>
    public Engagement? Known(string key) =>
        shelf.Known(session.Organisation.ToString(), key) is { } known && Entry.Allows(session, known) ? known : null;

    /// <summary>
    /// Why this person could not exercise a right today, to be shown before anyone tries; null where they could.
    /// </summary>
    public Refusal? WhyNot(Engagement engagement, string right, Money? amount = null) =>
        Authority.Check(engagement, session.Person, right, amount, Today(engagement));

    /// <summary>Why this person could not give a command today; null where they could.</summary>
    public Refusal? WhyNot(Engagement engagement, EngagementCommand command) => Authority.Check(engagement,
        new(session.Person, clock.GetCurrentInstant(), Today(engagement), session.Administrator), command);

    LocalDate Today(Engagement engagement) => Portfolio.ReadTableUpkeep.Today(engagement, clock);
}
