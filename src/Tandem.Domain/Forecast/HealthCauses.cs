using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Forecast;

/// <summary>What speaks against an engagement that has started and is not finished.</summary>
static class HealthCauses
{
    /// <summary>The causes in the order in which people want to hear of them: time, money, what waits.</summary>
    public static IEnumerable<Cause> Of(HealthFacts facts, HealthThresholds thresholds)
    {
        Cause?[] all =
        [
            Schedule(facts, thresholds), Cost(facts, thresholds), Late(facts, thresholds),
            Reviews(facts, thresholds), Reported(facts, thresholds),
        ];
        return all.OfType<Cause>();
    }

    static Cause? Schedule(HealthFacts facts, HealthThresholds thresholds)
    {
        var schedule = facts.Schedule;
        if (Below(schedule.SpiT, thresholds) is not { } level || schedule.SvT.Value > -thresholds.BehindWeeksTolerated)
            return null;
        var weeks = Words.Tenths(0 - schedule.SvT);
        return new(CauseKind.Schedule, level,
            $"accepted work is {weeks} weeks behind the plan (SPI(t) {Words.Index(schedule.SpiT)})", "spiT")
        {
            Numbers = [-schedule.SvT.Value!.Value, schedule.SpiT.Value!.Value],
        };
    }

    static Cause? Cost(HealthFacts facts, HealthThresholds thresholds)
    {
        var value = facts.Value;
        var tolerated = value.Bac * thresholds.UnearnedCostPercentTolerated;
        if (!value.Cpi.IsDefined || (value.Cv * 100).Value >= -tolerated.Value)
            return null;
        if (value.Ev.Value == 0)
            return value.Pv.Value == 0 ? null : new(CauseKind.NothingAccepted, HealthLevel.InTrouble,
                $"{Words.Amount(value.Ac, facts.Currency)} is spent and nothing is accepted", "cpi")
            {
                Numbers = [value.Ac.Value!.Value],
            };
        var overrun = 0 - value.VacPercent;
        var level = Worse(Below(value.Cpi, thresholds),
            Above(overrun.Value, thresholds.OverrunPercentWatch, thresholds.OverrunPercentTrouble));
        if (level is null)
            return null;
        var forecast = overrun.Value > 0 ? $", which forecasts {Words.Tenths(overrun)} % over plan" : "";
        var price = value.Ac.Per(value.Ev, "EV");
        return new(CauseKind.Cost, level.Value,
            $"each 1.00 {facts.Currency} of accepted value has cost {Words.Amount(price)}{forecast}", "cpi")
        {
            Numbers = [price.Value!.Value, overrun.Value ?? 0],
        };
    }

    static Cause? Late(HealthFacts facts, HealthThresholds thresholds)
    {
        if (Oldest(facts.Late, facts.AsOf) is not { } oldest
            || Above(oldest.Days, thresholds.LateDaysWatch, thresholds.LateDaysTrouble) is not { } level)
            return null;
        var worth = $"worth {Words.Amount(facts.LateValue, facts.Currency)}";
        return new(CauseKind.LateDeliverables, level, facts.Late.Count == 1
            ? $"1 deliverable {worth} is late by {Words.Count(oldest.Days, "day")} ({oldest.Deliverable})"
            : $"{facts.Late.Count} deliverables {worth} are late, {OldestBy(oldest)}", null)
        {
            Numbers = [facts.Late.Count, facts.LateValue, oldest.Days],
            Deliverable = oldest.Deliverable,
        };
    }

    static Cause? Reviews(HealthFacts facts, HealthThresholds thresholds)
    {
        if (Oldest(facts.Reviews, facts.AsOf) is not { } oldest
            || Above(oldest.Days, thresholds.OverdueDaysWatch, thresholds.OverdueDaysTrouble) is not { } level)
            return null;
        return new(CauseKind.OverdueReviews, level, facts.Reviews.Count == 1
            ? $"1 review is overdue by {Words.Count(oldest.Days, "day")} ({oldest.Deliverable})"
            : $"{facts.Reviews.Count} reviews are overdue, {OldestBy(oldest)}", null)
        {
            Numbers = [facts.Reviews.Count, oldest.Days],
            Deliverable = oldest.Deliverable,
        };
    }

    static Cause? Reported(HealthFacts facts, HealthThresholds thresholds)
    {
        var value = facts.Value;
        var accepted = (value.Ev * 100).Per(value.Bac, "BAC");
        var gap = facts.ReportedPercent - accepted;
        if (Above(gap.Value, thresholds.ReportedGapWatch, thresholds.ReportedGapTrouble) is not { } level)
            return null;
        var (reported, stands) = (Words.Tenths(facts.ReportedPercent), Words.Tenths(accepted));
        return new(CauseKind.ReportedGap, level,
            $"the partner reports {reported} % done and {stands} % is accepted", "ev")
        {
            Numbers = [facts.ReportedPercent.Value!.Value, accepted.Value!.Value],
        };
    }

    static HealthLevel? Below(Figure index, HealthThresholds thresholds) =>
        index.Value < thresholds.IndexTrouble ? HealthLevel.InTrouble
        : index.Value < thresholds.IndexWatch ? HealthLevel.Watch
        : null;

    static HealthLevel? Above(decimal? measured, decimal watch, decimal trouble) =>
        measured > trouble ? HealthLevel.InTrouble : measured > watch ? HealthLevel.Watch : null;

    static HealthLevel? Worse(HealthLevel? one, HealthLevel? other) =>
        one is null || other > one ? other : one;

    static (string Deliverable, int Days)? Oldest(Sequence<Overdue> overdue, LocalDate asOf) =>
        overdue.MinBy(each => each.Due) is { } oldest
            ? (oldest.Deliverable, Period.DaysBetween(oldest.Due, asOf)) : null;

    static string OldestBy((string Deliverable, int Days) oldest) =>
        $"the oldest by {Words.Count(oldest.Days, "day")} ({oldest.Deliverable})";
}
