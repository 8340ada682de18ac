using Tandem.Agreement.Import;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;
using Tandem.Sourcing.Cases.Pages;

namespace Tandem.Sourcing.Cases;

/// <summary>Makes an award an engagement: opens it, and records in the case which one it is.</summary>
sealed class AwardStart(CaseReading reading, CaseDesk desk, PeopleDirectory directory, EngagementImport import,
    Shelf shelf)
{
    /// <summary>The key of the engagement, or why there is none.</summary>
    public async Task<(string? Engagement, Refusal? Refusal)> Start(SourcingCase known, Session session,
        ContactPerson? contact, CancellationToken ct)
    {
        var command = new AwardCommand.StartEngagement(known.Key);
        // The case says first whether there is an award, and whether whoever asks runs it.
        if (SourcingAuthority.Check(known, session.Person, command) is { } unable) return (null, unable);
        if (known.Award is not null && known.Engagement is null
            && await Open(known, session, contact, ct) is { } refused) return (null, refused);
        var answer = await desk.Ask(reading.Asker, known.Key, command, ct);
        return answer is Answer.Recorded ? (known.Key, null) : (null, answer.Why ?? CaseWords.ChangedMeanwhile);
    }

    // One append writes one stream, so these are two. Where a start was cut short between them, the engagement is there
    // already and is taken as it is.
    async Task<Refusal?> Open(SourcingCase known, Session session, ContactPerson? contact, CancellationToken ct)
    {
        var now = await shelf.Read(session.Asker.Organisation, known.Key, ct);
        if (now.Terms?.Source is { } source && source == AwardedEngagement.Source(known)) return null;
        var file = await AwardedEngagement.Of(known, session, directory, contact, ct);
        var plan = await import.Plan(session.Asker, file, Engagement.Initial, ct,
            new AwardHeld(known.Key, session.Person));
        return (await import.Do(session.Asker, plan, ct)).Why;
    }
}
