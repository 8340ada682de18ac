using System.Globalization;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Agreement.Import;

/// <summary>Imports engagement files: plans first, then does what the plan says, through the desk like everything
/// else.</summary>
sealed class EngagementImport(Desk desk, PeopleDirectory directory, Playbooks playbooks, IClock clock)
{
    /// <summary>Why somebody imports no file at all, asked before a byte of one is read: which engagement is meant
    /// stands in the file. Null where they may have one to import.</summary>
    public static async Task<Refusal?> WhyNot(HttpContext http)
    {
        var session = http.RequestServices.GetRequiredService<Session>();
        return session.Administrator || (await http.RequestServices.GetRequiredService<Entry>()
            .Memberships(session, http.RequestAborted)).Count > 0 ? null : ImportRefusal.NoneToImport;
    }

    /// <summary>What importing a file would do. Nothing is stored.</summary>
    /// <param name="asker">Who would import it.</param>
    /// <param name="file">A file without errors.</param>
    /// <param name="now">The engagement of its key as it stands, as far as the asker may see it.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="award">The award that a new engagement carries out, or null.</param>
    public async Task<ImportPlan> Plan(Asker asker, EngagementFile file, Engagement now, CancellationToken ct,
        AwardHeld? award = null)
    {
        var people = await KnownPeople.Find(file, now, directory, OrganisationOf(asker), ct);
        var at = clock.GetCurrentInstant();
        var zone = DateTimeZoneProviders.Tzdb[now.Terms?.Zone ?? file.Terms.Zone];
        var newcomers = await directory.Newcomers(OrganisationOf(asker), asker.Person, people.ById.Keys, ct);
        var asking = new Asking(asker.Person, at, at.InZone(zone).Date, asker.Administrator)
        {
            // Whoever is new to the directory comes into it before the desk is asked, see Do.
            Newcomers = newcomers with
            {
                Unknown = newcomers.Unknown.Except(people.New.Select(each => each.Id)).ToHashSet(),
            },
        };
        return ImportPlan.Of(file, now, people, playbooks, asking, award);
    }

    /// <summary>What an import was answered that was sent before under the same key; null where it was not.</summary>
    public Task<Answer?> AnsweredBefore(Asker asker, string engagement, Conditions conditions, CancellationToken ct) =>
        desk.AnsweredBefore(asker, engagement, conditions, ct);

    /// <summary>Does what a plan says, if the engagement still is what the plan was made on.</summary>
    /// <remarks>
    /// People come into the directory first, because a role needs somebody who holds it. Should the desk then refuse,
    /// since somebody else was faster, they stay there with no part in anything, and importing again finds them.
    /// </remarks>
    /// <param name="asker">Who imports.</param>
    /// <param name="plan">What importing comes to.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="conditions">The key of the request and what was sent, when it can be sent again.</param>
    public async Task<Answer> Do(
        Asker asker, ImportPlan plan, CancellationToken ct, Conditions? conditions = null)
    {
        if (plan.Refusal is { } refused) return new Answer.Refused(refused);
        var organisation = OrganisationOf(asker);
        foreach (var person in plan.People.New)
            if (await directory.Add(organisation, person, ct) is { } refusal) return new Answer.Refused(refusal);
        var answer = await desk.Ask(asker, plan.File.Key, [.. plan.Commands],
            (conditions ?? new()) with { IfVersion = plan.Now.Version }, ct);
        return answer is Answer.Stale ? new Answer.Refused(ImportRefusal.Changed) : answer;
    }

    static Id<Organisation> OrganisationOf(Asker asker) =>
        Id<Organisation>.Parse(asker.Organisation, CultureInfo.InvariantCulture);
}
