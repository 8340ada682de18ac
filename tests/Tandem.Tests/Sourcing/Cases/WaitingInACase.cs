using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Sourcing.Evaluation;
using static Tandem.Tests.Sourcing.Cases.CaseSpec;
using Kind = Tandem.Domain.Sourcing.CaseDutyKind;

namespace Tandem.Tests.Sourcing.Cases;

/// <summary>What waits on whom, step by step.</summary>
public sealed class WaitingInACase
{
    static SourcingCase Needed => Asked(Opened, Lena, new CaseCommand.StateNeed(CaseSpec.Need));

    [Fact]
    public void Until_scoring_starts_everything_waits_on_who_runs_the_case()
    {
        Waits(Opened, (Kind.StateNeed, Lena));
        Waits(Needed, (Kind.DecideModel, Lena));
        var decided = Asked(Needed, Lena, Model);
        Waits(decided, (Kind.WriteBrief, Lena));
        Waits(Asked(decided, Lena, new BriefCommand.Write(new(new("b", "1", new(new string('a', 64))), ["scope"]),
            [new("scope", 0, "A portal.")], Draft: true)), (Kind.StartScoring, Lena));
        Waits(SourcingCase.Initial);
    }

    [Fact]
    public void While_scoring_each_evaluator_declares_and_scores_until_the_sheet_is_in()
    {
        Waits(Scoring, (Kind.DeclareInterests, Ewan), (Kind.DeclareInterests, Eve), (Kind.EndScoring, Lena));
        Waits(Declared, (Kind.Score, Ewan), (Kind.Score, Eve), (Kind.EndScoring, Lena));
        Waits(Asked(Declared, Ewan, new EvaluationCommand.HandInSheet()), (Kind.Score, Eve), (Kind.EndScoring, Lena));
        var duties = CaseDuties.Of(Declared).ToList();
        Assert.Equal((Today, new(2026, 3, 20)), (duties[0].Since, duties[0].Due!.Value));
        Assert.Equal(new(2026, 3, 21), duties[^1].Since);
    }

    [Fact]
    public void A_declared_conflict_waits_on_the_sponsor()
    {
        var open = Asked(Scoring, Eve, new EvaluationCommand.DeclareInterests(true, "Shares."));
        Waits(open, (Kind.DeclareInterests, Ewan), (Kind.RuleConflict, Sofia), (Kind.EndScoring, Lena));
        Waits(Asked(open, Sofia, new EvaluationCommand.SettleConflict(Eve, "Few.")), (Kind.DeclareInterests, Ewan),
            (Kind.Score, Eve), (Kind.EndScoring, Lena));
    }

    [Fact]
    public void After_scoring_the_lead_settles_the_sponsor_awards_and_the_lead_starts_the_engagement()
    {
        Waits(HandedIn, (Kind.Settle, Lena));
        Waits(Priced, (Kind.Award, Sofia));
        var awarded = Asked(Priced, Sofia, new AwardCommand.Decide("P-1", "First.", null));
        Waits(awarded, (Kind.StartEngagement, Lena));
        Waits(Asked(awarded, Lena, new AwardCommand.StartEngagement("portal")));
    }

    [Fact]
    public void It_waits_since_the_fact_that_brought_it_about()
    {
        var later = Today.PlusDays(9);
        var needed = Opened.Evolve(new CaseEvent.NeedStated(Needed.Need!, later));
        Assert.Equal(later, CaseDuties.Of(needed).Single().Since);
        var named = needed.Evolve(new CaseEvent.PersonNamed(CaseRole.Observer, Olga, later.PlusDays(5)));
        Assert.Equal(later, CaseDuties.Of(named).Single().Since);
    }

    static void Waits(SourcingCase known, params (Kind, Domain.Values.Id<Domain.Governance.Person>)[] on) =>
        Assert.Equal(on, CaseDuties.Of(known).Select(each => (each.Kind, each.Person)));
}
