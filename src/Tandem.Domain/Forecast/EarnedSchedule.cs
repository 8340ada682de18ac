using Tandem.Domain.Values;

namespace Tandem.Domain.Forecast;

/// <summary>Earned schedule (Lipke): how far the accepted value has come on the time axis of the plan.</summary>
/// <remarks>
/// All figures are in periods of equal length from the start of the baseline; planned value is cumulative at each
/// period's end. Before the start only ES is defined.
/// </remarks>
public sealed record EarnedSchedule
{
    EarnedSchedule(Figure es, Figure at, Figure pd)
    {
        var elapsed = at.Value < 0 ? Figure.Undefined("the engagement has not started") : at;
        (Es, At, Pd) = (es, at, pd);
        SvT = es - elapsed;
        SpiT = es.Per(elapsed, "AT");
        IeacT = pd.Per(SpiT, "SPI(t)");
        Tspi = (pd - es).Per(pd - elapsed, "PD − AT");
    }

    /// <summary>Earned schedule: the time at which the plan would have earned what is earned now.</summary>
    public Figure Es { get; }

    /// <summary>Actual time since the start of the baseline; negative before it.</summary>
    public Figure At { get; }

    /// <summary>Planned duration.</summary>
    public Figure Pd { get; }

    /// <summary>Schedule variance in time, ES − AT; negative is late.</summary>
    public Figure SvT { get; }

    /// <summary>Schedule performance index in time, ES / AT; below 1 is late, and it stays so to the end.</summary>
    public Figure SpiT { get; }

    /// <summary>Forecast of the whole duration at the present pace, PD / SPI(t).</summary>
    public Figure IeacT { get; }

    /// <summary>The pace needed from now on to end as planned, (PD − ES) / (PD − AT).</summary>
    /// <remarks>Negative once the planned end has passed and work remains: no pace can end as planned then.</remarks>
    public Figure Tspi { get; }

    /// <summary>Computes all figures of one date.</summary>
    /// <param name="plannedValues">
    /// Planned value at the end of period 1, 2, …, cumulative and never decreasing; what is behind the planned end may
    /// be missing.
    /// </param>
    /// <param name="bac">Budget at completion.</param>
    /// <param name="ev">Earned value at the date.</param>
    /// <param name="at">Actual time in periods; parts of a period are allowed.</param>
    /// <param name="pd">
    /// Planned duration in periods. When it ends within a period, that last period is as short as that.
    /// </param>
    public static EarnedSchedule Of(
        IReadOnlyList<decimal> plannedValues, Figure bac, Figure ev, Figure at, Figure pd) =>
        new(Earned(plannedValues, bac, ev, pd), at, pd);

    static Figure Earned(IReadOnlyList<decimal> plannedValues, Figure bac, Figure ev, Figure pd)
    {
        if ((bac + ev).Reason is { } missing)
            return Figure.Undefined(missing);
        if (bac.Value == 0)
            return Figure.Undefined("BAC is 0");
        if (ev.Value >= bac.Value)
            return pd;

        var complete = PeriodsEarned(plannedValues, ev.Value!.Value);
        var reached = complete == 0 ? 0 : plannedValues[complete - 1];
        var endsWithin = pd.Value > complete && pd.Value <= complete + 1;
        if (complete == plannedValues.Count)
            return endsWithin
                ? Interpolated(complete, ev, reached, bac, pd - complete)
                : Figure.Undefined($"the planned value after period {complete} is not known");

        var next = plannedValues[complete];
        var length = endsWithin && next >= bac.Value ? pd - complete : 1;
        return Interpolated(complete, ev, reached, next, length);
    }

    static Figure Interpolated(int complete, Figure ev, Figure reached, Figure next, Figure length) =>
        complete + (ev - reached).Per(next - reached, "planned value of the period") * length;

    /// <summary>C: the last period whose planned value is earned; of a flat stretch its last period.</summary>
    static int PeriodsEarned(IReadOnlyList<decimal> plannedValues, decimal ev)
    {
        var (earned, unearned) = (0, plannedValues.Count);
        while (earned < unearned)
        {
            var middle = (earned + unearned) / 2;
            if (plannedValues[middle] <= ev)
                earned = middle + 1;
            else
                unearned = middle;
        }
        return earned;
    }
}
