using static Tandem.Domain.Outcomes.OutcomesEvent;

namespace Tandem.Domain.Outcomes;

/// <summary>The rules of outcomes.</summary>
static class OutcomesDecider
{
    public static Decision Decide(Engagement engagement, OutcomesCommand command) => command switch
    {
        OutcomesCommand.MeasureOutcome c when engagement.Outcomes.Named(c.Measured.Outcome) is null =>
            new Refusal("outcomes.unknown", $"There is no outcome '{c.Measured.Outcome}' in this engagement.", "outcome"),
        OutcomesCommand.MeasureOutcome c => new OutcomeMeasured(c.Measured),
        _ => throw new InvalidOperationException($"No rule decides {command.GetType().Name}."),
    };
}
