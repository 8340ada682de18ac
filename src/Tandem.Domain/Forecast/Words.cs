using System.Globalization;
using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Forecast;

/// <summary>Numbers and days inside an English sentence.</summary>
static class Words
{
    public static string Day(LocalDate day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");

    public static string Amount(Figure figure) => figure.Value!.Value.ToString("N2", CultureInfo.InvariantCulture);

    public static string Amount(Figure figure, Currency currency) => figure.Value!.Value.ToString(
        string.Create(CultureInfo.InvariantCulture, $"N{currency.Decimals}"), CultureInfo.InvariantCulture)
        + $" {currency}";

    public static string Index(Figure figure) => figure.Value!.Value.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Tenths(Figure figure) => figure.Value!.Value.ToString("N1", CultureInfo.InvariantCulture);

    public static string Percent(Figure hundredfold, Figure whole) =>
        $"{Tenths(hundredfold.Per(whole, "the whole"))} %";
}
