using Tandem.Domain.Values;

namespace Tandem.Domain.Forecast;

/// <summary>The figures of earned value management at one date, all in the engagement's currency.</summary>
/// <remarks>
/// Formulas of the PMI standard for earned value management and EIA-748, with the 0/100 technique: a deliverable
/// counts nothing until it is accepted, then it counts whole. A figure whose divisor is 0, or that rests on an
/// undefined one, is undefined and says why.
/// </remarks>
public sealed record EarnedValue
{
    EarnedValue(Figure bac, Figure pv, Figure ev, Figure ac, CompletionEstimate reported)
    {
        (Bac, Pv, Ev, Ac) = (bac, pv, ev, ac);
        Cv = ev - ac;
        Sv = ev - pv;
        Cpi = ev.Per(ac, "AC");
        Spi = ev.Per(pv, "PV");
        Eac = TypicalEstimate(bac, Cpi);
        EacAtypical = AtypicalEstimate(bac, ev, ac);
        EacCostSchedule = CostScheduleEstimate(bac, ev, ac, Cpi, Spi);
        EacReported = reported switch
        {
            CompletionEstimate.Atypical => EacAtypical,
            CompletionEstimate.CostAndSchedule => EacCostSchedule,
            _ => Eac,
        };
        Etc = EacReported - ac;
        Vac = bac - EacReported;
        VacPercent = (Vac * 100).Per(bac, "BAC");
        TcpiBudget = (bac - ev).Per(bac - ac, "BAC − AC");
        TcpiEstimate = (bac - ev).Per(EacReported - ac, "EAC − AC");
    }

    /// <summary>Budget at completion: the baseline value of all deliverables, contingency excluded.</summary>
    public Figure Bac { get; }

    /// <summary>Planned value: the baseline value due by the date.</summary>
    public Figure Pv { get; }

    /// <summary>Earned value: the baseline value of what stands accepted at the date.</summary>
    public Figure Ev { get; }

    /// <summary>Actual cost incurred by the date.</summary>
    public Figure Ac { get; }

    /// <summary>Cost variance, EV − AC; negative when accepted work has cost more than it was valued at.</summary>
    public Figure Cv { get; }

    /// <summary>Schedule variance, EV − PV, in money; negative when less is accepted than was due.</summary>
    public Figure Sv { get; }

    /// <summary>Cost performance index, EV / AC; below 1 is over cost.</summary>
    public Figure Cpi { get; }

    /// <summary>Schedule performance index, EV / PV; below 1 is late.</summary>
    public Figure Spi { get; }

    /// <summary>Typical estimate at completion, BAC / CPI.</summary>
    public Figure Eac { get; }

    /// <summary>Atypical estimate at completion, AC + (BAC − EV).</summary>
    public Figure EacAtypical { get; }

    /// <summary>Estimate at completion from cost and schedule, AC + (BAC − EV) / (CPI × SPI).</summary>
    public Figure EacCostSchedule { get; }

    /// <summary>The estimate that the engagement reports; ETC, VAC and the TCPI to estimate follow it.</summary>
    public Figure EacReported { get; }

    /// <summary>Estimate to complete, EAC − AC.</summary>
    public Figure Etc { get; }

    /// <summary>Variance at completion, BAC − EAC; negative when an overrun is forecast.</summary>
    public Figure Vac { get; }

    /// <summary>VAC in percent of BAC.</summary>
    public Figure VacPercent { get; }

    /// <summary>The cost performance needed from now on to end on budget, (BAC − EV) / (BAC − AC).</summary>
    /// <remarks>Negative once the budget is spent and work remains: no performance can end on budget then.</remarks>
    public Figure TcpiBudget { get; }

    /// <summary>The cost performance needed from now on to end on the estimate, (BAC − EV) / (EAC − AC).</summary>
    public Figure TcpiEstimate { get; }

    /// <summary>Computes all figures of one date.</summary>
    /// <param name="bac">Budget at completion.</param>
    /// <param name="pv">Planned value by the date.</param>
    /// <param name="ev">Earned value at the date; undefined when it was not measured.</param>
    /// <param name="ac">Actual cost by the date; undefined when it was not recorded.</param>
    /// <param name="reported">Which estimate ETC, VAC and the TCPI to estimate follow.</param>
    public static EarnedValue Of(
        Figure bac, Figure pv, Figure ev, Figure ac, CompletionEstimate reported = CompletionEstimate.Typical) =>
        new(bac, pv, ev, ac, reported);

    internal static Figure TypicalEstimate(Figure bac, Figure cpi) => bac.Per(cpi, "CPI");

    internal static Figure AtypicalEstimate(Figure bac, Figure ev, Figure ac) => ac + (bac - ev);

    internal static Figure CostScheduleEstimate(Figure bac, Figure ev, Figure ac, Figure cpi, Figure spi) =>
        ac + (bac - ev).Per(cpi * spi, "CPI × SPI");
}
