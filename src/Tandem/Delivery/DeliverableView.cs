using NodaTime;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Delivery;

/// <summary>A deliverable in a list.</summary>
sealed record DeliverableRow(string Key, string Title, string Release, Money Value, LocalDate Planned, Stage Stage,
    bool Late, int Round, LocalDate? ReviewDue, LocalDate? AcceptedOn, int? ReportedPercent)
{
    public static DeliverableRow Of(Deliverable each, LocalDate on) => new(each.Promise.Key, each.Promise.Title,
        each.Promise.Release, each.Promise.Value, each.Promise.Planned, each.Stage,
        each.Stage != Stage.Accepted && each.Promise.Planned < on, each.Rounds.Count, each.InReview?.ReviewDue,
        each.AcceptedOn, each.Reported?.Percent);
}

/// <summary>A deliverable with everything that happened to it.</summary>
sealed record DeliverableView(DeliverableRow Deliverable, string? Description, string? Outcome,
    Sequence<CriterionLine> Criteria, LocalDate? Started, IReadOnlyList<RoundView> Rounds, ReportedProgress? Reported,
    IReadOnlyList<Withdrawal> Withdrawals)
{
    public static DeliverableView Of(Deliverable each, LocalDate on) => new(DeliverableRow.Of(each, on),
        each.Promise.Description, each.Promise.Outcome, each.Promise.Criteria, each.Started,
        [.. each.Rounds.Select(round => RoundView.Of(each, round))], each.Reported, each.Withdrawals);
}

/// <summary>One round: what was handed over, how each criterion stands, how it ended.</summary>
sealed record RoundView(int Number, Id<Person> By, LocalDate On, LocalDate ReviewDue, string? Note, string? Commit,
    string? Link, Sequence<EvidenceFile> Evidence, IReadOnlyList<string> Warnings, IReadOnlyList<StandingView> Criteria,
    string? Decision, LocalDate? DecidedOn, Id<Person>? DecidedBy, IReadOnlyList<Finding> Findings)
{
    public static RoundView Of(Deliverable each, Round round) => new(round.Number, round.By, round.On, round.ReviewDue,
        round.Handover.Note, round.Handover.Commit, round.Handover.Link, round.Handover.Evidence,
        [.. round.Facts.Warnings],
        [.. CriterionStanding.Of(each, round).Select(standing => new StandingView(standing.Key, standing.Criterion.Text,
            standing.Standing, standing.Value, standing.Why, standing.Judge, standing.Judgement, standing.Waiver))],
        round.Verdict switch { Verdict.Accepted => "accepted", Verdict.Rejected => "rejected", _ => null },
        round.Verdict?.On, round.Verdict?.By, round.Verdict is Verdict.Rejected rejected ? rejected.Findings : []);
}

/// <summary>How a criterion stands in a round.</summary>
sealed record StandingView(string Key, string Criterion, Standing Standing, decimal? Value, string? Why, Role? Judge,
    Judgement? Judgement, Waiver? Waiver);
