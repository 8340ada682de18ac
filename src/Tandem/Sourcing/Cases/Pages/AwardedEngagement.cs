using System.Globalization;
using System.Text;
using NodaTime;
using Tandem.Agreement;
using Tandem.Agreement.Import;
using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Forecast;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;
using Tandem.Shared;

namespace Tandem.Sourcing.Cases.Pages;

/// <summary>What an award becomes: an engagement with parties, model, people, outcomes and what was promised.</summary>
static class AwardedEngagement
{
    const string FileName = "engagement.yaml";

    /// <summary>The engagement as a file, to be completed and imported.</summary>
    public static async Task<IResult> Download(string key, Session session, CaseReading reading,
        PeopleDirectory directory, CancellationToken ct) =>
        await reading.Now(key, ct) is { Award: not null } known && CaseSight.MaySeeCandidates(known, reading.Me)
            ? Results.File(Encoding.UTF8.GetBytes(EngagementFileWriter.Write(await Of(known, session, directory, ct))),
                "application/yaml", FileName)
            : Results.NotFound();

    /// <summary>Opens the engagement through the importer, and records which one it is.</summary>
    public static async Task<IResult> Start(string key, HttpContext http, Session session, CaseReading reading,
        CaseDesk desk, PeopleDirectory directory, EngagementImport import, CancellationToken ct)
    {
        if (await reading.Now(key, ct) is not { Award: not null } known) return Results.NotFound();
        if (reading.WhyNot(known, SourcingRight.Running) is { } unable)
            return await CasePages.Show<AwardPage>(http, known, Typed.Nothing, unable);
        var file = await Of(known, session, directory, ct);
        var plan = await import.Plan(session.Asker, file, Engagement.Initial, ct);
        if ((await import.Do(session.Asker, plan, ct)).Why is { } refusal)
            return await CasePages.Show<AwardPage>(http, known, Typed.Nothing, refusal);
        var recorded = await desk.Ask(session.Asker, key, new AwardCommand.StartEngagement(file.Key), ct);
        return recorded.Why is { } late ? await CasePages.Show<AwardPage>(http, known, Typed.Nothing, late)
            : Results.Redirect($"/engagements/{file.Key}");
    }

    static async Task<EngagementFile> Of(SourcingCase known, Session session, PeopleDirectory directory,
        CancellationToken ct)
    {
        var (award, need) = (known.Award!, known.Need);
        var winner = known.Evaluation.Find(award.Candidate)!;
        var start = need?.Start ?? award.On;
        var end = need?.End ?? start.PlusYears(1);
        var budget = known.Evaluation.Prices![award.Candidate];
        var terms = new Terms(known.Title, session.OrganisationName, winner.Name,
            need?.Model ?? EngagementModel.DedicatedTeam, known.Currency!, known.Zone, start, end, budget,
            Money.Zero(known.Currency!), Terms.ReviewDaysDefault, CompletionEstimate.Typical, Source(known));
        var sponsors = known.HoldersOf(CaseRole.ExecutiveSponsor);
        var people = await directory.Find(session.Organisation, sponsors, ct);
        return new(known.Key, terms,
            sponsors.Where(people.ContainsKey).Select(each => Sponsor(people[each], known.Zone)).ToSequence(),
            NotNeeded: [], need?.Outcomes ?? [], [Promises(known, budget, end)], Rights: []);
    }

    static FilePerson Sponsor(Profile profile, string zone) => new(profile.DisplayName, profile.Email,
        profile.Email is null ? profile.Id : null, Side.Client, [Role.ExecutiveSponsor], profile.Zone ?? zone,
        new LocalTime(9, 0), new LocalTime(17, 0), Calendar: null);

    // What the winner promised at the knock-outs becomes a deliverable of its own, each promise a criterion to be
    // judged.
    static DescribedRelease Promises(SourcingCase known, Money budget, LocalDate end)
    {
        var criteria = known.Evaluation.Criteria!.KnockOuts.Select((each, at) => new CriterionLine(
            string.Create(CultureInfo.InvariantCulture, $"C{at + 1}"),
            $"judged by {Roles.KeyOf(Role.ProductOwner)}: \"{each.Title.Replace('"', '\'')}\"")).ToSequence();
        return new("R1", CaseTexts.FirstRelease, criteria.Count == 0 ? [] :
        [
            new("D-01", CaseTexts.PromisesTitle, CaseTexts.PromisesWhy.With(known.Title), budget, end,
                known.Need is { Outcomes: [var first, ..] } ? first.Key : null, criteria),
        ]);
    }

    static string Source(SourcingCase known) => CaseTexts.AwardSource.With(known.Title, known.Award!.Reason) is var text
        && text.Length > DescriptionLimits.TextCharactersMax ? text[..DescriptionLimits.TextCharactersMax] : text;
}
