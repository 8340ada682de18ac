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

/// <summary>What the judgement of an engagement says: what speaks against it, or how far it is.</summary>
public enum CauseKind
{
    /// <summary>Accepted work is behind the plan: SPI(t).</summary>
    Schedule,

    /// <summary>Accepted work costs more than it was valued at: CPI, VAC.</summary>
    Cost,

    /// <summary>Money is spent and nothing is accepted.</summary>
    NothingAccepted,

    /// <summary>Deliverables are past their baseline date.</summary>
    LateDeliverables,

    /// <summary>Reviews are past their last day; this is the client's to answer.</summary>
    OverdueReviews,

    /// <summary>The partner reports more than is accepted.</summary>
    ReportedGap,

    /// <summary>No baseline is approved yet.</summary>
    NoBaseline,

    /// <summary>The plan's first day is still to come.</summary>
    NotBegun,

    /// <summary>Everything is accepted.</summary>
    Complete,

    /// <summary>Nothing was due and nothing is accepted yet.</summary>
    NothingDue,

    /// <summary>Nothing is past a threshold.</summary>
    OnCourse,
}

/// <summary>One reason why an engagement is as it is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">Watch or in trouble; or the level that it explains.</param>
/// <param name="Text">A clause with its numbers, without a full stop.</param>
/// <param name="Figure">The key of the figure that shows it, to be opened; null when it is a list.</param>
public sealed record Cause(CauseKind Kind, HealthLevel Level, string Text, string? Figure)
{
    /// <summary>
    /// The numbers of the text, for pages that write it in another language. Schedule: weeks behind, SPI(t). Cost: cost
    /// of one accepted, percent over plan. Nothing accepted: spent. Late: how many, worth, days of the oldest.
    /// Reviews: how many, days of the oldest. Reported gap: percent reported, percent accepted. Complete: days after
    /// the planned end, and cost in percent of the budget if there is any. On course: accepted, deliverables, late,
    /// days tolerated, and cost of one accepted if there is any.
    /// </summary>
    public Sequence<decimal> Numbers { get; init; } = [];

    /// <summary>The key of the oldest deliverable that is meant, or null.</summary>
    public string? Deliverable { get; init; }

    /// <summary>The day that is meant, or null.</summary>
    public LocalDate? Day { get; init; }
}

/// <summary>How an engagement is, in one sentence with its reasons.</summary>
/// <param name="Level">The worst of its causes.</param>
/// <param name="Sentence">One sentence in plain words.</param>
/// <param name="Causes">What speaks against it, worst first.</param>
/// <param name="Grounds">What the sentence says: the causes, or the one thing that there is to say.</param>
public sealed record Health(HealthLevel Level, string Sentence, Sequence<Cause> Causes, Sequence<Cause> Grounds)
{
    /// <summary>So many causes are told in the sentence; the others are counted.</summary>
    public const int CausesInSentenceMax = 3;

    /// <summary>Judges an engagement at one day.</summary>
    public static Health Of(HealthFacts facts, HealthThresholds thresholds)
    {
        if (facts.BurnUp.Planned is null)
            return Says(CauseKind.NoBaseline, HealthLevel.NotStarted, "Not started: no baseline is approved yet.");
        if (facts.AsOf < facts.BurnUp.Start)
            return Says(CauseKind.NotBegun, HealthLevel.NotStarted,
                $"Not started: the plan begins on {Words.Day(facts.BurnUp.Start)}.", day: facts.BurnUp.Start);
        if (facts.BurnUp.IsCompleteAt(facts.AsOf))
            return Finished(facts);

        var causes = HealthCauses.Of(facts, thresholds).OrderByDescending(cause => cause.Level).ToSequence();
        return causes.Count == 0
            ? AllRight(facts, thresholds) : new(causes[0].Level, Sentences(causes), causes, causes);
    }

    static Health Says(CauseKind kind, HealthLevel level, string sentence, Sequence<decimal>? numbers = null,
        LocalDate? day = null) =>
        new(level, sentence, [], [new(kind, level, sentence, null) { Numbers = numbers ?? [], Day = day }]);

    static Health Finished(HealthFacts facts)
    {
        var value = facts.Value;
        var days = Period.DaysBetween(facts.BurnUp.PlannedEnd!.Value, facts.BurnUp.Earned.ChangedBy(facts.AsOf)!.Value);
        var apart = Words.Count(Math.Abs(days), "day");
        var time = days == 0 ? "on the planned day" : $"{apart} {(days < 0 ? "before" : "after")} the planned end";
        var share = (value.Ac * 100).Per(value.Bac, "the whole");
        var cost = value.Ac.Value == 0 ? "no cost is recorded" : $"the cost is {Words.Tenths(share)} % of the budget";
        return Says(CauseKind.Complete, HealthLevel.Finished,
            $"Finished: everything is accepted, {time}, and {cost}.",
            value.Ac.Value == 0 ? [days] : [days, share.Value!.Value]);
    }

    static Health AllRight(HealthFacts facts, HealthThresholds thresholds)
    {
        var value = facts.Value;
        if (value.Pv.Value == 0 && value.Ev.Value == 0)
            return Says(CauseKind.NothingDue, HealthLevel.AllRight,
                "All right: nothing was due yet, and no review waits too long.");
        var accepted = $"{facts.Accepted} of {facts.Deliverables} deliverables are accepted";
        var late = facts.Late.Count == 0
            ? "none is late" : $"none is late by more than {Words.Count(thresholds.LateDaysWatch, "day")}";
        Sequence<decimal> numbers = [facts.Accepted, facts.Deliverables, facts.Late.Count, thresholds.LateDaysWatch];
        if (value.Cpi.Value is not > 0)
            return Says(CauseKind.OnCourse, HealthLevel.AllRight, $"All right: {accepted} and {late}.", numbers);
        var price = value.Ac.Per(value.Ev, "EV");
        return Says(CauseKind.OnCourse, HealthLevel.AllRight, $"All right: {accepted}, {late}, and each 1.00 "
            + $"{facts.Currency} of accepted value has cost {Words.Amount(price)}.", [.. numbers, price.Value!.Value]);
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
