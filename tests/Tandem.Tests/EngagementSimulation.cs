using FsCheck;
using FsCheck.Fluent;
using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using static Tandem.Domain.Delivery.DeliveryEvent;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests;

/// <summary>Whatever is asked in whatever order, what must hold of every engagement holds.</summary>
public class EngagementSimulation
{
    const int Seeds = 2_000;
    const int CommandsPerSeed = 40;

    // Half of them begin with the plan still open, half with work under way, so that reviews are reached often.
    static readonly Engagement[] Starts = [After(Opened), After(InWork)];

    [Fact]
    public void Whatever_is_asked_what_must_hold_holds()
    {
        Dictionary<string, int> reached = [];
        for (var seed = 0; seed < Seeds; seed++)
        {
            var asking = new RandomAsking(seed);
            var engagement = Starts[seed % 2];
            for (var step = 0; step < CommandsPerSeed; step++)
            {
                var (asked, command) = asking.Next(engagement);
                try
                {
                    var decision = EngagementDecider.Decide(engagement, asked, command);
                    var after = engagement.Evolve(decision.Events);
                    foreach (var happened in decision.Events) ReviewedBySomeoneElse(engagement, happened);
                    WhatMustHold(engagement, after, decision);
                    engagement = after;
                    var outcome = decision.Refusal?.Code ?? command.GetType().Name;
                    reached[outcome] = reached.GetValueOrDefault(outcome) + 1;
                }
                catch (Exception fault)
                {
                    throw new InvalidOperationException($"Seed {seed}, step {step}, {command}: {fault.Message}", fault);
                }
            }
        }
        // A simulation that never gets anywhere proves nothing.
        Assert.True(reached["Accept"] > 500 && reached["WithdrawAcceptance"] > 100,
            $"too little was reached: {string.Join(", ", reached)}");
        Assert.True(reached.Count > 40,
            $"only {reached.Count} outcomes were reached: {string.Join(", ", reached.Keys)}");
    }

    [Fact]
    public void Folding_what_was_appended_is_appending_what_was_folded() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (seed, percent) =>
            {
                var history = HistoryOf(seed);
                var cut = history.Count * percent / 100;
                var inParts = Engagement.Initial.Evolve(history.Take(cut)).Evolve(history.Skip(cut));
                return Words(inParts) == Words(Engagement.Initial.Evolve(history));
            }));

    [Fact]
    public void The_same_history_asked_the_same_answers_the_same() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(50), Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => HistoryOf(seed).Equals(HistoryOf(seed))));

    static void WhatMustHold(Engagement before, Engagement after, Decision decision)
    {
        Assert.True(decision.Refusal is null || decision.Events.Count == 0, "a refusal records nothing");

        var earned = Money.Sum(after.Delivery.Earnings.Select(each => each.Value), Pounds);
        var accepted = after.Delivery.All.Where(each => each.Stage == Stage.Accepted)
            .Select(each => each.Promise.Value);
        Assert.Equal(Money.Sum(accepted, Pounds), earned);

        if (after.Delivery.Kept is { } kept) Assert.Equal(Words(Tally.Of(after.Delivery)), Words(kept));
        Assert.Equal(after.Delivery.Baseline is null, after.Delivery.Kept is null);

        foreach (var deliverable in after.Delivery.All)
        {
            Assert.Equal(Enumerable.Range(1, deliverable.Rounds.Count),
                deliverable.Rounds.Select(round => round.Number));
            Assert.True(deliverable.Rounds.SkipLast(1).All(round => round.Verdict is not null),
                "one open round at a time");
        }
        if (before.Delivery.Baseline is null) return;
        Assert.Equal(before.Terms, after.Terms);
        Assert.Equal(before.Delivery.Baseline, after.Delivery.Baseline);
        Assert.Equal(before.Delivery.All.Select(each => each.Promise), after.Delivery.All.Select(each => each.Promise));
    }

    static void ReviewedBySomeoneElse(Engagement before, RecordedEvent happened)
    {
        (string Deliverable, Id<Person> By)? review = happened switch
        {
            CriterionJudged e => (e.Deliverable, e.Judgement.By),
            CriterionWaived e => (e.Deliverable, e.Waiver.By),
            Accepted e => (e.Deliverable, e.By),
            Rejected e => (e.Deliverable, e.By),
            _ => null,
        };
        if (review is not { } decided) return;
        Assert.NotEqual(before.Delivery.Find(decided.Deliverable)!.Latest!.By, decided.By);
        Assert.Equal(Side.Client, before.Governance.Members[decided.By].Side);
        if (happened is Accepted all)
            Assert.Equal(before.Delivery.Find(all.Deliverable)!.Criteria.Select(each => each.Key).Order(),
                all.Met.Concat(all.Waived).Order());
    }

    static Sequence<RecordedEvent> HistoryOf(int seed)
    {
        var asking = new RandomAsking(seed);
        var history = (seed % 2 == 0 ? Opened : InWork).ToList();
        for (var (step, engagement) = (0, Starts[seed % 2]); step < CommandsPerSeed; step++)
        {
            var (asked, command) = asking.Next(engagement);
            var events = EngagementDecider.Decide(engagement, asked, command).Events;
            history.AddRange(events);
            engagement = engagement.Evolve(events);
        }
        return history.ToSequence();
    }

    static string Words(Tally tally) => $"{tally.Accepted} {tally.Reporting} {tally.ReportedMinor}\n"
        + string.Join('\n', tally.PlannedByDay)
        + string.Join('\n', tally.Planned!.Steps) + string.Join('\n', tally.EarnedByDay)
        + string.Join('\n', tally.Unaccepted) + string.Join('\n', tally.InReview);

    // Immutable dictionaries compare by reference, so states are compared by what they say.
    static string Words(Engagement engagement) => string.Join('\n',
    [
        $"{engagement.Key} {engagement.Version} {engagement.Terms} {engagement.Finance.Minor}",
        .. engagement.Governance.Assignments.Select(each => each.ToString()),
        .. engagement.Governance.Rights.Select(each => each.ToString()),
        .. engagement.Governance.Lent.Select(each => each.ToString()),
        .. engagement.Outcomes.Measurements.Select(each => each.ToString()),
        .. engagement.Delivery.Earnings.Select(each => each.ToString()),
        .. engagement.Delivery.All.Select(each => $"{each.Promise} {each.Stage} {each.Started} {each.Reported}"),
        .. engagement.Delivery.All.SelectMany(each => each.Rounds).Select(round =>
            $"{round.Number} {round.SubmittedAt} {round.DecidedAt} {round.Verdict} "
                + $"{round.Judgements.Count} {round.Waivers.Count}"),
    ]);
}
