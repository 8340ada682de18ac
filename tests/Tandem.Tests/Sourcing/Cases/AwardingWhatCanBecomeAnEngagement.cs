using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Values;
using static Tandem.Tests.Sourcing.Cases.CaseSpec;

namespace Tandem.Tests.Sourcing.Cases;

public sealed class AwardingWhatCanBecomeAnEngagement
{
    static readonly AwardCommand.Decide Award = new("P-1", "Best.", null);

    static SourcingCase With(Need? need) => Priced with { Need = need };

    [Fact]
    public void An_award_needs_a_model_an_end_and_days_in_order()
    {
        var need = Priced.Need!;
        Refuses(With(null), Sofia, Award, "sourcing.need-first");
        Refuses(With(need with { Model = null }), Sofia, Award, "sourcing.model-undecided");
        Refuses(With(need with { End = null }), Sofia, Award, "sourcing.end-missing");
        Refuses(With(need with { Start = null, End = Today.PlusDays(-1) }), Sofia, Award, "sourcing.end-before-start");
        Refuses(With(need with { Start = null, End = Today }), Sofia, Award, "recorded");
        var awarded = Asked(Priced, Sofia, Award);
        Refuses(awarded with { Need = need with { End = null } }, Lena, new AwardCommand.StartEngagement("portal"),
            "sourcing.end-missing");
    }

    [Fact]
    public void What_is_lacking_waits_on_whoever_runs_the_case_who_may_mend_it_when_the_price_is_open()
    {
        var endless = With(Priced.Need! with { End = null });
        Assert.Equal([(CaseDutyKind.StateNeed, Lena), (CaseDutyKind.Award, Sofia)],
            CaseDuties.Of(endless).Select(each => (each.Kind, each.Person)));
        Refuses(endless, Lena, new CaseCommand.StateNeed(CaseSpec.Need with { Problem = "Another." }),
            "sourcing.out-of-turn");
        Refuses(Asked(endless, Lena, new CaseCommand.StateNeed(CaseSpec.Need)), Sofia, Award, "recorded");
        var open = With(Priced.Need! with { Model = null });
        Assert.Equal(CaseDutyKind.DecideModel, CaseDuties.Of(open).First().Kind);
        Refuses(Asked(open, Lena, Model), Sofia, Award, "recorded");
        Refuses(Priced, Lena, Model, "sourcing.out-of-turn");
    }

    [Fact]
    public void Days_that_nobody_can_keep_wait_too()
    {
        var over = With(Priced.Need! with { Start = null, End = Today.PlusDays(-1) });
        Assert.Equal([(CaseDutyKind.StateNeed, Lena), (CaseDutyKind.Award, Sofia)],
            CaseDuties.Of(over).Select(each => (each.Kind, each.Person)));
    }

    // Such awards are in records from before an award needed a model and days.
    [Fact]
    public void What_an_award_of_old_lacks_is_said_afterwards_and_nothing_else()
    {
        var open = Asked(Priced, Sofia, Award) with { Need = null };
        Assert.Equal([CaseDutyKind.StateNeed], CaseDuties.Of(open).Select(each => each.Kind));
        Refuses(open, Lena, Model, "sourcing.awarded");
        var stated = Asked(open, Lena, new CaseCommand.StateNeed(CaseSpec.Need with { End = null }));
        Assert.Equal([CaseDutyKind.DecideModel], CaseDuties.Of(stated).Select(each => each.Kind));
        Refuses(stated, Lena, new CaseCommand.StateNeed(CaseSpec.Need), "sourcing.awarded");
        var decided = Asked(stated, Lena, Model);
        Refuses(decided, Lena, new CaseCommand.StateNeed(CaseSpec.Need with { Problem = "Another." }),
            "sourcing.out-of-turn");
        var whole = Asked(decided, Lena, new CaseCommand.StateNeed(CaseSpec.Need));
        Assert.Equal([CaseDutyKind.StartEngagement], CaseDuties.Of(whole).Select(each => each.Kind));
        Refuses(whole, Lena, new CaseCommand.StateNeed(CaseSpec.Need with { End = Today.PlusDays(400) }),
            "sourcing.awarded");
        Refuses(whole, Lena, new AwardCommand.StartEngagement("portal"), "recorded");
    }

    [Fact]
    public void A_need_neither_decides_on_the_model_nor_undoes_the_decision()
    {
        Refuses(Opened, Lena, new CaseCommand.StateNeed(CaseSpec.Need with { Model = EngagementModel.Project }),
            "sourcing.model-by-decision");
        Refuses(Prepared, Lena, new CaseCommand.StateNeed(CaseSpec.Need with { Model = EngagementModel.Project }),
            "sourcing.model-by-decision");
        var changed = Asked(Prepared, Lena, new CaseCommand.StateNeed(CaseSpec.Need with { Problem = "Months." }));
        Assert.Equal((EngagementModel.DedicatedTeam, "Months."), (changed.Need!.Model, changed.Need.Problem));
        Refuses(Prepared, Lena, new CaseCommand.StateNeed(
            CaseSpec.Need with { Model = EngagementModel.DedicatedTeam }), "recorded");
    }

    [Theory, InlineData("a"), InlineData("Ab"), InlineData("a_b")]
    public void A_case_has_a_key_that_its_engagement_can_have(string key)
    {
        Refuses(SourcingCase.Initial, Lena, new CaseCommand.Open(key, "Portal", Currency.Of("EUR"), "UTC", Client),
            "sourcing.key-unusable");
        Refuses(Asked(Priced, Sofia, Award), Lena, new AwardCommand.StartEngagement(key), "sourcing.key-unusable");
    }

    [Fact]
    public void The_engagement_may_have_another_key() =>
        Refuses(Asked(Priced, Sofia, Award), Lena, new AwardCommand.StartEngagement("portal-2027"), "recorded");
}
