namespace Tandem.Domain.Outcomes;

/// <summary>What can be asked about outcomes.</summary>
public abstract record OutcomesCommand : EngagementCommand
{
    OutcomesCommand() { }

    /// <inheritdoc/>
    public override string Right => Governance.RightKind.Scope;

    /// <summary>Records the value measured on a day.</summary>
    public sealed record MeasureOutcome(Measurement Measured) : OutcomesCommand;
}
