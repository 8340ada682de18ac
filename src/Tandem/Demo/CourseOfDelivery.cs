using NodaTime;
using Tandem.Agreement;
using Tandem.Domain.Agreement;
using Tandem.Domain.Values;

namespace Tandem.Demo;

/// <summary>What becomes of every deliverable of a story: as told, or the usual course.</summary>
sealed class CourseOfDelivery(Story story, EngagementFile file)
{
    // Days of work before the first hand-over, and days of review.
    const int WorkDaysMin = 21;
    const int WorkDaysMax = 49;
    const int ReviewDaysMin = 3;
    const int ReviewDaysMax = 8;

    /// <summary>The deliverables on which work begins within the story, each with its course.</summary>
    public IReadOnlyList<(DescribedDeliverable Deliverable, Course Course)> All { get; } =
        [.. file.Releases.SelectMany(release => release.Deliverables)
            .Select(each => (each, story.Courses.FirstOrDefault(told => told.Deliverable == each.Key)
                ?? Usual(story, each)))
            .Where(each => Begun(story, each.Item2))];

    /// <summary>The day on which work begins.</summary>
    public static LocalDate StartOf(Story story, Course course) =>
        LocalDate.Max(Weekday(course.Started ?? course.Turns[0].Handed.PlusDays(-WorkDaysOf(course.Deliverable))),
            story.Baseline.PlusDays(3));

    /// <summary>The day before at weekends.</summary>
    public static LocalDate Weekday(LocalDate day) =>
        day.DayOfWeek > IsoDayOfWeek.Friday ? day.Previous(IsoDayOfWeek.Friday) : day;

    static bool Begun(Story story, Course course) => StartOf(story, course) <= StoryTime.Last;

    static int WorkDaysOf(string deliverable) => Fixed.Between($"{deliverable} work", WorkDaysMin, WorkDaysMax);

    // What cannot be accepted before the story ends is still being worked on when it does.
    static Course Usual(Story story, DescribedDeliverable deliverable)
    {
        var accepted = Weekday(deliverable.Planned.PlusDays(story.Lateness(deliverable.Planned)));
        var handed = Weekday(accepted.PlusDays(-Fixed.Between($"{deliverable.Key} review", ReviewDaysMin,
            ReviewDaysMax)));
        return accepted <= StoryTime.Last
            ? new(deliverable.Key, [new Turn(handed, accepted)])
            : new(deliverable.Key, [], Started: handed.PlusDays(-WorkDaysOf(deliverable.Key)));
    }
}
