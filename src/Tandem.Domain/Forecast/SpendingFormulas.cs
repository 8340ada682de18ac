using Tandem.Domain.Values;
using static Tandem.Domain.Forecast.FigureUnit;
using static Tandem.Domain.Forecast.Formula;

namespace Tandem.Domain.Forecast;

static class SpendingFormulas
{
    public static Sequence<Formula> All { get; } =
    [
        Computed("burnRate", "Burn", "burn rate", "(AC − AC 28 days ago) / 4", "ac", AmountPerWeek,
            "Cost per week, over the last 28 days; undefined in the first 28 days."),
        Computed("runway", "Runway", "runway", "(budget − AC) / burn rate", "ac burnRate", Weeks,
            "How long the budget lasts at the present burn rate; negative when it is overspent."),
        Computed("pricePerValue", "Price", "price per accepted value", "AC / EV", "ac ev", Ratio,
            "What each 1.00 of accepted value has cost; the inverse of CPI."),
    ];
}
