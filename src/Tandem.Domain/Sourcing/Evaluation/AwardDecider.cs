using static Tandem.Domain.Sourcing.SourcingRefusal;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>The rules of the award and of what it becomes.</summary>
static class AwardDecider
{
    public static Decision Decide(SourcingCase known, Asking asking, AwardCommand command) => command switch
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

    static Decision DecideStart(SourcingCase known, Asking asking, string engagement)
    {
        if (known.Award is null) return NotAwarded;
        if (known.Engagement is { } started) return StartedAlready(started);
        return SourcingTexts.IsKey(engagement, small: true) ? new AwardEvent.EngagementStarted(engagement, asking.On)
            : KeyUnusable(engagement);
    }
}
