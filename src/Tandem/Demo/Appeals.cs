using NodaTime;
using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Values;

namespace Tandem.Demo;

/// <summary>A case that is open: one evaluator is done, the other has declared a conflict that waits for a ruling, and
/// a third has still to score.</summary>
static class Appeals
{
    const string Lead = "thomas.reid", Sponsor = "helen.marsh", First = "ingrid.solheim", Second = "priya.shah",
        Third = "yusuf.rahman";

    static readonly Currency Pounds = Currency.Of("GBP");

    static readonly LocalTime Morning = new(9, 30), Noon = new(12, 0), Afternoon = new(15, 0);

    static CaseCommand.ChooseModel Model() => CaseAdvice.Decided(AdvisorAnswers.None.With("function", Reply.No)
        .With("scope", Reply.No).With("leadership", Reply.No).With("ongoing", Reply.No).With("direction", Reply.No),
        EngagementModel.DedicatedTeam, "The backlog changes from week to week, and a team that stays learns it.");

    public static CaseStory Story { get; } = new("appeals-service", time =>
    [
        new(new(2026, 5, 18), Morning, Lead, new CaseCommand.Open("appeals-service",
            "Appeals: who helps us clear the backlog", Pounds, "Europe/London", CaseStory.Client)),
        new(new(2026, 5, 18), Noon, Lead, new CaseCommand.StateNeed(new(
            "1,900 appeals are older than the 60 days that the law allows.",
            [new("O-1", "Appeals older than 60 days", "appeals", 1_900, 100, time.Of(new(2027, 1, 29)))],
            new Money(24_000_000, Pounds), time.Of(new(2026, 9, 7)), time.Of(new(2027, 2, 26)), Model: null)),
            CaseStory.Names(CaseRole.ExecutiveSponsor, Sponsor), CaseStory.Names(CaseRole.Evaluator, First),
            CaseStory.Names(CaseRole.Evaluator, Second), CaseStory.Names(CaseRole.Evaluator, Third), Model()),
        new(new(2026, 6, 8), Morning, Lead, new EvaluationCommand.AdoptCriteria(CaseSheets.Criteria),
            new EvaluationCommand.EnterCandidate(Candidate.Named("P-1", "Harbour Analytics"), []),
            new EvaluationCommand.EnterCandidate(Candidate.Named("P-2", "Meridian Works"), []),
            new EvaluationCommand.EnterCandidate(Candidate.Named("P-3", "Tallgrass Teams"), [])),
        new(new(2026, 6, 19), Morning, Lead, new EvaluationCommand.StartScoring(time.Of(new(2026, 7, 10)))),
        new(new(2026, 6, 22), Morning, First, new EvaluationCommand.DeclareInterests(false, null)),
        new(new(2026, 6, 23), Morning, Third, new EvaluationCommand.DeclareInterests(false, null)),
        new(new(2026, 6, 30), Afternoon, First,
            [.. CaseSheets.Scores("P-1", "32334332334", Evidence.Shown),
            .. CaseSheets.Scores("P-2", "23323433223", Evidence.Shown),
            .. CaseSheets.Scores("P-3", "44223322332", Evidence.Claimed), new EvaluationCommand.HandInSheet()]),
        new(new(2026, 7, 1), Morning, Second, new EvaluationCommand.DeclareInterests(true,
            "I advised Meridian Works until last year.")),
    ]);
}
