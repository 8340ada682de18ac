using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Forecast;

/// <summary>One submission and what came of it.</summary>
/// <param name="Submitted">The day of submission.</param>
/// <param name="Decided">The day of acceptance or rejection; null while in review.</param>
/// <param name="Accepted">Whether the decision was to accept.</param>
public sealed record FlowRound(LocalDate Submitted, LocalDate? Decided, bool Accepted);

/// <summary>What happened to one deliverable, as far as flow and quality are concerned.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">Its baseline value.</param>
/// <param name="Due">Its baseline acceptance date.</param>
/// <param name="Started">When work began; null before.</param>
/// <param name="Rounds">Its submissions, first to last.</param>
/// <param name="AcceptedOn">The day of the acceptance that stands; null when none does.</param>
/// <param name="Criteria">How many criteria the baseline has for it.</param>
/// <param name="CriteriaMet">How many of them were met at that acceptance; a waived one was not.</param>
public sealed record FlowHistory(
    string Key, decimal Value, LocalDate Due, LocalDate? Started, Sequence<FlowRound> Rounds, LocalDate? AcceptedOn,
    int Criteria, int CriteriaMet);

/// <summary>A cost that may name the deliverable that it was spent on.</summary>
/// <param name="On">The date of service.</param>
/// <param name="Amount">In the engagement's currency.</param>
/// <param name="Deliverable">Its key, or null.</param>
public sealed record FlowCost(LocalDate On, decimal Amount, string? Deliverable);

/// <summary>Flow and quality at one day: how fast and how well work gets accepted.</summary>
/// <param name="CycleTime">Days from submission to decision.</param>
/// <param name="LeadTime">Days from start to acceptance.</param>
/// <param name="Throughput">Deliverables accepted per week, over the last 28 days.</param>
/// <param name="ValueThroughput">Value accepted per week, over the last 28 days.</param>
/// <param name="ReviewAge">Days that work now in review has been waiting.</param>
/// <param name="FirstPassYield">Percent of decided deliverables that were accepted at their first submission.</param>
/// <param name="ReworkRate">Percent of submissions that were repetitions.</param>
/// <param name="ReworkCost">Cost of deliverables from the day after a rejection to their next decision.</param>
/// <param name="OnTime">Percent of what was due that was accepted by its date.</param>
/// <param name="ToSpecification">Percent of the baseline's criteria that accepted deliverables met.</param>
public sealed record Flow(
    Spread CycleTime, Spread LeadTime, Figure Throughput, Figure ValueThroughput, Spread ReviewAge,
    Figure FirstPassYield, Figure ReworkRate, Figure ReworkCost, Figure OnTime, Figure ToSpecification)
{
    /// <summary>Computes the figures of a day.</summary>
    /// <param name="start">The first day of the engagement.</param>
    /// <param name="histories">Every deliverable, as it stood at the day.</param>
    /// <param name="costs">Costs by date of service.</param>
    /// <param name="day">The day, counted to its end.</param>
    public static Flow Of(
        LocalDate start, IReadOnlyCollection<FlowHistory> histories, IReadOnlyCollection<FlowCost> costs, LocalDate day)
    {
        var rounds = histories.SelectMany(each => each.Rounds).ToArray();
        var decided = rounds.Where(round => round.Decided is not null).ToArray();
        var accepted = histories.Where(each => each.AcceptedOn <= day).ToArray();
        var lately = accepted.Where(each => each.AcceptedOn > day.PlusDays(-Spending.BurnDays)).ToArray();
        return new(
            Spread.Of(decided.Select(round => Days(round.Submitted, round.Decided!.Value)), "nothing was decided yet"),
            Spread.Of(accepted.Where(each => each.Started is not null)
                .Select(each => Days(each.Started!.Value, each.AcceptedOn!.Value)), "nothing is accepted"),
            PerWeek(start, day, lately.Length),
            PerWeek(start, day, lately.Sum(each => each.Value)),
            Spread.Of(rounds.Where(round => round.Decided is null).Select(round => Days(round.Submitted, day)),
                "nothing is in review"),
            YieldOf(histories),
            Share(rounds.Length - histories.Count(each => each.Rounds.Count > 0), rounds.Length,
                "nothing was submitted yet"),
            Rework.CostOf(histories, costs, day),
            Share(accepted.Count(each => each.Due <= day && each.AcceptedOn <= each.Due),
                histories.Count(each => each.Due <= day), "nothing was due yet"),
            Share(accepted.Sum(each => each.CriteriaMet), accepted.Sum(each => each.Criteria), "nothing is accepted"));
    }

    static Figure PerWeek(LocalDate start, LocalDate day, decimal inFourWeeks) =>
        Days(start, day) + 1 < Spending.BurnDays
            ? Figure.Undefined($"fewer than {Spending.BurnDays} days have passed since the start")
            : inFourWeeks / 4;

    static Figure YieldOf(IReadOnlyCollection<FlowHistory> histories)
    {
        var decided = histories.Where(each => each.Rounds.Count > 0 && each.Rounds[0].Decided is not null).ToArray();
        return Share(decided.Count(each => each.Rounds[0].Accepted), decided.Length, "nothing was decided yet");
    }

    static Figure Share(int part, int whole, string otherwise) =>
        whole == 0 ? Figure.Undefined(otherwise) : Figure.Of(100 * part).Per(whole, "the whole");

    static int Days(LocalDate from, LocalDate to) => Period.DaysBetween(from, to);
}
