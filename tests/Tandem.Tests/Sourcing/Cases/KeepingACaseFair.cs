using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using static Tandem.Tests.Sourcing.Cases.CaseSpec;

namespace Tandem.Tests.Sourcing.Cases;

/// <summary>Nobody decides on a company of their own, or on offers that change under the scores.</summary>
public sealed class KeepingACaseFair
{
    static EvaluationCommand.EnterCandidate Enter(string key, string name, params string[] employers) =>
        new(Candidate.Named(key, name), [.. employers]);

    static CaseCommand.NamePerson Names(CaseRole role, Domain.Values.Id<Domain.Governance.Person> person) =>
        new(role, person, Client);

    // Lena runs the case and scores it; she holds shares of Bright, and nobody ruled on that.
    static SourcingCase Conflicted
    {
        get
        {
            var scoring = Asked(Prepared, Lena, Names(CaseRole.Evaluator, Lena),
                new EvaluationCommand.StartScoring(new(2026, 3, 20)));
            var declared = Asked(scoring, Lena, new EvaluationCommand.DeclareInterests(true, "Shares of Bright."));
            foreach (var evaluator in new[] { Ewan, Eve })
                declared = Asked(declared, evaluator, new EvaluationCommand.DeclareInterests(false, null),
                    Give("P-2", "process", 2), new EvaluationCommand.HandInSheet());
            return declared;
        }
    }

    public static TheoryData<SourcingCommand> Deciding =>
    [
        new EvaluationCommand.AgreeScore("P-2", "process", 4, "Best."),
        new EvaluationCommand.JudgeKnockOut("P-2", "ip", true, "Yes."),
        new EvaluationCommand.WithdrawCandidate("P-1", "Too large."),
        Open(("P-1", 400), ("P-2", 200), ("P-3", 300)),
    ];

    [Theory, MemberData(nameof(Deciding))]
    public void Who_declared_a_conflict_settles_nothing(SourcingCommand command)
    {
        Refuses(Conflicted, Lena, command, "sourcing.conflict-bars-settling");
        var another = Asked(Conflicted, Lena, Names(CaseRole.ProcurementLead, Olga));
        Assert.Equal([Olga], CaseDuties.Of(another).Select(each => each.Person));
        Assert.NotEqual("sourcing.conflict-bars-settling",
            SourcingAuthority.Check(another, Olga, command)?.Code);
    }

    [Fact]
    public void Who_was_ruled_harmless_settles()
    {
        var declared = Asked(Asked(Prepared, Lena, Names(CaseRole.Evaluator, Lena)), Lena,
            new EvaluationCommand.DeclareInterests(true, "Shares of Bright."));
        Assert.NotNull(SourcingAuthority.Check(declared, Lena, SourcingRight.Settling));
        Assert.Null(SourcingAuthority.Check(Asked(declared, Sofia, new EvaluationCommand.SettleConflict(Lena, "Two.")),
            Lena, SourcingRight.Settling));
    }

    [Fact]
    public void Nobody_s_own_company_is_a_candidate_whichever_came_first()
    {
        Refuses(Prepared, Lena, new CaseCommand.NamePerson(CaseRole.Evaluator, Olga, new("Bright", IsPartner: false)),
            "sourcing.both-sides");
        Refuses(Prepared, Lena, Enter("P-4", " northGATE", "Northgate"), "sourcing.own-company");
        Refuses(Prepared, Lena, Enter("P-2", "Northgate", "Northgate"), "sourcing.own-company");
        Refuses(Prepared, Lena, Enter("P-4", "Delta", "Northgate"), "recorded");
    }

    [Fact]
    public void A_candidate_stands_once_scoring_starts()
    {
        foreach (var known in new[] { Scoring, Declared, HandedIn, Priced })
        {
            Refuses(known, Lena, Enter("P-2", "Totally Other Ltd"), "sourcing.out-of-turn");
            Refuses(known, Lena, new EvaluationCommand.EnterCandidate(
                Candidate.Named("P-2", "Bright") with { References = ["Another insurer"] }, []),
                "sourcing.out-of-turn");
        }
        Refuses(Prepared, Lena, Enter("P-2", "Bright Systems"), "recorded");
    }

    [Theory, InlineData("price"), InlineData("Price")]
    public void The_key_of_the_price_is_its_own(string key)
    {
        Refuses(Opened, Lena, new EvaluationCommand.AdoptCriteria(Criteria with
        {
            Criteria = [Criteria.Criteria[0] with { Key = key }, Criteria.Criteria[1]],
        }), "sourcing.price-key-reserved");
        Refuses(Opened, Lena, new EvaluationCommand.AdoptCriteria(Criteria with
        {
            KnockOuts = [Criteria.KnockOuts[0] with { Key = key }],
        }), "sourcing.price-key-reserved");
    }

    [Fact]
    public void Once_scoring_started_only_a_sponsor_names_a_sponsor()
    {
        Refuses(Prepared, Lena, Names(CaseRole.ExecutiveSponsor, Lena), "recorded");
        foreach (var known in new[] { Scoring, HandedIn, Priced })
        {
            Refuses(known, Lena, Names(CaseRole.ExecutiveSponsor, Lena), "sourcing.right-not-held");
            Refuses(known, Lena, new CaseCommand.ReleasePerson(CaseRole.ExecutiveSponsor, Sofia),
                "sourcing.right-not-held");
            Refuses(known, Sofia, Names(CaseRole.ExecutiveSponsor, Lena), "sourcing.sponsor-stands-apart");
            Refuses(known, Sofia, Names(CaseRole.ExecutiveSponsor, Ewan), "sourcing.sponsor-stands-apart");
            Refuses(known, Lena, Names(CaseRole.ProcurementLead, Sofia), "sourcing.sponsor-stands-apart");
            Refuses(known, Sofia, new CaseCommand.ReleasePerson(CaseRole.ExecutiveSponsor, Sofia),
                "sourcing.last-sponsor");
            Refuses(known, Sofia, Names(CaseRole.ExecutiveSponsor, Olga), "recorded");
        }
        Refuses(Scoring, Lena, Names(CaseRole.Evaluator, Sofia), "sourcing.sponsor-stands-apart");
    }

    [Fact]
    public void Where_a_conflict_bars_every_sponsor_whoever_runs_the_case_is_told_and_names_another()
    {
        var both = Asked(Prepared, Lena, Names(CaseRole.Evaluator, Sofia));
        var conflict = Asked(both, Sofia, new EvaluationCommand.DeclareInterests(true, "Shares."));
        var priced = Priced with
        {
            People = conflict.People,
            Evaluation = Priced.Evaluation with { Declarations = conflict.Evaluation.Declarations },
        };
        Assert.Equal([(CaseDutyKind.NameSponsor, Lena)],
            CaseDuties.Of(priced).Select(each => (each.Kind, each.Person)));
        Refuses(priced, Lena, Names(CaseRole.ExecutiveSponsor, Lena), "sourcing.sponsor-stands-apart");
        Refuses(priced, Sofia, Names(CaseRole.ExecutiveSponsor, Olga), "sourcing.right-not-held");
        var named = Asked(priced, Lena, Names(CaseRole.ExecutiveSponsor, Olga));
        Assert.Equal([(CaseDutyKind.Award, Olga)], CaseDuties.Of(named).Select(each => (each.Kind, each.Person)));
    }
}
