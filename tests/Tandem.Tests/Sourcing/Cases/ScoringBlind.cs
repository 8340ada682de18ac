using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Sourcing.Cases;
using static Tandem.Tests.Sourcing.Cases.CaseSpec;

namespace Tandem.Tests.Sourcing.Cases;

public sealed class ScoringBlind
{
    [Fact]
    public void Nothing_is_shown_or_scored_before_interests_are_declared()
    {
        Refuses(Scoring, Ewan, Give("P-1", "process", 4), "sourcing.interests-undeclared");
        Assert.False(CaseSight.MaySeeCandidates(Scoring, Ewan));
        Assert.True(CaseSight.MaySeeCandidates(Declared, Ewan));
    }

    [Fact]
    public void An_open_conflict_bars_until_the_sponsor_rules()
    {
        var conflict = Asked(Scoring, Ewan, new EvaluationCommand.DeclareInterests(true, "My brother works there."));
        Refuses(conflict, Ewan, Give("P-1", "process", 4), "sourcing.conflict-open");
        Assert.False(CaseSight.MaySeeCandidates(conflict, Ewan));
        Refuses(conflict, Ewan, new EvaluationCommand.DeclareInterests(false, null), "sourcing.conflict-open");
        Refuses(conflict, Sofia, new EvaluationCommand.SettleConflict(Eve, "Fine."), "sourcing.no-conflict");
        var settled = Asked(conflict, Sofia, new EvaluationCommand.SettleConflict(Ewan, "In another country."));
        Assert.Single(Asked(settled, Ewan, Give("P-1", "process", 4)).Evaluation.Scores);
    }

    [Fact]
    public void Nobody_rules_on_their_own_conflict()
    {
        var both = Asked(Prepared, Lena, new CaseCommand.NamePerson(CaseRole.Evaluator, Sofia, Client));
        var conflict = Asked(both, Sofia, new EvaluationCommand.DeclareInterests(true, "Shares."));
        Refuses(conflict, Sofia, new EvaluationCommand.SettleConflict(Sofia, "Few."), "sourcing.own-conflict");
    }

    [Fact]
    public void Who_declared_a_conflict_awards_only_after_another_s_ruling()
    {
        var both = Asked(Prepared, Lena, new CaseCommand.NamePerson(CaseRole.Evaluator, Sofia, Client),
            new CaseCommand.NamePerson(CaseRole.ExecutiveSponsor, Olga, Client),
            new EvaluationCommand.StartScoring(new(2026, 3, 20)));
        var conflict = Asked(both, Sofia, new EvaluationCommand.DeclareInterests(true, "Shares."));
        var award = new AwardCommand.Decide("P-1", "Best.", null);
        Refuses(conflict, Sofia, award, "sourcing.conflict-bars-award");
        Refuses(conflict, Olga, award, "sourcing.out-of-turn");
        Refuses(Asked(conflict, Olga, new EvaluationCommand.SettleConflict(Sofia, "Few.")), Sofia, award,
            "sourcing.out-of-turn");
        // Giving the role of evaluator back does not take the conflict away.
        Refuses(Asked(conflict, Lena, new CaseCommand.ReleasePerson(CaseRole.Evaluator, Sofia)), Sofia, award,
            "sourcing.conflict-bars-award");
        var waits = Priced with
        {
            People = conflict.People,
            Evaluation = Priced.Evaluation with { Declarations = conflict.Evaluation.Declarations },
        };
        Assert.Equal([Olga], CaseDuties.Of(waits).Where(each => each.Kind == CaseDutyKind.Award)
            .Select(each => each.Person));
    }

    [Fact]
    public void What_a_conflict_is_is_read_by_who_declared_it_and_by_who_rules()
    {
        var conflict = Asked(Declared, Ewan, new EvaluationCommand.DeclareInterests(true, "My brother works there."));
        var watched = Asked(conflict, Lena, new CaseCommand.NamePerson(CaseRole.Observer, Olga, Client));
        Assert.Equal([Lena, Sofia, Ewan], new[] { Lena, Sofia, Ewan, Eve, Olga }
            .Where(each => CaseSight.MaySeeConflict(watched, each, Ewan)));
        var both = Asked(Prepared, Lena, new CaseCommand.NamePerson(CaseRole.Evaluator, Sofia, Client),
            new EvaluationCommand.StartScoring(new(2026, 3, 20)));
        Assert.False(CaseSight.MaySeeConflict(both, Sofia, Ewan));
        Assert.True(CaseSight.MaySeeConflict(Asked(both, Sofia, new EvaluationCommand.DeclareInterests(false, null)),
            Sofia, Ewan));
    }

    [Fact]
    public void A_conflict_is_told_and_none_is_not()
    {
        Refuses(Scoring, Ewan, new EvaluationCommand.DeclareInterests(true, null), "sourcing.conflict-text");
        Refuses(Scoring, Ewan, new EvaluationCommand.DeclareInterests(false, "Hm."), "sourcing.conflict-text");
    }

    [Fact]
    public void A_score_has_a_level_a_note_and_a_place()
    {
        Refuses(Declared, Ewan, Give("P-1", "process", 5), "sourcing.score-out-of-range");
        Refuses(Declared, Ewan, Give("P-9", "process", 4), "sourcing.unknown-candidate");
        Refuses(Declared, Ewan, Give("P-1", "price", 4), "sourcing.unknown-criterion");
        Refuses(Declared, Ewan, new EvaluationCommand.GiveScore("P-1", "process", new(4, " ", Evidence.Claimed)),
            "sourcing.blank");
    }

    [Fact]
    public void Scores_are_sealed_until_all_sheets_are_in()
    {
        var one = Asked(Declared, Ewan, Give("P-1", "process", 4), new EvaluationCommand.HandInSheet());
        Assert.Equal(EvaluationStage.Scoring, one.Stage);
        Assert.Empty(CaseSight.Scores(one, Eve));
        Assert.Empty(CaseSight.Scores(one, Lena));
        Assert.Single(CaseSight.Scores(one, Ewan));
        Refuses(one, Ewan, Give("P-1", "process", 3), "sourcing.sheet-in");
        var all = Asked(one, Eve, new EvaluationCommand.HandInSheet());
        Assert.Equal(EvaluationStage.Consensus, all.Stage);
        Assert.Single(CaseSight.Scores(all, Lena));
    }

    [Fact]
    public void Who_may_not_see_candidates_sees_neither_scores_nor_ranking_nor_award()
    {
        var late = Priced with { People = Priced.People.Add(new(CaseRole.Evaluator, Olga)) };
        var (undeclared, declared) = (CaseView.Of(late, Olga), CaseView.Of(late, Eve));
        Assert.Empty(undeclared.Candidates);
        Assert.Empty(undeclared.Scores);
        Assert.Null(undeclared.Ranking);
        Assert.NotEmpty(declared.Scores);
        Assert.NotNull(declared.Ranking);
        var awarded = Asked(Priced, Sofia, new AwardCommand.Decide("P-1", "First.", null));
        Assert.NotNull(CaseView.Of(awarded, Lena).Award);
        Assert.Null(CaseView.Of(awarded with { People = late.People }, Olga).Award);
    }

    [Fact]
    public void The_end_is_ruled_only_after_the_deadline()
    {
        var end = new EvaluationCommand.CloseScoring("Eve is ill.");
        Refuses(Declared, Lena, end, "sourcing.deadline-not-over");
        Refuses(Declared, Lena, end, "recorded", on: new(2026, 3, 21));
        Refuses(Prepared, Lena, end, "sourcing.out-of-turn");
    }

    [Fact]
    public void Scores_of_whom_a_conflict_bars_do_not_count()
    {
        var barred = Asked(Declared, Eve, Give("P-1", "process", 0),
            new EvaluationCommand.DeclareInterests(true, "I bought shares."));
        var cell = CriterionView.Of(Asked(barred, Ewan, Give("P-1", "process", 4)), "P-1", "process");
        Assert.Equal((1, 4.0), (cell.Given.Count, cell.Value));
    }

    [Fact]
    public void Where_all_are_barred_nothing_is_over()
    {
        var first = Asked(Scoring, Ewan, new EvaluationCommand.DeclareInterests(true, "Shares."));
        Assert.Equal(EvaluationStage.Scoring,
            Asked(first, Eve, new EvaluationCommand.DeclareInterests(true, "Shares.")).Stage);
    }

    [Fact]
    public void A_barred_evaluator_is_not_waited_for()
    {
        var conflict = Asked(Asked(Scoring, Ewan, new EvaluationCommand.DeclareInterests(true, "Shares.")), Eve,
            new EvaluationCommand.DeclareInterests(false, null));
        Assert.Equal(EvaluationStage.Consensus, Asked(conflict, Eve, new EvaluationCommand.HandInSheet()).Stage);
    }
}
