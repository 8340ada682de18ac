using Tandem.Domain.Values;
using static Tandem.Domain.Forecast.FigureUnit;
using static Tandem.Domain.Forecast.Formula;

namespace Tandem.Domain.Forecast;

static class EarnedScheduleFormulas
{
    public static Sequence<Formula> All { get; } =
    [
        Summed("pd", "PD", "planned duration", "time from the start of the baseline to its last acceptance date",
            "the baseline's acceptance dates", Periods, "How long the engagement should take."),
        Summed("at", "AT", "actual time", "time from the start of the baseline to the date, both days included",
            "the date of the page; the day of the last acceptance once everything is accepted", Periods,
            "How long the engagement has taken so far."),
        Computed("es", "ES", "earned schedule", "C + (EV − PV of C) / (PV of C+1 − PV of C)", "ev pv bac pd", Periods,
            "When the plan would have earned what is earned now. C is the last period whose planned value is earned; "
            + "with everything accepted, ES is PD."),
        Computed("svT", "SV(t)", "schedule variance in time", "ES − AT", "es at", Periods,
            "Negative: so many periods late."),
        Computed("spiT", "SPI(t)", "schedule performance index in time", "ES / AT", "es at", Ratio,
            "Below 1: late. At 0.80, four fifths of the planned pace."),
        Computed("ieacT", "IEAC(t)", "estimate of the whole duration", "PD / SPI(t)", "pd spiT", Periods,
            "How long the engagement will take at the pace so far."),
        Computed("tspi", "TSPI", "to-complete schedule performance index", "(PD − ES) / (PD − AT)", "pd es at", Ratio,
            "The pace needed from now on to end as planned; negative when the planned end has passed."),
    ];
}
