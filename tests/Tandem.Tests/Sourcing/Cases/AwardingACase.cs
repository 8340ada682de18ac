using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Values;
using static Tandem.Tests.Sourcing.Cases.CaseSpec;

namespace Tandem.Tests.Sourcing.Cases;

public sealed class AwardingACase
{
    [Fact]
    public void An_agreed_score_counts_and_every_change_is_kept_with_its_reason()
    {
        var agreed = Asked(HandedIn, Lena, new EvaluationCommand.AgreeScore("P-1", "process", 3.5m, "Seen together."),
            new EvaluationCommand.AgreeScore("P-1", "process", 4, "The second demonstration."));
        var cell = CriterionView.Of(agreed, "P-1", "process");
        Assert.Equal((4.0, 1, 2), (cell.Value, cell.Spread, cell.Agreed.Count));
        Assert.Equal("Seen together.", cell.Agreed[0].Reason);
        Refuses(HandedIn, Lena, new EvaluationCommand.AgreeScore("P-1", "process", 3.3m, "Hm."),
            "sourcing.score-out-of-range");
        Refuses(Declared, Lena, new EvaluationCommand.AgreeScore("P-1", "process", 3, "Hm."), "sourcing.out-of-turn");
    }

    [Fact]
    public void Unscored_is_unknown_and_never_zero()
    {
        var cell = CriterionView.Of(HandedIn, "P-3", "people");
        Assert.Equal((4.0, 2.0, 4.0, true), (cell.Value, cell.Low, cell.High, cell.IsUncertain));
        Assert.Null(cell.Spread);
    }

    [Fact]
    public void Prices_come_last_and_all_at_once()
    {
        var open = Open(("P-1", 400), ("P-2", 200), ("P-3", 300));
        Refuses(Declared, Lena, open, "sourcing.out-of-turn");
        Refuses(HandedIn, Lena, open, "sourcing.knock-outs-open");
        Refuses(Judged, Lena, Open(("P-1", 400)), "sourcing.prices-incomplete");
        Refuses(Judged, Lena, Open(("P-1", -1), ("P-2", 200), ("P-3", 300)), "sourcing.amount-out-of-range");
        Refuses(Judged, Lena, Open(("P-9", 1)), "sourcing.unknown-candidate");
        Refuses(Judged, Lena, new EvaluationCommand.OpenPrices([new("P-1", new(1, Currency.Of("GBP"))),
            new("P-2", new(1, Currency.Of("EUR"))), new("P-3", new(1, Currency.Of("EUR")))]),
                "sourcing.other-currency");
        Refuses(Priced, Lena, new EvaluationCommand.JudgeKnockOut("P-1", "ip", false, "No."), "sourcing.out-of-turn");
    }

    [Fact]
    public void Who_fails_a_knock_out_is_out()
    {
        var failed = Asked(Judged, Lena, new EvaluationCommand.JudgeKnockOut("P-1", "ip", false,
            "They keep the rights."));
        Refuses(failed, Lena, Open(("P-1", 1), ("P-2", 1), ("P-3", 1)), "sourcing.candidate-out");
        var priced = Asked(failed, Lena, Open(("P-2", 200), ("P-3", 300)));
        Assert.Equal(["P-2", "P-3"], CaseRanking.Of(priced).Places.Select(each => each.Candidate));
        Refuses(priced, Sofia, new AwardCommand.Decide("P-1", "All the same.", null), "sourcing.candidate-out");
    }

    // Northwind: 0.5 * 3.5 + 0.3 * 3 + 0.2 * 4 * 200 / 400; Bright: 0.5 * 2.5 + 0.3 * 2 + 0.2 * 4;
    // Cobalt: 0.5 * 1.5 + 0.3 * 4 (Eve's is unknown) + 0.2 * 4 * 200 / 300.
    [Fact]
    public void The_ranking_says_what_unknown_scores_leave_open() => Assert.Equal(
        [
            new RankedCandidate("P-1", 3.05m, 1, 1, 1), new RankedCandidate("P-2", 2.65m, 2, 2, 2),
            new RankedCandidate("P-3", 2.4833m, 3, 3, 3),
        ],
        CaseRanking.Of(Priced).Places.Select(each => each with { Best = each.Rank, Worst = each.Rank }));

    // Northwind at its lowest 0.5 * 3 + 0.3 * 3 + 0.4 = 2.8; Bright at its highest 0.5 * 3 + 0.3 * 2 + 0.8 = 2.9;
    // Cobalt at its highest 0.5 * 2 + 0.3 * 4 + 0.5333 = 2.7333, at its lowest 0.5 * 1 + 0.3 * 2 + 0.5333 = 1.6333.
    [Fact]
    public void The_places_that_can_be_reached_include_what_evaluators_are_apart_by()
    {
        Assert.Equal([("P-1", 1, 2), ("P-2", 1, 3), ("P-3", 2, 3)],
            CaseRanking.Of(Priced).Places.Select(each => (each.Candidate, each.Best, each.Worst)));
        foreach (var kind in Enum.GetValues<RankingKind>())
        {
            var firmness = CaseFirmness.Of(CaseRanking.Of(Priced), kind);
            foreach (var (share, best, worst) in firmness.FirstByScores.Zip(firmness.Reach.Best, firmness.Reach.Worst))
            {
                Assert.True(share == 0 || best == 1);
                Assert.True(share == 1 || worst > 1);
            }
        }
    }

    [Fact]
    public void A_score_agreed_on_leaves_nothing_open()
    {
        var agreed = Asked(HandedIn, Lena, new EvaluationCommand.AgreeScore("P-1", "process", 4, "Seen together."),
            new EvaluationCommand.AgreeScore("P-2", "process", 2, "Seen together."),
            new EvaluationCommand.AgreeScore("P-3", "process", 1, "Seen together."),
            new EvaluationCommand.AgreeScore("P-3", "people", 4, "Seen together."));
        var ranking = CaseRanking.Of(Asked(agreed, Lena, [.. new[] { "P-1", "P-2", "P-3" }.Select(each =>
            new EvaluationCommand.JudgeKnockOut(each, "ip", true, "Yes.")),
            Open(("P-1", 400), ("P-2", 200), ("P-3", 300))]));
        Assert.All(ranking.Places, each => Assert.Equal((each.Rank, each.Rank), (each.Best, each.Worst)));
    }

    [Fact]
    public void A_debrief_speaks_of_the_level_reached_and_of_the_next_one()
    {
        var awarded = Asked(Priced, Sofia, new AwardCommand.Decide("P-1", "Best.", null));
        var debriefs = Debrief.All(awarded).ToList();
        Assert.Equal(["P-2", "P-3"], debriefs.Select(each => each.Candidate.Key));
        Assert.Equal([(2.5m, 2, 3, true), (2m, 2, 3, false)], debriefs[0].Lines.Select(each =>
            (each.Score!.Value, each.Level!.Value, each.Next!.Value, each.IsBetween)));
        Assert.Equal((4m, 4, null, false), (debriefs[1].Lines[1].Score, debriefs[1].Lines[1].Level!.Value,
            debriefs[1].Lines[1].Next, debriefs[1].Lines[1].IsBetween));
        Assert.Empty(Debrief.All(Priced));
    }

    [Fact]
    public void Who_withdrew_gets_no_debrief_and_who_was_not_judged_is_told_so()
    {
        var withdrawn = Asked(Declared, Lena, new EvaluationCommand.WithdrawCandidate("P-3", "A double."));
        var known = Asked(withdrawn, Ewan, Give("P-1", "process", 4), new EvaluationCommand.HandInSheet());
        known = Asked(Asked(known, Eve, new EvaluationCommand.HandInSheet()), Lena,
            new EvaluationCommand.JudgeKnockOut("P-1", "ip", true, "Yes."),
            new EvaluationCommand.JudgeKnockOut("P-2", "ip", true, "Yes."), Open(("P-1", 1), ("P-2", 1)));
        var debrief = Assert.Single(Debrief.All(Asked(known, Sofia, new AwardCommand.Decide("P-1", "Best.", null))));
        Assert.Equal("P-2", debrief.Candidate.Key);
        Assert.All(debrief.Lines, line => Assert.Equal((null, null, null), (line.Score, line.Level, line.Next)));
    }

    [Fact]
    public void The_award_rests_on_the_ranking_and_a_departure_needs_a_reason()
    {
        Refuses(Judged, Sofia, new AwardCommand.Decide("P-1", "Best.", null), "sourcing.out-of-turn");
        Refuses(Priced, Sofia, new AwardCommand.Decide("P-2", "Cheap.", null), "sourcing.departure-unexplained");
        Refuses(Priced, Sofia, new AwardCommand.Decide("P-1", "Best.", "Why not."), "sourcing.departure-from-nothing");
        var awarded = Asked(Priced, Sofia, new AwardCommand.Decide("P-2", "Cheap.", "The budget was cut in half."));
        Assert.Equal(3, awarded.Award!.Ranking.Count);
        Refuses(awarded, Lena, new CaseCommand.StateNeed(new("Other.", [], null, null, null, null)),
            "sourcing.awarded");
        Refuses(Priced, Lena, new AwardCommand.StartEngagement("portal"), "sourcing.not-awarded");
        var started = Asked(awarded, Lena, new AwardCommand.StartEngagement("portal"));
        Refuses(started, Lena, new AwardCommand.StartEngagement("other"), "sourcing.started-already");
    }

    [Fact]
    public void Firmness_is_the_same_for_everyone_who_looks()
    {
        var ranking = CaseRanking.Of(Priced);
        foreach (var kind in Enum.GetValues<RankingKind>())
        {
            var (one, other) = (CaseFirmness.Of(ranking, kind), CaseFirmness.Of(ranking, kind));
            Assert.Equal(one.FirstByWeights, other.FirstByWeights);
            Assert.Equal(one.FirstByScores, other.FirstByScores);
            Assert.Equal(1, one.FirstByWeights.Sum(), 9);
            Assert.Equal(1, one.FirstByScores.Sum(), 9);
        }
    }
}
