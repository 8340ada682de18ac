using System.Globalization;
using NodaTime;

namespace Tandem.Shared;

/// <summary>Values as text in the visitor's language, for attributes and sentences; parts show the same in elements.</summary>
static class Written
{
    /// <summary>The text with its {0}, {1}… filled in.</summary>
    public static string With(this string text, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>14 May 2026</summary>
    public static string Day(LocalDate day) => day.ToString(Texts.DayPattern, CultureInfo.CurrentCulture);

    /// <summary>Thursday, 14 May 2026</summary>
    public static string LongDay(LocalDate day) => day.ToString(Texts.DayLongPattern, CultureInfo.CurrentCulture);

    /// <summary>14 May 2026, 09:30</summary>
    public static string Moment(Instant moment, DateTimeZone zone) =>
        moment.InZone(zone).LocalDateTime.ToString(Texts.MomentPattern, CultureInfo.CurrentCulture);

    /// <summary>1,234.5 with at most <paramref name="decimals"/> decimals.</summary>
    public static string Number(decimal number, int decimals = 2) =>
        number.ToString(decimals == 0 ? "#,##0" : "#,##0." + new string('#', decimals), CultureInfo.CurrentCulture);

    /// <summary>82.5 % of a share of one, 0.825.</summary>
    public static string Share(decimal share, int decimals = 1) => Number(share * 100, decimals) + " %";
}
