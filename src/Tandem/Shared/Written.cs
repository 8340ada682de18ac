using System.Globalization;
using System.Numerics;
using NodaTime;
using NodaTime.Text;
using Tandem.Domain.Values;

namespace Tandem.Shared;

/// <summary>
/// Values as text in the visitor's language, for attributes and sentences; parts show the same in elements.
/// </summary>
static class Written
{
    const int InitialsMax = 2;

    /// <summary>Signs that mean one currency everywhere; others are written by their code.</summary>
    static readonly Dictionary<string, string> Signs =
        new() { ["EUR"] = "€", ["USD"] = "$", ["GBP"] = "£", ["INR"] = "₹" };

    /// <summary>The text with its {0}, {1}… filled in.</summary>
    public static string With(this string text, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>2026-05-14, for machines.</summary>
    public static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>14 May 2026</summary>
    public static string Day(LocalDate day) => day.ToString(Texts.DayPattern, CultureInfo.CurrentCulture);

    /// <summary>May 2026, of any of its days.</summary>
    public static string Month(LocalDate day) => day.ToString("MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>Thursday, 14 May 2026</summary>
    public static string LongDay(LocalDate day) => day.ToString(Texts.DayLongPattern, CultureInfo.CurrentCulture);

    /// <summary>14 May 2026, 09:30</summary>
    public static string Moment(Instant moment, DateTimeZone zone) =>
        moment.InZone(zone).LocalDateTime.ToString(Texts.MomentPattern, CultureInfo.CurrentCulture);

    /// <summary>€12,500.00, CHF 12,500.00; in German 12.500,00 €.</summary>
    /// <param name="whole">Rounded to whole units, half away from zero.</param>
    public static string Money(Money money, bool whole = false)
    {
        var decimals = whole ? 0 : money.Currency.Decimals;
        var amount = Math.Round(Math.Abs(money.Amount), decimals, MidpointRounding.AwayFromZero)
            .ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture);
        var sign = Signs.GetValueOrDefault(money.Currency.Code);
        var text = (Texts.CurrencyComesFirst == "yes", sign) switch
        {
            (true, { } symbol) => symbol + amount,
            (true, null) => money.Currency.Code + "\u00a0" + amount,
            (false, _) => amount + "\u00a0" + (sign ?? money.Currency.Code),
        };
        return money.Minor < 0 ? "\u2212" + text : text;
    }

    /// <summary>€12,500, €12,500.10: a fraction only where the amount has one.</summary>
    public static string Exact(Money money) => Money(money, whole: money.Minor % money.Currency.MinorPerUnit == 0);

    /// <summary>1,234.5: at most so many decimals.</summary>
    public static string Number(decimal number, int decimals = 2) => Signed(
        number, decimals, "#,##0" + (decimals > 0 ? "." + new string('#', decimals) : ""));

    /// <summary>0.90: always two decimals, as indices are compared down a column.</summary>
    public static string Index(decimal number) => Signed(number, 2, "#,##0.00");

    /// <summary>82.5 %, of a share of one.</summary>
    public static string Share(decimal share, int decimals = 1) => Number(share * 100, decimals) + "\u00a0%";

    /// <summary>The index, or null when the figure is undefined, as FigureValue takes it.</summary>
    public static string? Index(Figure figure) => figure.Value is { } value ? Index(value) : null;

    /// <summary>1 deliverable, 3 deliverables: the texts for one and for several, the latter with {0}.</summary>
    public static string Count<TNumber>(TNumber number, string one, string several)
        where TNumber : INumber<TNumber> => number == TNumber.One ? one : several.With(number);

    static string Signed(decimal number, int decimals, string pattern)
    {
        var rounded = Math.Round(number, decimals, MidpointRounding.AwayFromZero);
        var text = Math.Abs(rounded).ToString(pattern, CultureInfo.CurrentCulture);
        return rounded < 0 ? "\u2212" + text : text;
    }

    /// <summary>AS for Ana Silva, for a small disc beside the name.</summary>
    public static string Initials(string name) => string.Concat(
        name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(InitialsMax).Select(part => part[0]));
}
