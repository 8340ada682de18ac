using NodaTime;

namespace Tandem.Domain.Sourcing.Lint;

/// <summary>Recognises dates as words go by: 12 January 2026, January 12, 2026, 2026-01-12. Only a number can end one,
/// so that other words cost nothing but being remembered.</summary>
sealed class DateReader(string text)
{
    const int YearMin = 1990;
    const int YearMax = 2100;
    const int DayMax = 31;
    const int Kept = 4;

    static readonly string[] Months =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ];

    static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    readonly record struct Seen(int Number, int Start, int End);

    readonly Seen[] seen = new Seen[Kept];
    int words;

    /// <summary>The date that ends with this word, if one does.</summary>
    public TextDate? Next(in WordReader reader, int offset)
    {
        var number = reader.Kind == WordKind.Number && reader.Value is > 0 and <= YearMax
            && reader.Value == decimal.Truncate(reader.Value) ? (int)reader.Value : 0;
        seen[words++ % Kept] = new(number, offset + reader.Start, offset + reader.End);
        if (number == 0 || words < Kept - 1) return null;
        var (before, one, last) = (Back(2), Back(1), Back(0));
        if (number >= YearMin && before.Number is >= 1 and <= DayMax && one.Number == 0)
            return Date(number, Find(one, Months) + 1, before.Number);
        if (number >= YearMin && one.Number is >= 1 and <= DayMax && before.Number == 0)
            return Date(number, Find(before, Months) + 1, one.Number);
        var isIso = before.Number >= YearMin && number <= DayMax && last.End - before.Start == 10
            && text[before.End] == '-' && text[one.End] == '-';
        return isIso ? Date(before.Number, one.Number, number) : null;
    }

    Seen Back(int by) => seen[(words - 1 - by) % Kept];

    TextDate? Date(int year, int month, int day)
    {
        if (month is < 1 or > 12 || day > CalendarSystem.Iso.GetDaysInMonth(year, month)) return null;
        var weekday = words >= Kept ? Find(Back(3), Days) + 1 : 0;
        return new(new(year, month, day), (IsoDayOfWeek)weekday, words - 3, Back(2).Start, Back(0).End);
    }

    // Months and days are written in full or with their first three or four letters.
    int Find(Seen word, string[] names)
    {
        var written = text.AsSpan(word.Start, word.End - word.Start);
        if (written.Length < 3) return -1;
        for (var at = 0; at < names.Length; at++)
            if (names[at].AsSpan().StartsWith(written, StringComparison.OrdinalIgnoreCase)
                && (written.Length is 3 or 4 || written.Length == names[at].Length)) return at;
        return -1;
    }
}
