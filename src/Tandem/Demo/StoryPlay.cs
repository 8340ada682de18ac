using NodaTime;
using Tandem.Agreement;
using Tandem.Delivery;
using Tandem.Domain.Agreement;
using Tandem.Domain.Communication;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;

namespace Tandem.Demo;

/// <summary>Plays the story of one engagement: everything in it is asked of the desk, as people would ask
/// it.</summary>
sealed class StoryPlay
{
    readonly Story story;
    readonly EngagementFile file;
    readonly Playbooks playbooks;
    readonly StoryTime time;
    readonly Cast cast;
    readonly string organisation;

    public StoryPlay(Story story, Playbooks playbooks, StoryTime time, string organisation, EvidenceIntake intake)
    {
        (this.story, this.playbooks, this.time, this.organisation) = (story, playbooks, time, organisation);
        file = StoryFile.Read(story.Key, playbooks);
        var rights = DescriptionFaults.RightsOf(playbooks.Rights, file.Describe(IdOf));
        cast = new(file, rights.First(right => right.Kind == RightKind.Acceptance).Threshold!.Value);
        var courses = new CourseOfDelivery(story, file);
        Happenings = [.. Beginning().Concat(new DeliveryScript(story, cast, courses, intake).All())
            .Concat(new CostScript(story, file, cast, courses, time).All())
            .Concat(story.Measurements.Select(Measured)).Concat(story.Besides(cast, time))
            .Select((each, index) => (Due: InstantOf(each), index, each))
            .OrderBy(each => each.Due).ThenBy(each => each.index)
            .Select(each => new DueHappening(each.Due, cast.Id(each.each.By), each.each))];
    }

    /// <summary>Everything that happens, in order.</summary>
    public IReadOnlyList<DueHappening> Happenings { get; }

    /// <summary>Asks for one of the happenings.</summary>
    public async Task Ask(Desk desk, int index, CancellationToken ct)
    {
        var (_, by, happening) = Happenings[index];
        var command = await happening.Command(ct);
        var asker = new Asker(organisation, by, Administrator: command is AgreementCommand.Open);
        var answer = await desk.Ask(asker, story.Key, [command], new($"demo/{story.Key}/{index}"), ct);
        if (answer is not Answer.Recorded)
            throw new InvalidOperationException(
                $"The demo's story does not hold: {happening.By} asks {command} "
                + $"of {story.Key} on {happening.On}: {answer}");
    }

    IEnumerable<Happening> Beginning()
    {
        var described = StoryFile.Moved(file, time).Describe(IdOf);
        var first = story.Draft is { } draft ? StoryFile.Moved(draft(file), time).Describe(IdOf) : described;
        var sponsor = cast.HolderOf(Role.ExecutiveSponsor);
        var opened = CourseOfDelivery.Weekday(story.Baseline.PlusDays(-10));
        yield return new(opened, new(10, 0), sponsor, new AgreementCommand.Open(first, playbooks.Rights,
            playbooks.Calendars));
        if (first != described)
            yield return new(CourseOfDelivery.Weekday(story.Baseline.PlusDays(-3)), new(11, 0),
                cast.HolderOf(Role.ProductOwner), new AgreementCommand.Redescribe(described));
        yield return new(story.Baseline, new(15, 0), sponsor, new DeliveryCommand.ApproveBaseline());
    }

    static Id<Person> IdOf(FilePerson person) => Cast.IdOf(person.Email!);

    Happening Measured(Domain.Outcomes.Measurement measured) => new(measured.On, new(16, 30),
        cast.HolderOf(Role.ProductOwner),
        new Domain.Outcomes.OutcomesCommand.MeasureOutcome(measured with { On = time.Of(measured.On) }));

    // Nobody works on a public holiday: what would happen on one happens on the next working day, but never
    // after the story.
    Instant InstantOf(Happening happening)
    {
        var person = cast[happening.By];
        var zone = DateTimeZoneProviders.Tzdb[person.Zone];
        var off = playbooks.Calendars.FirstOrDefault(each => each.Name == person.Calendar)?.Days ?? [];
        var calendar = new WorkingCalendar(zone, person.From, person.To, off);
        var (day, last) = (time.Of(happening.On), time.Of(StoryTime.Last));
        if (!happening.OnThatDay && !calendar.IsWorkingDay(day)) day = calendar.AddWorkingDays(day, 1);
        while (day > last || !happening.OnThatDay && !calendar.IsWorkingDay(day)) day = day.PlusDays(-1);
        return zone.AtLeniently(day + happening.At).ToInstant();
    }
}

/// <summary>A happening with its instant and its person.</summary>
sealed record DueHappening(Instant At, Id<Person> By, Happening Happening);
