using NodaTime;
using static Tandem.Domain.Sourcing.SourcingRefusal;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>The rules of the award and of what it becomes.</summary>
public static class AwardDecider
{
    internal static Decision Decide(SourcingCase known, Asking asking, AwardCommand command) => command switch
    {
        AwardCommand.Decide c => DecideAward(known, asking, c),
        AwardCommand.StartEngagement c => DecideStart(known, asking, c.Engagement),
        _ => throw new InvalidOperationException($"No rule decides {command.GetType().Name}."),
    };

    static Decision DecideAward(SourcingCase known, Asking asking, AwardCommand.Decide c)
    {
        if (known.Stage != EvaluationStage.Priced) return OutOfTurn("The award", known.Stage);
        if (EvaluationDecider.CandidateFault(known, c.Candidate) is { } fault) return fault;
        if (SourcingTexts.ProseFault(c.Reason, "reason") is { } reason) return reason;
        if (NeedFault(known, asking.On) is { } lacking) return lacking;
        var departure = string.IsNullOrWhiteSpace(c.Departure) ? null : c.Departure.Trim();
        var ranking = CaseRanking.Of(known).Places;
        var first = ranking.Where(each => each.Rank == 1).ToList();
        var departs = first.TrueForAll(each => each.Candidate != c.Candidate);
        var firstName = known.Evaluation.Find(first[0].Candidate)!.Name;
        if (departs && departure is null) return ReasonToDepart(firstName);
        if (!departs && departure is not null) return DepartsNowhere(firstName);
        if (SourcingTexts.NoteFault(departure, "departure") is { } unfit) return unfit;
        return new AwardEvent.Awarded(new(c.Candidate, c.Reason.Trim(), departure, ranking, asking.By, asking.On));
    }

    /// <summary>What the need lacks for the award, given or to be given, to become an engagement; null where it lacks
    /// nothing, and where there is nothing to become any more.</summary>
    /// <param name="known">The case.</param>
    /// <param name="on">The day of the award where none is given yet, on which the engagement begins if the need names
    /// no day.</param>
    public static Refusal? Lacking(SourcingCase known, LocalDate on) =>
        known.Engagement is not null || known.Closed is not null ? null : NeedFault(known, known.Award?.On ?? on);

    /// <summary>The same of the need alone.</summary>
    public static Refusal? NeedFault(SourcingCase known, LocalDate on)
    {
        if (known.Need is null) return NeedFirst;
        if (known.Need.Model is null) return ModelUndecided;
        if (known.Need.End is not { } end) return EndMissing;
        return (known.Need.Start ?? on) is var start && end < start ? EndBeforeStart(start) : null;
    }

    /// <summary>Why an award cannot become an engagement of a key, or null.</summary>
    public static Refusal? StartFault(SourcingCase known, string engagement)
    {
        if (known.Award is null) return NotAwarded;
        if (known.Engagement is { } started) return StartedAlready(started);
        if (NeedFault(known, known.Award.On) is { } lacking) return lacking;
        return SourcingTexts.IsCaseKey(engagement) ? null : KeyUnusable(engagement) with { Field = "engagement" };
    }

    static Decision DecideStart(SourcingCase known, Asking asking, string engagement) =>
        StartFault(known, engagement) is { } fault ? fault
            : new AwardEvent.EngagementStarted(engagement, asking.On);
}
