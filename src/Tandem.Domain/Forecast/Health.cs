using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Forecast;

/// <summary>Whether an engagement is all right.</summary>
public enum HealthLevel
{
    /// <summary>No baseline is approved, or its first day is still to come.</summary>
    NotStarted,

    /// <summary>Everything in the baseline stands accepted.</summary>
    Finished,

    /// <summary>Nothing is past a threshold.</summary>
    AllRight,

    /// <summary>Something needs attention.</summary>
    Watch,

    /// <summary>Something needs a decision.</summary>
    InTrouble,
}

/// <summary>What speaks against an engagement.</summary>
public enum CauseKind
{
    /// <summary>Accepted work is behind the plan: SPI(t).</summary>
    Schedule,

    /// <summary>Accepted work costs more than it was valued at: CPI, VAC.</summary>
    Cost,

    /// <summary>Deliverables are past their baseline date.</summary>
    LateDeliverables,

    /// <summary>Reviews are past their last day; this is the client's to answer.</summary>
    OverdueReviews,

    /// <summary>The partner reports more than is accepted.</summary>
    ReportedGap,
}

/// <summary>One reason why an engagement is not all right.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">Watch or in trouble.</param>
/// <param name="Text">A clause with its numbers, without a full stop.</param>
/// <param name="Figure">The key of the figure that shows it, to be opened; null when it is a list.</param>
public sealed record Cause(CauseKind Kind, HealthLevel Level, string Text, string? Figure);

/// <summary>How an engagement is, in one sentence with its reasons.</summary>
/// <param name="Level">The worst of its causes.</param>
/// <param name="Sentence">One sentence in plain words.</param>
/// <param name="Causes">What speaks against it, worst first.</param>
public sealed record Health(HealthLevel Level, string Sentence, Sequence<Cause> Causes)
{
    const int CausesInSentenceMax = 3;

    /// <summary>Judges an engagement at one day.</summary>
    public static Health Of(HealthFacts facts, HealthThresholds thresholds)
    {
        if (facts.BurnUp.Planned is null)
            return new(HealthLevel.NotStarted, "Not started: no baseline is approved yet.", []);
        if (facts.AsOf < facts.BurnUp.Start)
            return new(HealthLevel.NotStarted, $"Not started: the plan begins on {Words.Day(facts.BurnUp.Start)}.", []);
        if (facts.BurnUp.IsCompleteAt(facts.AsOf))
            return new(HealthLevel.Finished, Finished(facts), []);

        var causes = HealthCauses.Of(facts, thresholds).OrderByDescending(cause => cause.Level).ToSequence();
        return causes.Count == 0
            ? new(HealthLevel.AllRight, AllRight(facts, thresholds), [])
            : new(causes[0].Level, Sentences(causes), causes);
    }

    static string Finished(HealthFacts facts)
    {
        var value = facts.Value;
        var days = Period.DaysBetween(facts.BurnUp.PlannedEnd!.Value, facts.BurnUp.Earned.ChangedBy(facts.AsOf)!.Value);
        var apart = Words.Count(Math.Abs(days), "day");
        var time = days == 0 ? "on the planned day" : $"{apart} {(days < 0 ? "before" : "after")} the planned end";
        var cost = value.Ac.Value == 0
            ? "no cost is recorded" : $"the cost is {Words.Percent(value.Ac * 100, value.Bac)} of the budget";
        return $"Finished: everything is accepted, {time}, and {cost}.";
    }

    static string AllRight(HealthFacts facts, HealthThresholds thresholds)
    {
        var value = facts.Value;
        if (value.Pv.Value == 0 && value.Ev.Value == 0)
            return "All right: nothing was due yet, and no review waits too long.";
        var accepted = $"{facts.Accepted} of {facts.Deliverables} deliverables are accepted";
        var late = facts.Late.Count == 0
            ? "none is late" : $"none is late by more than {Words.Count(thresholds.LateDaysWatch, "day")}";
        if (value.Cpi.Value is not > 0)
            return $"All right: {accepted} and {late}.";
        var price = Words.Amount(value.Ac.Per(value.Ev, "EV"));
        return $"All right: {accepted}, {late}, and each 1.00 {facts.Currency} of accepted value has cost {price}.";
    }

    static string Sentences(Sequence<Cause> causes)
    {
        var told = causes.Take(CausesInSentenceMax).Select(cause => cause.Text).ToList();
        if (causes.Count > CausesInSentenceMax)
            told.Add($"{Words.Count(causes.Count - CausesInSentenceMax, "more reason")} below");
        var level = causes[0].Level == HealthLevel.InTrouble ? "In trouble" : "To watch";
        var list = told.Count == 1 ? told[0] : $"{string.Join("; ", told[..^1])}; and {told[^1]}";
        return $"{level}: {list}.";
    }
}
