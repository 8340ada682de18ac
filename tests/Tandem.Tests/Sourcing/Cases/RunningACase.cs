using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Values;
using static Tandem.Tests.Sourcing.Cases.CaseSpec;

namespace Tandem.Tests.Sourcing.Cases;

public sealed class RunningACase
{
    [Fact]
    public void Whoever_opens_it_runs_it() => Assert.True(Opened.Holds(Lena, CaseRole.ProcurementLead));

    [Fact]
    public void A_partner_never_opens_one_nor_takes_part()
    {
        var partner = new Affiliation("Bright", IsPartner: true);
        Refuses(SourcingCase.Initial, Olga, new CaseCommand.Open("p", "P", Currency.Of("EUR"), "UTC", partner),
            "sourcing.partners-never");
        Refuses(Opened, Lena, new CaseCommand.NamePerson(CaseRole.Evaluator, Olga, partner), "sourcing.partners-never");
        Refuses(Prepared, Lena, new CaseCommand.NamePerson(CaseRole.Evaluator, Olga, new("bright ", IsPartner: false)),
            "sourcing.both-sides");
    }

    [Fact]
    public void Every_right_is_its_holder_s()
    {
        Refuses(Opened, Sofia, new CaseCommand.StateNeed(new("Slow.", [], null, null, null, null)),
            "sourcing.right-not-held");
        Refuses(Declared, Lena, Give("P-1", "process", 4), "sourcing.right-not-held");
        Refuses(Declared, Lena, new EvaluationCommand.SettleConflict(Ewan, "Fine."), "sourcing.right-not-held");
        Refuses(Priced, Lena, new AwardCommand.Decide("P-1", "Best.", null), "sourcing.right-not-held");
        Refuses(SourcingCase.Initial, Lena, new EvaluationCommand.HandInSheet(), "sourcing.not-opened");
    }

    [Theory]
    [InlineData("Big Portal", "Portal", "UTC", "sourcing.key-unusable")]
    [InlineData("portal", " ", "UTC", "sourcing.blank")]
    [InlineData("portal", "Portal\u202E", "UTC", "sourcing.unprintable")]
    [InlineData("portal", "Portal", "Mars/Crater", "sourcing.unknown-zone")]
    public void What_cannot_be_opened_is_refused(string key, string title, string zone, string code) =>
        Refuses(SourcingCase.Initial, Lena, new CaseCommand.Open(key, title, Currency.Of("EUR"), zone, Client), code);

    [Fact]
    public void A_key_is_opened_once() => Refuses(Opened, Lena,
        new CaseCommand.Open("portal", "Portal", Currency.Of("EUR"), "UTC", Client), "sourcing.opened-already");

    [Fact]
    public void A_need_has_days_and_money_that_fit()
    {
        var need = new Need("Slow.", [], null, new(2026, 6, 1), new(2026, 5, 1), null);
        Refuses(Opened, Lena, new CaseCommand.StateNeed(need), "sourcing.dates-reversed");
        Refuses(Opened, Lena, new CaseCommand.StateNeed(need with
        {
            End = null,
            Budget = new(100, Currency.Of("GBP"))
        }),
            "sourcing.other-currency");
        Refuses(Opened, Lena, new CaseCommand.StateNeed(need with { End = null, Budget = new(0, Currency.Of("EUR")) }),
            "sourcing.amount-out-of-range");
        Refuses(Opened, Lena, new CaseCommand.StateNeed(need with { Problem = new('x', 10_001) }), "sourcing.too-long");
        Refuses(Opened, Lena, new CaseCommand.StateNeed(need with
        {
            End = null,
            Outcomes = [new("O-1", "A", "days", 1, 2, Today), new("O-1", "B", "days", 1, 2, Today)],
        }), "sourcing.key-twice");
    }

    [Fact]
    public void People_come_and_go_within_limits()
    {
        Refuses(Opened, Lena, new CaseCommand.ReleasePerson(CaseRole.ProcurementLead, Lena), "sourcing.last-lead");
        Refuses(Opened, Lena, new CaseCommand.ReleasePerson(CaseRole.Evaluator, Ewan), "sourcing.role-not-held");
        Refuses(Prepared, Lena, new CaseCommand.NamePerson(CaseRole.Observer, Ewan, Client),
            "sourcing.observer-only-sees");
        var scored = Asked(Declared, Ewan, Give("P-1", "process", 4));
        Refuses(scored, Lena, new CaseCommand.ReleasePerson(CaseRole.Evaluator, Ewan), "sourcing.has-scored");
        Refuses(HandedIn, Lena, new CaseCommand.NamePerson(CaseRole.Evaluator, Olga, Client), "sourcing.out-of-turn");
    }

    [Fact]
    public void Weights_of_99_9_are_refused()
    {
        var off = Criteria with { PriceWeight = 19.9m };
        Refuses(Opened, Lena, new EvaluationCommand.AdoptCriteria(off), "sourcing.weights-off");
        Assert.Equal("weights", CriteriaFaults.Of(off)!.Field);
        Refuses(Opened, Lena, new EvaluationCommand.AdoptCriteria(Criteria with { PriceWeight = -1 }),
            "sourcing.weight-not-positive");
        Refuses(Opened, Lena, new EvaluationCommand.AdoptCriteria(Criteria with
        {
            Criteria = [Criteria.Criteria[0] with { Anchors = ["one"] }, Criteria.Criteria[1]],
        }), "sourcing.anchors-incomplete");
        Refuses(Opened, Lena, new EvaluationCommand.AdoptCriteria(Criteria with
        {
            Criteria = [Criteria.Criteria[0], Criteria.Criteria[0]],
        }), "sourcing.key-twice");
    }

    [Fact]
    public void A_company_is_a_candidate_once_unless_it_withdrew()
    {
        Refuses(Prepared, Lena, Enter("P-4", " north\u00a0WIND "), "recorded");
        var spaced = Asked(Prepared, Lena, Enter("P-4", "Ponte  Digital"));
        Refuses(spaced, Lena, Enter("P-5", " ponte digital "), "sourcing.candidate-twice");
        Refuses(spaced, Lena, Enter("P-1", "PONTE DIGITAL"), "sourcing.candidate-twice");
        Refuses(spaced, Lena, Enter("P-4", "Ponte Digital"), "recorded");
        var withdrawn = Asked(spaced, Lena, new EvaluationCommand.WithdrawCandidate("P-4", "Entered by mistake."));
        Refuses(withdrawn, Lena, Enter("P-5", "Ponte Digital"), "recorded");
    }

    static EvaluationCommand.EnterCandidate Enter(string key, string name) => new(Candidate.Named(key, name), []);

    [Fact]
    public void Scoring_starts_with_criteria_two_candidates_an_evaluator_and_a_sponsor()
    {
        var start = new EvaluationCommand.StartScoring(new(2026, 3, 20));
        Refuses(Opened, Lena, start, "sourcing.nothing-to-score");
        var one = Asked(Opened, Lena, new EvaluationCommand.AdoptCriteria(Criteria),
            new EvaluationCommand.EnterCandidate(Candidate.Named("P-1", "Northwind"), []));
        Refuses(one, Lena, start, "sourcing.candidates-too-few");
        var two = Asked(one, Lena, new EvaluationCommand.EnterCandidate(Candidate.Named("P-2", "Bright"), []));
        Refuses(two, Lena, start, "sourcing.nobody-scores");
        var evaluated = Asked(two, Lena, new CaseCommand.NamePerson(CaseRole.Evaluator, Ewan, Client));
        Refuses(evaluated, Lena, start, "sourcing.nobody-awards");
        Refuses(Prepared, Lena, new EvaluationCommand.StartScoring(new(2026, 3, 1)), "sourcing.deadline-past");
        Refuses(Scoring, Lena, new EvaluationCommand.AdoptCriteria(Criteria), "sourcing.out-of-turn");
        Refuses(Scoring, Lena, new EvaluationCommand.EnterCandidate(Candidate.Named("P-9", "Late"), []),
            "sourcing.out-of-turn");
    }
}
