using Tandem.Agreement.Import;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;
using Tandem.Portfolio;
using Tandem.Sourcing.Cases.Pages;

namespace Tandem.Sourcing.Cases;

/// <summary>Makes an award an engagement: opens it, and records in the case which one it is.</summary>
sealed class AwardStart(CaseReading reading, CaseDesk desk, PeopleDirectory directory, EngagementImport import,
    Shelf shelf, PortfolioTable portfolio)
{
    /// <summary>Engagements of the case's title that are looked at for one that was begun already.</summary>
    const int AlikeMax = 50;

    /// <summary>The field of the engagement's key.</summary>
    public const string KeyField = "engagement";

    /// <summary>The key of the engagement, or why there is none.</summary>
    /// <param name="known">The case.</param>
    /// <param name="session">Who asks.</param>
    /// <param name="key">The key that the engagement is to have; that of the case where none is named.</param>
    /// <param name="contact">The partner's contact person, or null.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<(string? Engagement, Refusal? Refusal)> Start(SourcingCase known, Session session, string? key,
        ContactPerson? contact, CancellationToken ct)
    {
        var engagement = key?.Trim() is { Length: > 0 } named ? named : known.Key;
        var command = new AwardCommand.StartEngagement(engagement);
        // The case says first whether there is an award that can become one, and whether whoever asks runs it.
        if (WhyNot(known, session, command) is { } unable) return (null, unable);
        if (await Open(known, session, engagement, contact, ct) is { } refused) return (null, refused);
        var answer = await desk.Ask(reading.Asker, known.Key, command, ct);
        return answer is Answer.Recorded ? (engagement, null) : (null, answer.Why ?? CaseWords.ChangedMeanwhile);
    }

    static Refusal? WhyNot(SourcingCase known, Session session, AwardCommand.StartEngagement command) =>
        SourcingAuthority.Check(known, session.Person, command) ?? AwardDecider.StartFault(known, command.Engagement);

    // One append writes one stream, so these are two. Where a start was cut short between them, the engagement is there
    // already and is taken as it is.
    async Task<Refusal?> Open(SourcingCase known, Session session, string engagement, ContactPerson? contact,
        CancellationToken ct)
    {
        var now = await shelf.Read(session.Asker.Organisation, engagement, ct);
        if (now.IsOpen)
            return now.Terms?.Source == AwardedEngagement.Source(known) ? null : CaseWords.EngagementTaken(engagement);
        if (await Begun(known, session, ct) is { } begun) return CaseWords.EngagementBegun(begun);
        var file = await AwardedEngagement.Of(known, session, directory, contact, ct) with { Key = engagement };
        var plan = await import.Plan(session.Asker, file, Engagement.Initial, ct,
            new AwardHeld(known.Key, known.HoldersOf(CaseRole.ProcurementLead)));
        return (await import.Do(session.Asker, plan, ct)).Why;
    }

    // Under another key than the first time a start would open a second engagement for the same award. Whoever may
    // start it has a part in what was begun, and so sees it.
    async Task<string?> Begun(SourcingCase known, Session session, CancellationToken ct)
    {
        var source = AwardedEngagement.Source(known);
        foreach (var key in (await portfolio.Keys(session, known.Title, AlikeMax, ct)).Keys)
            if ((await shelf.Read(session.Asker.Organisation, key, ct)).Terms?.Source == source) return key;
        return null;
    }
}
