using NodaTime;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Sourcing.Evaluation;

namespace Tandem.Domain.Sourcing;

/// <summary>Since when a case stands where it stands.</summary>
static class CaseDays
{
    /// <summary>The case with the day on which it came to stand there, where a fact moved it.</summary>
    public static SourcingCase Dated(SourcingCase before, SourcingCase after, RecordedEvent happened) =>
        Place(before) == Place(after) || DayOf(happened) is not { } day ? after : after with { StandsSince = day };

    static (EvaluationStage, bool, bool, bool, bool) Place(SourcingCase known) => (known.Stage, known.Need is null,
        known.Need?.Model is null, known.Brief is null && known.Evaluation.Candidates.Count == 0,
        known.Award is null);

    // Of every fact that can move a case on; what cannot has no day here.
    static LocalDate? DayOf(RecordedEvent happened) => happened switch
    {
        CaseEvent.Opened e => e.On,
        CaseEvent.NeedStated e => e.On,
        CaseEvent.ModelChosen e => e.On,
        CaseEvent.PersonReleased e => e.On,
        BriefEvent.Written e => e.On,
        EvaluationEvent.CandidateEntered e => e.On,
        EvaluationEvent.ScoringStarted e => e.On,
        EvaluationEvent.InterestsDeclared e => e.On,
        EvaluationEvent.ConflictSettled e => e.On,
        EvaluationEvent.SheetHandedIn e => e.On,
        EvaluationEvent.ScoringClosed e => e.On,
        EvaluationEvent.PricesOpened e => e.On,
        AwardEvent.Awarded e => e.Award.On,
        _ => null,
    };
}
