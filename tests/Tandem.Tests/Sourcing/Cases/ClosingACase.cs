using Tandem.Domain;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Sourcing.Cases;
using static Tandem.Tests.Sourcing.Cases.CaseSpec;

namespace Tandem.Tests.Sourcing.Cases;

public sealed class ClosingACase
{
    static readonly CaseCommand.CloseCase Close = new("No candidate can keep our data in the country.");

    static SourcingCase AllOut => Asked(HandedIn, Lena, [.. new[] { "P-1", "P-2", "P-3" }.Select(each =>
        new EvaluationCommand.JudgeKnockOut(each, "ip", false, "They keep the rights."))]);

    [Fact]
    public void Where_every_candidate_is_out_no_envelope_is_opened_and_the_sponsor_closes()
    {
        Refuses(AllOut, Lena, Open(), "sourcing.nobody-left");
        Assert.Equal([(CaseDutyKind.Close, Sofia)], CaseDuties.Of(AllOut).Select(each => (each.Kind, each.Person)));
        var closed = Asked(AllOut, Sofia, Close);
        Assert.Equal((Close.Reason, Sofia, Today), (closed.Closed!.Reason, closed.Closed.By, closed.Closed.On));
        Assert.Empty(CaseDuties.Of(closed));
        Assert.Equal((CaseStep.Closed, CaseStep.Evaluation), (CaseSteps.Of(closed), CaseSteps.Reached(closed)));
    }

    [Fact]
    public void It_is_closed_by_the_sponsor_alone_for_a_reason_and_wherever_it_stands()
    {
        Refuses(Prepared, Lena, Close, "sourcing.right-not-held");
        Refuses(Prepared, Ewan, Close, "sourcing.right-not-held");
        Refuses(Prepared, Sofia, new CaseCommand.CloseCase(" "), "sourcing.blank");
        foreach (var known in new[] { Prepared, Scoring, HandedIn, Judged, Priced })
            Refuses(known, Sofia, Close, "recorded");
        Refuses(Asked(Priced, Sofia, new AwardCommand.Decide("P-1", "Best.", null)), Sofia, Close, "sourcing.awarded");
        var both = Asked(Prepared, Lena, new CaseCommand.NamePerson(CaseRole.Evaluator, Sofia, Client));
        Refuses(Asked(both, Sofia, new EvaluationCommand.DeclareInterests(true, "Shares.")), Sofia, Close,
            "sourcing.conflict-bars-award");
    }

    [Fact]
    public void A_closed_case_takes_nothing_more()
    {
        var closed = Asked(Judged, Sofia, Close);
        Refuses(closed, Sofia, Close, "sourcing.closed");
        Refuses(closed, Lena, Open(("P-1", 400), ("P-2", 200), ("P-3", 300)), "sourcing.closed");
        Refuses(closed, Lena, new CaseCommand.StateNeed(CaseSpec.Need), "sourcing.closed");
        Refuses(closed, Lena, new CaseCommand.NamePerson(CaseRole.Observer, Olga, Client), "sourcing.closed");
        Assert.NotNull(CaseView.Of(closed, Lena).Closed);
        Assert.Throws<HistoryDoesNotFoldException>(() => closed.Evolve(new CaseEvent.NeedStated(CaseSpec.Need, Today)));
    }
}
