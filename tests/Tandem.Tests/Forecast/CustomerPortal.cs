using NodaTime;
using Tandem.Domain.Forecast;
using Tandem.Domain.Values;

namespace Tandem.Tests.Forecast;

/// <summary>The engagement that forecasts are tested on: 16 weeks from Monday, 5 January 2026, 500,000 EUR.</summary>
static class CustomerPortal
{
    public static readonly LocalDate Start = new(2026, 1, 5);

    public static readonly DatedAmount[] Baseline =
    [
        new(AfterWeek(4), 100_000), new(AfterWeek(8), 100_000), new(AfterWeek(12), 200_000),
        new(AfterWeek(16), 100_000),
    ];

    public static LocalDate AfterWeek(int week) => Start.PlusDays((7 * week) - 1);

    public static BurnUp With(DatedAmount[] earned, DatedAmount[] cost) =>
        new(Start, Curve.Of(Baseline), Curve.Of(earned), Curve.Of(cost));

    public static HealthFacts Facts(LocalDate asOf, BurnUp burnUp) =>
        new(asOf, burnUp, Currency.Of("EUR"), Deliverables: 4, Accepted: 1, [], 0, [],
            Figure.Undefined("the partner reports nothing"));
}
