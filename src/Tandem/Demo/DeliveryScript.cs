using NodaTime;
using Tandem.Delivery;
using Tandem.Demo.Reports;
using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Demo;

/// <summary>Everything that people ask about the deliverables of a story, from the course that each takes.</summary>
sealed class DeliveryScript(Story story, Cast cast, CourseOfDelivery courses, EvidenceIntake intake)
{
    const int CommitDigits = 40;
    static readonly int[] Reported = [35, 70, 90];
    static readonly LocalTime Morning = new(10, 0), Noon = new(12, 30), Afternoon = new(14, 30), Evening = new(16, 0);

    public IEnumerable<Happening> All() => courses.All.SelectMany(each => Of(each.Deliverable, each.Course));

    IEnumerable<Happening> Of(DescribedDeliverable deliverable, Course course)
    {
        var start = CourseOfDelivery.StartOf(story, course);
        yield return new(start, Morning, story.HandsOver, new DeliveryCommand.Start(deliverable.Key));
        foreach (var report in Reports(deliverable.Key, course, start)) yield return report;
        for (var index = 0; index < course.Turns.Count; index++)
            foreach (var happening in OfTurn(deliverable, course.Turns[index], index + 1)) yield return happening;
        if (course.Withdrawn is { } withdrawn)
            yield return new(withdrawn.On, Afternoon, ReviewerOf(deliverable, reviewer: null),
                new DeliveryCommand.WithdrawAcceptance(deliverable.Key, withdrawn.Why));
    }

    // The partner says how far it is twice on the way, and once more at the end of the story.
    IEnumerable<Happening> Reports(string key, Course course, LocalDate start)
    {
        var end = course.Turns.Count > 0 ? course.Turns[0].Handed : StoryTime.Last;
        var days = Period.DaysBetween(start, end);
        for (var index = 0; index < Reported.Length; index++)
        {
            var on = CourseOfDelivery.Weekday(start.PlusDays(days * (index + 1) / (Reported.Length + 1)));
            if (on > start && course.Turns.Count > 0) yield return Reports(key, on, Reported[index]);
        }
        if (story.ReportedAtLast.TryGetValue(key, out var percent))
            yield return Reports(key, StoryTime.Last.PlusDays(-1), percent);
    }

    Happening Reports(string key, LocalDate on, int percent) => new(on, Evening, story.Reports,
        new DeliveryCommand.ReportProgress(key, percent, Note: null));

    IEnumerable<Happening> OfTurn(DescribedDeliverable deliverable, Turn turn, int round)
    {
        yield return new(turn.Handed, Evening, story.HandsOver, ct => Submit(deliverable, turn, round, ct));
        if (!turn.Unjudged)
            foreach (var judgement in Judgements(deliverable, turn, round)) yield return judgement;
        if (turn.Decided is not { } decided) yield break;
        var reviewer = ReviewerOf(deliverable, turn.Reviewer);
        foreach (var (criterion, why) in turn.Waived)
            yield return new(decided, Noon, reviewer, new DeliveryCommand.WaiveCriterion(deliverable.Key, round,
                criterion, why));
        yield return new(decided, Afternoon, reviewer, turn.Rejected
            ? new DeliveryCommand.Reject(deliverable.Key, round, turn.Findings)
            : new DeliveryCommand.Accept(deliverable.Key, round, Note: null));
    }

    async Task<EngagementCommand> Submit(DescribedDeliverable deliverable, Turn turn, int round, CancellationToken ct)
    {
        var arriving = ReportFiles.Of(deliverable.Key, deliverable.Title, round, deliverable.Criteria, turn.Measured);
        var (files, refusal) = await intake.Take(arriving, "evidence", ct);
        if (refusal is not null) throw new InvalidOperationException($"{deliverable.Key}: {refusal.Reason}");
        var commit = Fixed.Guid($"{deliverable.Key} {round}").ToString("n")
            + Fixed.Guid(deliverable.Title).ToString("n");
        return new DeliveryCommand.Submit(deliverable.Key, new(Note: null, commit[..CommitDigits], Link: null,
            files));
    }

    IEnumerable<Happening> Judgements(DescribedDeliverable deliverable, Turn turn, int round)
    {
        var on = CourseOfDelivery.Weekday(turn.Decided ?? LocalDate.Min(turn.Handed.PlusDays(2), StoryTime.Last));
        foreach (var line in deliverable.Criteria)
            if (CriterionText.Parse(line.Text).Criterion is Criterion.Judged judged)
            {
                var note = turn.NotMet.FirstOrDefault(each => each.Criterion == line.Key).Note;
                yield return new(on, Morning, cast.HolderOf(Roles.Named(judged.Role)!.Value),
                    new DeliveryCommand.JudgeCriterion(deliverable.Key, round, line.Key, Met: note is null, note));
            }
    }

    string ReviewerOf(DescribedDeliverable deliverable, string? reviewer) =>
        reviewer ?? (deliverable.Value > cast.AcceptanceThreshold
            ? cast.HolderOf(Role.ExecutiveSponsor) : cast.HolderOf(Role.ProductOwner));
}
