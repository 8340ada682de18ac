using Tandem.Domain.Values;
using static Tandem.Domain.Forecast.FigureUnit;
using static Tandem.Domain.Forecast.Formula;

namespace Tandem.Domain.Forecast;

static class EarnedValueFormulas
{
    public static Sequence<Formula> All { get; } =
    [
        Summed("bac", "BAC", "budget at completion", "sum of the baseline value of all deliverables",
            "the approved baseline and its approved changes", Amount,
            "What all promised work is worth together; contingency is not part of it."),
        Summed("pv", "PV", "planned value", "sum of the baseline value of deliverables due by the date",
            "the baseline's acceptance dates", Amount,
            "What the baseline says should be accepted by now."),
        Summed("ev", "EV", "earned value", "sum of the baseline value of deliverables accepted at the date",
            "acceptances, less acceptances withdrawn since", Amount,
            "What the client has accepted; work in progress counts nothing."),
        Summed("ac", "AC", "actual cost", "sum of the cost incurred by the date",
            "approved time at the agreed rates, and approved invoice lines that the time does not cover, "
            + "by date of service", Amount, "What the work done so far has cost, whether or not it is paid."),
        Computed("cv", "CV", "cost variance", "EV − AC", "ev ac", Amount,
            "Negative: what is accepted has cost more than it was valued at."),
        Computed("sv", "SV", "schedule variance", "EV − PV", "ev pv", Amount,
            "Negative: less is accepted than was due, by so much value."),
        Computed("cpi", "CPI", "cost performance index", "EV / AC", "ev ac", Ratio,
            "Below 1: over cost. At 0.80, each 1.00 spent has earned 0.80."),
        Computed("spi", "SPI", "schedule performance index", "EV / PV", "ev pv", Ratio,
            "Below 1: late in value. It returns to 1 when late work is done at last; SPI(t) does not."),
        Computed("eac", "EAC", "estimate at completion, typical", "BAC / CPI", "bac cpi", Amount,
            "What everything will cost if the remaining work costs as much per value as the work done."),
        Computed("eacAtypical", "EAC atypical", "estimate at completion, atypical",
            "AC + (BAC − EV)", "ac bac ev", Amount,
            "What everything will cost if the remaining work costs what was planned."),
        Computed("eacCostSchedule", "EAC cost and schedule", "estimate at completion from cost and schedule",
            "AC + (BAC − EV) / (CPI × SPI)", "ac bac ev cpi spi", Amount,
            "What everything will cost if both the overrun and the effort of catching up continue."),
        Computed("etc", "ETC", "estimate to complete", "EAC − AC", "eac ac", Amount,
            "What is still to be spent, by the estimate that the engagement reports."),
        Computed("vac", "VAC", "variance at completion", "BAC − EAC", "bac eac", Amount,
            "Negative: an overrun of so much is forecast."),
        Computed("vacPercent", "VAC %", "variance at completion in percent", "100 × VAC / BAC", "vac bac", Percent,
            "Negative: an overrun of so many percent of the budget is forecast."),
        Computed("tcpiBudget", "TCPI to budget", "to-complete performance index to the budget",
            "(BAC − EV) / (BAC − AC)", "bac ev ac", Ratio,
            "How well every remaining 1.00 must be spent to end on budget; negative when the budget is spent."),
        Computed("tcpiEstimate", "TCPI to estimate", "to-complete performance index to the estimate",
            "(BAC − EV) / (EAC − AC)", "bac ev eac ac", Ratio,
            "How well every remaining 1.00 must be spent to end on the estimate."),
    ];
}
