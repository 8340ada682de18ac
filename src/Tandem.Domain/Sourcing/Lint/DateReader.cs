using NodaTime;

namespace Tandem.Domain.Sourcing.Lint;

/// <summary>Recognises dates as words go by: 12 January 2026, January 12, 2026, 2026-01-12.</summary>
sealed class DateReader(string text)
{
    const int YearMin = 1990;
    const int YearMax = 2100;

    static readonly string[] Months =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ];

    static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    readonly record struct Seen(int Month, int Number, IsoDayOfWeek Weekday, int Word, int Start, int End);

    Seen first, second, third, fourth;

    /// <summary>The date that ends with this word, if one does.</summary>
    public TextDate? Next(in WordReader reader, int word, int offset)
    {
        (first, second, third) = (second, third, fourth);
        var number = reader.Kind == WordKind.Number && reader.Value is > 0 and <= YearMax
            && reader.Value == decimal.Truncate(reader.Value) ? (int)reader.Value : 0;
        var letters = reader.Kind == WordKind.Word && reader.Plain.Length is >= 3 and <= 9;
        fourth = new(letters ? Month(reader.Plain) : 0, number, letters ? Weekday(reader.Plain) : IsoDayOfWeek.None,
            word, offset + reader.Start, offset + reader.End);
        if (number == 0) return null;
        if (number is >= YearMin && third.Number is >= 1 and <= 31 && second.Month > 0)
            return Date(number, second.Month, third.Number, second, first.Weekday);
        if (number is >= YearMin && third.Month > 0 && second.Number is >= 1 and <= 31)
            return Date(number, third.Month, second.Number, second, first.Weekday);
        return second.Number is >= YearMin && third.Number is >= 1 and <= 12 && number <= 31 && IsIso()
            ? Date(second.Number, third.Number, number, second, first.Weekday) : null;
    }

    TextDate? Date(int year, int month, int day, Seen from, IsoDayOfWeek weekday) =>
        year <= YearMax && fourth.Word - from.Word == 2 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new(new(year, month, day), from.Word - first.Word == 1 ? weekday : IsoDayOfWeek.None, from.Word,
                from.Start, fourth.End)
            : null;

    bool IsIso() => fourth.End - second.Start == 10 && text[second.End] == '-' && text[third.End] == '-';

    // Months and days are written in full or with their first three letters.
    static int Month(ReadOnlySpan<char> plain) => Find(plain, Months) + 1;

    static IsoDayOfWeek Weekday(ReadOnlySpan<char> plain) => (IsoDayOfWeek)(Find(plain, Days) + 1);

    static int Find(ReadOnlySpan<char> plain, string[] names)
    {
        for (var at = 0; at < names.Length; at++)
            if (names[at].AsSpan().StartsWith(plain) && (plain.Length is 3 or 4 || plain.Length == names[at].Length))
                return at;
        return -1;
    }
}
