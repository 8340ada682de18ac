using Tandem.Domain;
using Tandem.Domain.Forecast;
using Tandem.Domain.Values;
using Tandem.Shared;

namespace Tandem.Forecast.Pages;

/// <summary>Finds a figure by the key of its formula, and writes it in its unit.</summary>
static class FigureText
{
    /// <summary>What a fact behind a figure says, in a word.</summary>
    public static string Says(FigureFactKind kind) => kind switch
    {
        FigureFactKind.Promised => ForecastTexts.SaysPromised,
        FigureFactKind.Accepted => ForecastTexts.SaysAccepted,
        FigureFactKind.Withdrawn => ForecastTexts.SaysWithdrawn,
        FigureFactKind.Started => ForecastTexts.SaysStarted,
        FigureFactKind.HandedOver => ForecastTexts.SaysHandedOver,
        FigureFactKind.Decided => ForecastTexts.SaysDecided,
        FigureFactKind.Settled => ForecastTexts.SaysSettled,
        FigureFactKind.Cost => ForecastTexts.SaysCost,
        FigureFactKind.Terms => ForecastTexts.SaysTerms,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The figure of a key; a key that no page shows is a bug.</summary>
    public static Figure Find(Engagement engagement, EngagementFigures figures, string key)
    {
        var (value, schedule) = (figures.Value, figures.Schedule);
        return key switch
        {
            "bac" => value.Bac,
            "pv" => value.Pv,
            "ev" => value.Ev,
            "ac" => value.Ac,
            "cv" => value.Cv,
            "sv" => value.Sv,
            "cpi" => value.Cpi,
            "spi" => value.Spi,
            "eac" => value.Eac,
            "eacAtypical" => value.EacAtypical,
            "eacCostSchedule" => value.EacCostSchedule,
            "etc" => value.Etc,
            "vac" => value.Vac,
            "vacPercent" => value.VacPercent,
            "tcpiBudget" => value.TcpiBudget,
            "tcpiEstimate" => value.TcpiEstimate,
            "es" => schedule.Es,
            "at" => schedule.At,
            "pd" => schedule.Pd,
            "svT" => schedule.SvT,
            "spiT" => schedule.SpiT,
            "ieacT" => schedule.IeacT,
            "tspi" => schedule.Tspi,
            "burnRate" => FiguresShelf.SpendingOf(engagement, figures).BurnRate,
            "runway" => FiguresShelf.SpendingOf(engagement, figures).Runway,
            "pricePerValue" => FiguresShelf.SpendingOf(engagement, figures).PricePerValue,
            _ => OfFlow(FiguresShelf.FlowOf(engagement, figures), key),
        };
    }

    static Figure OfFlow(Flow flow, string key) => key switch
    {
        "cycleTime" => flow.CycleTime.Median,
        "leadTime" => flow.LeadTime.Median,
        "throughput" => flow.Throughput,
        "valueThroughput" => flow.ValueThroughput,
        "reviewAge" => flow.ReviewAge.Median,
        "firstPassYield" => flow.FirstPassYield,
        "reworkRate" => flow.ReworkRate,
        "reworkCost" => flow.ReworkCost,
        "onTime" => flow.OnTime,
        "toSpecification" => flow.ToSpecification,
        _ => throw new ArgumentException($"No page shows a figure called '{key}'.", nameof(key)),
    };

    /// <summary>The figure in its unit; null when it is undefined.</summary>
    public static string? Of(Formula formula, Figure figure, Currency currency)
    {
        if (figure.Value is not { } value) return null;
        return formula.Unit switch
        {
            FigureUnit.Amount => Amount(value, currency),
            FigureUnit.AmountPerWeek => ForecastTexts.PerWeek.With(Amount(value, currency)),
            FigureUnit.Ratio => Written.Index(value),
            FigureUnit.Percent => $"{Written.Number(value, 1)} %",
            FigureUnit.Periods or FigureUnit.Weeks => ForecastTexts.Weeks.With(Written.Number(value, 1)),
            FigureUnit.Days => ForecastTexts.Days.With(Written.Number(value, 1)),
            _ => Written.Number(value),
        };
    }

    static string Amount(decimal value, Currency currency) =>
        Written.Money(new Money(currency.MinorPerUnit, currency).Times(value), whole: true);
}
