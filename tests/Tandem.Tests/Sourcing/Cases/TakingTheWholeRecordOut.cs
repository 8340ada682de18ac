using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Sourcing.Cases;
using static Tandem.Tests.Sourcing.Cases.CaseSpec;
using static Tandem.Tests.Sourcing.Questionnaires.QuestionnaireSpec;

namespace Tandem.Tests.Sourcing.Cases;

/// <summary>Olga sees everything and takes part in nothing: when the whole record would show her what pages do not.
/// </summary>
public sealed class TakingTheWholeRecordOut
{
    [Fact]
    public void An_invitation_that_nobody_answered_keeps_nothing_back()
    {
        Assert.False(CaseSight.Withholds(Invited, Olga));
        Assert.True(CaseSight.Withholds(Answered, Olga));
        Assert.True(CaseSight.Withholds(Asked(Invited, Northwind, Attach("ip", 'a')), Olga));
    }

    [Fact]
    public void Answers_are_kept_back_until_pages_show_them_and_drafts_until_the_case_is_decided()
    {
        Assert.True(CaseSight.Withholds(Submitted, Olga));
        Assert.False(CaseSight.Withholds(Asked(Submitted, Lena, new QuestionnaireCommand.WithdrawInvitation("P-2"),
            new EvaluationCommand.StartScoring(new(2026, 3, 20))), Olga));
        var drafted = Asked(Invited, Bright, Save(new QuestionAnswer("ip", true, "A draft.")));
        var known = Settled(Asked(drafted, Lena,
            new QuestionnaireCommand.WithdrawInvitation("P-1"), new QuestionnaireCommand.WithdrawInvitation("P-2"),
            new EvaluationCommand.StartScoring(new(2026, 3, 20))));
        Assert.True(CaseSight.Withholds(known, Olga));
        Assert.False(CaseSight.Withholds(Asked(known, Sofia, new AwardCommand.Decide("P-1", "First.", null)), Olga));
    }

    [Fact]
    public void Scores_are_kept_back_while_they_are_sealed()
    {
        Assert.False(CaseSight.Withholds(Declared, Olga));
        var scored = Asked(Declared, Ewan, Give("P-1", "process", 4));
        Assert.True(CaseSight.Withholds(scored, Olga));
        Assert.False(CaseSight.Withholds(scored, Ewan));
        Assert.False(CaseSight.Withholds(HandedIn, Olga));
    }

    [Fact]
    public void A_case_that_is_closed_keeps_back_nothing_but_what_a_conflict_bars()
    {
        var scored = Asked(Asked(Scoring, Ewan, new EvaluationCommand.DeclareInterests(false, null),
            Give("P-1", "process", 4)), Eve, new EvaluationCommand.DeclareInterests(true, "Shares."));
        foreach (var left in new[] { Submitted, scored })
        {
            Assert.True(CaseSight.Withholds(left, Olga));
            Assert.False(CaseSight.Withholds(Closed(left), Olga));
        }
        Assert.False(CaseSight.Withholds(Closed(scored), Ewan));
        Assert.True(CaseSight.Withholds(Closed(scored), Eve));

        static SourcingCase Closed(SourcingCase known) =>
            known.Evolve(new CaseEvent.Closed("Nobody fits.", Lena, Today));
    }

    [Fact]
    public void An_evaluator_is_kept_from_candidates_and_from_what_others_declared()
    {
        Assert.True(CaseSight.Withholds(Scoring, Ewan));
        var conflicted = Asked(Asked(Scoring, Ewan, new EvaluationCommand.DeclareInterests(false, null)), Eve,
            new EvaluationCommand.DeclareInterests(true, "Shares."));
        Assert.True(CaseSight.Withholds(conflicted, Ewan));
        Assert.True(CaseSight.Withholds(conflicted, Eve));
        Assert.False(CaseSight.Withholds(conflicted, Olga));
    }

    // Northwind is scored best by both, and all are judged and priced.
    static SourcingCase Settled(SourcingCase scoring)
    {
        var known = scoring;
        foreach (var evaluator in new[] { Ewan, Eve })
            known = Asked(known, evaluator, new EvaluationCommand.DeclareInterests(false, null),
                Give("P-1", "process", 4), Give("P-1", "people", 4), Give("P-2", "process", 1),
                Give("P-2", "people", 1), Give("P-3", "process", 1), Give("P-3", "people", 1),
                new EvaluationCommand.HandInSheet());
        return Asked(known, Lena, new EvaluationCommand.JudgeKnockOut("P-1", "ip", true, "Yes."),
            new EvaluationCommand.JudgeKnockOut("P-2", "ip", true, "Yes."),
            new EvaluationCommand.JudgeKnockOut("P-3", "ip", true, "Yes."),
            Open(("P-1", 100), ("P-2", 200), ("P-3", 300)));
    }
}
