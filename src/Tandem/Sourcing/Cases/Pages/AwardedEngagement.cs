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
        await reading.Now(key, ct) is { Award: not null } known
        && AwardDecider.NeedFault(known, known.Award.On) is null && CaseSight.MaySeeCandidates(known, reading.Me)
            ? Results.File(Encoding.UTF8.GetBytes(EngagementFileWriter.Write(
                await Of(known, session, directory, contact: null, ct))),
                "application/yaml", FileName)
            : Results.NotFound();

    /// <summary>Opens the engagement through the importer, and records which one it is.</summary>
    public static async Task<IResult> Start(CaseForm form, string key, HttpContext http, Session session,
        CaseReading reading, AwardStart start, CancellationToken ct)
    {
        if (await reading.Now(key, ct) is not { } known) return Results.NotFound();
        var (contact, unclear) = ContactPerson.Of(form.Typed[ContactPerson.NameField],
            form.Typed[ContactPerson.EmailField]);
        var (engagement, refusal) = unclear is not null ? (null, unclear)
            : await start.Start(known, session, form.Typed.Text(AwardStart.KeyField), contact, ct);
        return refusal is { } no ? await CasePages.Show<AwardPage>(http, known, form.Typed, no)
            : Results.Redirect($"/engagements/{engagement}");
    }

    /// <summary>What an awarded case says of its engagement. Ask only where the need lacks nothing, see
    /// <see cref="AwardDecider.NeedFault"/>.</summary>
    public static async Task<EngagementFile> Of(SourcingCase known, Session session, PeopleDirectory directory,
        ContactPerson? contact, CancellationToken ct)
    {
        var (award, need) = (known.Award!, known.Need!);
        var winner = known.Evaluation.Find(award.Candidate)!;
        var (start, end) = (need.Start ?? award.On, need.End!.Value);
        var budget = known.Evaluation.Prices![award.Candidate];
        var terms = new Terms(known.Title, session.OrganisationName, winner.Name,
            need.Model!.Value, known.Currency!, known.Zone, start, end, budget,
            Money.Zero(known.Currency!), Terms.ReviewDaysDefault, CompletionEstimate.Typical, Source(known));
        // Whoever ran the case knows what was asked for, and so says what is accepted until somebody else is named.
        var sponsors = known.HoldersOf(CaseRole.ExecutiveSponsor);
        var leads = known.HoldersOf(CaseRole.ProcurementLead);
        var people = await directory.Find(session.Organisation, sponsors.Concat(leads).Distinct(), ct);
        return new(known.Key, terms, sponsors.Concat(leads).Distinct().Where(people.ContainsKey)
            .Select(each => Client(people[each], [
                .. sponsors.Contains(each) ? new[] { Role.ExecutiveSponsor } : [],
                .. leads.Contains(each) ? new[] { Role.ProductOwner } : [],
            ], known.Zone))
            .Concat(contact is null ? [] : [Partner(contact, known.Zone)])
            .ToSequence(),
            NotNeeded: [], need.Outcomes, [FirstRelease(known, budget, end)], Rights: []);
    }

    static FilePerson Client(Profile profile, Sequence<Role> roles, string zone) => new(profile.DisplayName,
        profile.Email, profile.Email is null ? profile.Id : null, Side.Client, roles, profile.Zone ?? zone,
        new LocalTime(9, 0), new LocalTime(17, 0), Calendar: null);

    // Whom the client knows answers for the account until the partner names its people.
    static FilePerson Partner(ContactPerson contact, string zone) => new(contact.Name, contact.Email, Id: null,
        Side.Partner, [Role.AccountManager], zone, new LocalTime(9, 0), new LocalTime(17, 0), Calendar: null);

    // What the brief asks for and what the winner promised is owed: each a criterion to be judged.
    static DescribedRelease FirstRelease(SourcingCase known, Money budget, LocalDate end)
    {
        var criteria = AwardCriteria.Of(known).Select((statement, at) => new CriterionLine(
            string.Create(CultureInfo.InvariantCulture, $"C{at + 1}"),
            $"judged by {Roles.KeyOf(Role.ProductOwner)}: \"{statement}\"")).ToSequence();
        return new("R1", CaseTexts.FirstRelease, criteria.Count == 0 ? [] :
        [
            new("D-01", CaseTexts.PromisesTitle, CaseTexts.PromisesWhy.With(known.Title), budget, end,
                known.Need is { Outcomes: [var first, ..] } ? first.Key : null, criteria),
        ]);
    }

    /// <summary>By which an engagement says which award it carries out: the same words in every language of the page,
    /// since a start that was cut short is known by them, and with the key of the case, since titles may be alike.
    /// </summary>
    public static string Source(SourcingCase known) =>
        CaseTexts.ResourceManager.GetString(nameof(CaseTexts.AwardSource), CultureInfo.InvariantCulture)!
            .With(known.Key, known.Title, known.Award!.Reason) is var text
        && text.Length > DescriptionLimits.TextCharactersMax ? text[..DescriptionLimits.TextCharactersMax] : text;
}
