using static Tandem.Domain.Outcomes.OutcomesEvent;

namespace Tandem.Domain.Outcomes;

/// <summary>The rules of outcomes.</summary>
static class OutcomesDecider
{
    public static Decision Decide(Engagement engagement, Asking asking, OutcomesCommand command) => command switch
    {
        OutcomesCommand.MeasureOutcome c => DecideMeasure(engagement, asking, c.Measured),
        _ => throw new InvalidOperationException($"No rule decides {command.GetType().Name}."),
    };

    static Decision DecideMeasure(Engagement engagement, Asking asking, Measurement measured)
    {
        if (engagement.Outcomes.Named(measured.Outcome) is null) return OutcomesRefusal.Unknown(measured.Outcome);
        if (measured.On > asking.On) return OutcomesRefusal.MeasuredAhead(measured.On);
        if (measured.Note is { Length: > Measurement.NoteCharactersMax }) return OutcomesRefusal.NoteTooLong;
        return new OutcomeMeasured(measured);
    }
}
