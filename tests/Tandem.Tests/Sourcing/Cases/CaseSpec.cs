using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Values;

namespace Tandem.Tests.Sourcing.Cases;

/// <summary>One sourcing case: Lena runs it, Sofia awards, Ewan and Eve score; Northwind, Bright and Cobalt
/// offer.</summary>
static class CaseSpec
{
    public static readonly Id<Person> Lena = Person(41), Sofia = Person(42), Ewan = Person(43), Eve = Person(44),
        Olga = Person(45), Outsider = Person(46);

    public static readonly Affiliation Client = new("Northgate", IsPartner: false);

    public static readonly LocalDate Today = new(2026, 3, 2);

    static readonly Sequence<string> Levels = ["none", "little", "some", "good", "best"];

    public static readonly CriteriaSet Criteria = new("partner", "1.0", new(new string('a', 64)),
        [new("process", "How", "Process", "How?", 50, Levels), new("people", "Who", "People", "Who?", 30, Levels)],
        [new("ip", "Rights are ours", "Are they?")], PriceWeight: 20);

    public static SourcingCase Opened => Asked(SourcingCase.Initial, Lena,
        new CaseCommand.Open("portal", "Portal", Currency.Of("EUR"), "Europe/London", Client));

    /// <summary>A decision on the model, that on which the advice was.</summary>
    public static readonly CaseCommand.ChooseModel Model = new(new(AdvisorAnswers.None,
        new("model-advisor", "1.0.0", new(new string('a', 64))), new("rate-card", "1.0.0", new(new string('b', 64))),
        [EngagementModel.DedicatedTeam], EngagementModel.DedicatedTeam, Reason: null));

    public static readonly Need Need = new("Claims take weeks.", [], Budget: null, new(2026, 6, 1), new(2027, 5, 31),
        Model: null);

    /// <summary>Need, model, criteria, three candidates, two evaluators, a sponsor.</summary>
    public static SourcingCase Prepared => Asked(Opened, Lena, new CaseCommand.StateNeed(Need), Model,
        new CaseCommand.NamePerson(CaseRole.ExecutiveSponsor, Sofia, Client),
        new CaseCommand.NamePerson(CaseRole.Evaluator, Ewan, Client),
        new CaseCommand.NamePerson(CaseRole.Evaluator, Eve, Client),
        new EvaluationCommand.AdoptCriteria(Criteria),
        new EvaluationCommand.EnterCandidate(Candidate.Named("P-1", "Northwind"), []),
        new EvaluationCommand.EnterCandidate(Candidate.Named("P-2", "Bright"), []),
        new EvaluationCommand.EnterCandidate(Candidate.Named("P-3", "Cobalt"), []));

    public static SourcingCase Scoring => Asked(Prepared, Lena, new EvaluationCommand.StartScoring(new(2026, 3, 20)));

    public static SourcingCase Declared => Asked(Asked(Scoring, Ewan,
        new EvaluationCommand.DeclareInterests(false, null)),
        Eve, new EvaluationCommand.DeclareInterests(false, null));

    /// <summary>Everything is scored but Cobalt's people, which Eve left out.</summary>
    public static SourcingCase HandedIn
    {
        get
        {
            var known = Asked(Declared, Ewan, Give("P-1", "process", 4), Give("P-1", "people", 3),
                Give("P-2", "process", 2),
                Give("P-2", "people", 2), Give("P-3", "process", 1), Give("P-3", "people", 4),
                new EvaluationCommand.HandInSheet());
            return Asked(known, Eve, Give("P-1", "process", 3), Give("P-1", "people", 3), Give("P-2", "process", 3),
                Give("P-2", "people", 2), Give("P-3", "process", 2), new EvaluationCommand.HandInSheet());
        }
    }

    public static SourcingCase Judged => Asked(HandedIn, Lena,
        new EvaluationCommand.JudgeKnockOut("P-1", "ip", true, "Yes."),
        new EvaluationCommand.JudgeKnockOut("P-2", "ip", true, "Yes."),
        new EvaluationCommand.JudgeKnockOut("P-3", "ip", true, "Yes."));

    public static SourcingCase Priced => Asked(Judged, Lena, Open(("P-1", 400), ("P-2", 200), ("P-3", 300)));

    public static EvaluationCommand.GiveScore Give(string candidate, string criterion, int value) =>
        new(candidate, criterion, new(value, "Seen.", Evidence.Shown));

    public static EvaluationCommand.OpenPrices Open(params (string Candidate, long Euros)[] prices) =>
        new(prices.Select(each =>
        new CandidatePrice(each.Candidate, new(each.Euros * 100, Currency.Of("EUR")))).ToSequence());

    /// <summary>All are recorded, one after the other.</summary>
    public static SourcingCase Asked(SourcingCase known, Id<Person> by, params SourcingCommand[] commands)
    {
        foreach (var command in commands)
        {
            var decision = SourcingDecider.Decide(known, Asking(by, Today), command);
            Assert.Null(decision.Refusal);
            // Whoever verifies the record finds the right again by the fact alone.
            Assert.All(decision.Events, happened => Assert.Equal(command.Right, RecordedCaseRight.Of(happened)));
            known = known.Evolve(decision.Events);
        }
        return known;
    }

    public static void Refuses(SourcingCase known, Id<Person> by, SourcingCommand command, string code,
        LocalDate? on = null) =>
        Assert.Equal(code, SourcingDecider.Decide(known, Asking(by, on ?? Today), command).Refusal?.Code ?? "recorded");

    static Asking Asking(Id<Person> by, LocalDate on) =>
        new(by, on.AtMidnight().InUtc().ToInstant(), on, Administrator: false);

    static Id<Person> Person(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
