namespace Tandem.Finance;

/// <summary>What a column of a cost file means.</summary>
enum CostColumn
{
    Id,
    Date,
    Description,
    Amount,
    Hours,
    Rate,
    Currency,
    Deliverable,
    Kind,
    Covered,
}

/// <summary>Which column of a file means what, and how its numbers and dates are written.</summary>
/// <param name="Headers">The header that a meaning is read from; a meaning without one is not in the file.</param>
/// <param name="DecimalComma">Numbers are written 1.234,50 and not 1,234.50.</param>
/// <param name="DateOrder">How dates are written: ymd (2026-05-14), dmy (14/05/2026) or mdy (05/14/2026).</param>
/// <param name="Kind">What every row is when no column says it: time or invoice.</param>
sealed record CostMapping(IReadOnlyDictionary<CostColumn, string> Headers, bool DecimalComma,
    string DateOrder, string Kind)
{
    /// <summary>The file shows, or somebody said, how numbers are written; else 1,234 may be either.</summary>
    public bool NumbersSettled { get; init; } = true;

    public const string YearFirst = "ymd", DayFirst = "dmy", MonthFirst = "mdy";

    public static IReadOnlyList<string> DateOrders { get; } = [YearFirst, DayFirst, MonthFirst];

    // Headers as time trackers and accounting systems export them, in English and German; lower case, without blanks
    // and signs, umlauts written out.
    static readonly Dictionary<CostColumn, string[]> Known = new()
    {
        [CostColumn.Id] = ["externalid", "id", "entryid", "timeentryid", "lineid", "reference", "invoiceline", "number",
            "beleg", "belegnummer", "belegnr", "rechnungsnummer", "rechnungsnr", "nummer"],
        [CostColumn.Date] = ["date", "serviceon", "servicedate", "dateofservice", "workdate", "spentdate", "spenton",
            "day", "startdate", "datum", "leistungsdatum", "leistungstag"],
        [CostColumn.Description] = ["description", "beschreibung", "person", "user", "name", "employee", "member",
            "text", "summary", "notes", "comment", "mitarbeiter", "mitarbeiterin", "bezeichnung", "taetigkeit",
            "bemerkung"],
        [CostColumn.Amount] = ["amount", "cost", "total", "net", "netamount", "price", "value", "betrag",
            "nettobetrag", "netto", "kosten", "summe"],
        [CostColumn.Hours] = ["hours", "hour", "duration", "time", "quantity", "qty", "hoursworked", "stunden",
            "dauer", "menge", "zeit"],
        [CostColumn.Rate] = ["rate", "hourlyrate", "unitprice", "billingrate", "satz", "stundensatz", "einzelpreis"],
        [CostColumn.Currency] = ["currency", "currencycode", "ccy", "waehrung"],
        [CostColumn.Deliverable] = ["deliverable", "deliverablekey", "task", "issue", "workpackage", "project",
            "lieferung", "aufgabe", "arbeitspaket", "projekt"],
        [CostColumn.Kind] = ["kind", "type"],
        [CostColumn.Covered] = ["coveredbytime", "covered", "billedtime"],
    };

    /// <summary>What the headers and the first values suggest; a person can change all of it.</summary>
    /// <param name="headers">The first row.</param>
    /// <param name="sample">Some of the others.</param>
    /// <param name="chosen">What is said already: the header of a meaning, empty where the file has none.</param>
    public static CostMapping Guess(IReadOnlyList<string> headers, IReadOnlyList<string[]> sample,
        IReadOnlyDictionary<CostColumn, string>? chosen = null)
    {
        var found = chosen?.Where(each => each.Value.Length > 0).ToDictionary() ?? [];
        foreach (var (column, names) in Known)
            if (chosen?.ContainsKey(column) != true && names.Select(name =>
                headers.FirstOrDefault(header => Plain(header) == name && !found.ContainsValue(header)))
                .FirstOrDefault(header => header is not null) is { } header) found[column] = header;

        string[] Values(CostColumn column) => found.TryGetValue(column, out var header)
            ? [.. sample.Select(row => row.ElementAtOrDefault(headers.ToList().IndexOf(header)) ?? "")] : [];
        List<string> numbers =
            [.. Values(CostColumn.Amount), .. Values(CostColumn.Hours), .. Values(CostColumn.Rate)];
        var comma = numbers.Any(value => Settles(value) && HasDecimalComma(value));
        return new(found, comma, GuessOrder(Values(CostColumn.Date)),
            found.ContainsKey(CostColumn.Hours) ? "time" : "invoice")
        {
            NumbersSettled = numbers.Any(Settles),
        };
    }

    /// <summary>Whether a number is a thousand to one reader and a fraction to the other: 1,234.</summary>
    public static bool ReadTwoWays(string number) => number.Any(IsSign) && !Settles(number);

    // Both signs, one of them twice, one before other than three digits, or one behind what cannot be thousands:
    // 1,234.50, 1.234.567, 12,5, 0.125 and 1234.500.
    static bool Settles(string number) => number.Count(IsSign) is var signs and > 0
        && (signs > 1 || number.LastIndexOfAny(Signs) is var at && (number.Length - at != 4
            || number[..at].TrimStart('-', '+', ' ') is not { Length: >= 1 and <= 3 } thousands
            || thousands[0] == '0'));

    // A sign that stands twice groups thousands: 1.234.567.
    static bool HasDecimalComma(string number) => number[number.LastIndexOfAny(Signs)] == ','
        ? number.Count(c => c == ',') == 1 : number.Count(c => c == '.') > 1;

    static readonly char[] Signs = [',', '.'];

    static bool IsSign(char c) => Signs.Contains(c);

    // 14/05/2026 can only be one order and 05/04/2026 either: what stays open is asked, never assumed.
    static string GuessOrder(string[] dates)
    {
        var parts = dates.Select(date => date.Split('/', '.', '-'))
            .Where(each => each.Length == 3 && each[0].Length != 4).ToList();
        if (parts.Count == 0) return YearFirst;
        if (parts.Any(each => int.TryParse(each[0], out var first) && first > 12)) return DayFirst;
        if (parts.Any(each => int.TryParse(each[1], out var second) && second > 12)) return MonthFirst;
        return "";
    }

    static string Plain(string header) => string.Concat(header.ToLowerInvariant()
        .Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
        .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal)
        .Where(char.IsAsciiLetterOrDigit));
}
