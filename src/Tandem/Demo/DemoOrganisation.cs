using NodaTime;
using Tandem.Agreement;
using Tandem.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.People;
using Tandem.Ledger;
using Tandem.Portfolio;
using Tandem.Sourcing.Cases;

namespace Tandem.Demo;

/// <summary>Fills an empty database with the demo organisation: people of both sides and eighteen months of
/// three engagements,
/// asked of the desk at past instants. The same day gives the same facts, whenever and wherever.</summary>
sealed class DemoOrganisation(ILedger ledger, Settings settings, IClock clock)
{
    const int DaysFoundedBefore = 7;

    /// <summary>Its id, by which an interrupted filling is known too.</summary>
    public static Id<Organisation> Id { get; } = new(Fixed.Guid("organisation"));

    /// <summary>Its engagements: one that is all right, one to watch, one in trouble.</summary>
    public static IReadOnlyList<Story> Stories { get; } = [Renewals.Story, MemberData.Story, Payments.Story];

    /// <summary>Its sourcing cases: one that is awarded, one in which evaluators still score.</summary>
    public static IReadOnlyList<CaseStory> Cases { get; } = [ProviderPortal.Story, Appeals.Story];

    readonly Organisations organisations = new(ledger, clock);

    /// <summary>What the console says once the server listens.</summary>
    public static string Notice(bool isDemo) => isDemo
        ? "This is the demo organisation. Open the address on this machine and choose whom to be: "
            + "one click each, no password."
        : "The database holds an organisation already, so the demo was left out.";

    /// <summary>Fills the database where it is empty, and answers whether it holds the demo then; another
    /// organisation's is left
    /// alone.</summary>
    /// <exception cref="InvalidDataException">An earlier filling was interrupted; the message says how to
    /// start over.</exception>
    public async Task<bool> Fill(CancellationToken ct)
    {
        if (await organisations.Current(ct) is { } known)
            return known.Id == Id && await AddPeople(DemoPeople.Of(Files()), ct);
        if ((await ledger.Organisations(ct)).Count > 0)
            throw new InvalidDataException("The demo was interrupted while its history was being "
                + "written, and is incomplete. "
                + (settings.Postgres is null
                    ? $"Delete the directory {settings.Data}" : "Drop and create the database")
                + " and start again.");
        await Play(ct);
        await ReadTableUpkeep.Rebuild(ledger, Id.ToString(), clock, ct);
        return await Found(ct);
    }

    /// <summary>Makes the history, engagement by engagement as time passes, so that the log is in the order of
    /// its instants.</summary>
    public async Task Play(CancellationToken ct)
    {
        var time = StoryTime.EndingBefore(clock.GetCurrentInstant().InUtc().Date);
        var (playbooks, story) = (Playbooks.Load(Playbooks.Shipped), new StoryClock());
        using var shelf = new Shelf(ledger, story);
        var desk = new Desk(ledger, shelf, story);
        var intake = new EvidenceIntake(new(settings.Data), settings.Evidence, settings);
        var plays = Stories.Select(each => new StoryPlay(each, playbooks, time, Id.ToString(), intake)).ToList();
        using var caseShelf = new CaseShelf(ledger, story);
        var caseDesk = new CaseDesk(ledger, caseShelf, story);
        var cases = Cases.Select(each => new CasePlay(each, time, Id.ToString())).ToList();
        var all = plays.SelectMany(play => play.Happenings.Select((each, index) =>
                (Due: each.At, Ask: (Func<Task>)(() => play.Ask(desk, index, ct)))))
            .Concat(cases.SelectMany(play => play.Happenings.Select((each, index) =>
                (Due: each.At, Ask: (Func<Task>)(() => play.Ask(caseDesk, index, ct))))))
            .OrderBy(each => each.Due).ToList();
        story.Reach(all[0].Due - Duration.FromDays(DaysFoundedBefore));
        var (name, founder) = (Files()[0].Terms.Client, DemoPeople.Of(Files())[0].Id);
        await desk.Found(new(Id, name, story.GetCurrentInstant()), founder, ct);
        await CasePlay.KeepPlaybooks(new(settings.Data), ct);
        foreach (var (due, ask) in all)
        {
            story.Reach(due);
            await ask();
        }
    }

    // Comes last: a database with this organisation holds all of its history.
    async Task<bool> Found(CancellationToken ct)
    {
        var files = Files();
        var people = DemoPeople.Of(files);
        await organisations.Found(Id, files[0].Terms.Client, people[0], passwordHash: null, ct);
        return await AddPeople(people, ct);
    }

    async Task<bool> AddPeople(IReadOnlyList<Profile> people, CancellationToken ct)
    {
        using var directory = new PeopleDirectory(ledger, clock);
        foreach (var person in people) await directory.Add(Id, person, ct);
        return true;
    }

    static IReadOnlyList<EngagementFile> Files()
    {
        var playbooks = Playbooks.Load(Playbooks.Shipped);
        return [.. Stories.Select(story => StoryFile.Read(story.Key, playbooks))];
    }
}
