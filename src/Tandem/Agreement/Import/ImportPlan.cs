using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;

namespace Tandem.Agreement.Import;

/// <summary>What importing a file comes to.</summary>
public enum ImportKind
{
    /// <summary>A new engagement.</summary>
    Opens,

    /// <summary>Changes to one that there is.</summary>
    Changes,

    /// <summary>Nothing: the engagement is as the file describes it.</summary>
    Nothing,

    /// <summary>It may not be.</summary>
    Refused,
}

/// <summary>What importing a file would do, found out without doing it: the rules themselves are asked.</summary>
/// <param name="Kind">What it comes to.</param>
/// <param name="File">The file.</param>
/// <param name="Now">The engagement as it stands; not open where there is none.</param>
/// <param name="People">Who the people of the file are.</param>
/// <param name="Differences">What the file says differently from the engagement as it stands; none for a new
/// one.</param>
/// <param name="Commands">What is asked of the desk.</param>
/// <param name="Refusal">Why it may not be; null for the other kinds.</param>
sealed record ImportPlan(ImportKind Kind, EngagementFile File, Engagement Now, KnownPeople People,
    Sequence<Difference> Differences, Sequence<EngagementCommand> Commands, Refusal? Refusal)
{
    /// <param name="file">A file without errors.</param>
    /// <param name="now">The engagement of its key as it stands, as far as the asker may see it.</param>
    /// <param name="people">Who the file's people are.</param>
    /// <param name="playbooks">What a new engagement starts from.</param>
    /// <param name="asking">Who asks, and when.</param>
    /// <param name="award">The award that a new engagement carries out, or null.</param>
    public static ImportPlan Of(EngagementFile file, Engagement now, KnownPeople people, Playbooks playbooks,
        Asking asking, AwardHeld? award = null)
    {
        var described = file.Describe(people.IdOf);
        var (commands, planned, others) = now.IsOpen
            ? Changing(file, described, now, people, asking)
            : ([new AgreementCommand.Open(described, playbooks.Rights, playbooks.Calendars, award)], [], []);
        // Who is who behind an address is not told to whoever may not do what the file asks for.
        var plan = new ImportPlan(ImportKind.Refused, file, now, people,
            asking.Administrator ? [.. planned, .. others] : planned, commands, Refusal: null);

        if (people.Missing.Count > 0) return plan with { Refusal = ImportRefusal.PersonMissing(people.Missing) };
        if (EngagementDecider.Decide(now, asking, commands).Refusal is { } refusal)
            return plan with { Refusal = refusal };
        // Whoever makes an engagement of an award brings in the contact person of the partner that was chosen.
        if (people.New.Any(each => award is null || each.Side != Side.Partner) && !asking.Administrator)
            return plan with { Refusal = ImportRefusal.PeopleUnknown(people.New.Select(each => each.Name)) };
        return plan with
        {
            Differences = [.. planned, .. others],
            Kind = !now.IsOpen ? ImportKind.Opens : commands.Count == 0 ? ImportKind.Nothing : ImportKind.Changes,
        };
    }

    static (Sequence<EngagementCommand>, Sequence<Difference>, Sequence<Difference>) Changing(EngagementFile file,
        EngagementDescription described, Engagement now, KnownPeople people, Asking asking)
    {
        var plan = PlanDifferences.Between(EngagementFileExport.Of(now, people.ProfileOf), file).ToSequence();
        var others = PeopleChanges.Of(now, described, asking.By, people.NameOf);
        Sequence<EngagementCommand> commands = plan.Count == 0 ? others.Commands
            : [new AgreementCommand.Redescribe(described), .. others.Commands];
        return (commands, plan, others.Differences);
    }
}
