namespace Tandem.Domain.Forecast;

/// <summary>Which estimate at completion an engagement reports; all three are always shown.</summary>
public enum CompletionEstimate
{
    /// <summary>What remains costs as much per value as what is done: BAC / CPI.</summary>
    Typical,

    /// <summary>What remains costs what was planned: AC + (BAC − EV).</summary>
    Atypical,

    /// <summary>What remains suffers from both overrun and delay: AC + (BAC − EV) / (CPI × SPI).</summary>
    CostAndSchedule,
}
