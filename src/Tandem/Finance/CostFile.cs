using System.Text;
using CsvHelper;

namespace Tandem.Finance;

/// <summary>Something wrong with a cost file: where, what stands there, what was expected.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Column">The header of the column, or null for the line as a whole.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should.</param>
public sealed record CostFault(int Line, string? Column, string Found, string Expected)
{
    /// <summary>The rule that stands against it, as a sentence of its own; null where the file is only not understood.
    /// </summary>
    public string? Rule { get; init; }

    /// <summary>Where, what stands there, and what should or may not.</summary>
    public string Message => $"{Place}: found {Found}" + (Rule is null ? $"; expected {Expected}." : $". {Rule}");

    string Place => Column is null ? $"Line {Line}" : $"Line {Line}, column {Column}";
}

/// <summary>A CSV file as rows of text, its delimiter and its encoding understood.</summary>
/// <param name="Headers">The first row.</param>
/// <param name="Rows">The other rows, each with the line that it starts on.</param>
sealed record CostFile(IReadOnlyList<string> Headers, IReadOnlyList<(int Line, string[] Fields)> Rows)
{
    /// <summary>The largest file, in bytes.</summary>
    public const int BytesMax = 16 * 1024 * 1024;

    /// <summary>Rows in one file.</summary>
    public const int RowsMax = Domain.Finance.FinanceLimits.EntriesMax;

    /// <summary>Columns in one file.</summary>
    public const int ColumnsMax = 200;

    /// <summary>Reads the bytes; either a file or the one fault that keeps it from being read.</summary>
    public static (CostFile?, CostFault?) Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > BytesMax) return (null, TooLarge(bytes.Length));
        if (Decode(bytes.Span, out var fault) is not { } text) return (null, fault);
        if (text.Contains('\0', StringComparison.Ordinal)) return (null, new(1, null, "binary data", "a CSV file"));
        try
        {
            return ReadRows(text);
        }
        catch (CsvFormatException bad)
        {
            return (null, new((int)bad.LineNumber, null, "quotation marks that do not pair",
                "every quoted field closed, and a quotation mark inside one doubled"));
        }
    }

    public static CostFault TooLarge(long bytes) =>
        new(1, null, $"{bytes:N0} bytes", $"at most {BytesMax:N0}; split the file");

    static (CostFile?, CostFault?) ReadRows(string text)
    {
        var firstLine =
            text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length).ToString();
        // What stands between quotation marks separates nothing.
        var outside = string.Concat(firstLine.Split('"').Where((_, part) => part % 2 == 0));
        var separator = ",;\t".MaxBy(each => outside.Count(c => c == each));
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        });
        if (!reader.Read()) return (null, new(1, null, "nothing", "a first line with the names of the columns"));
        var header = reader.Current.ToArray();
        if (header.Length > ColumnsMax)
            return (null, new(1, null, $"{header.Length} columns", $"at most {ColumnsMax}"));
        var twice = header.GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(each => each.Key.Length > 0 && each.Count() > 1);
        if (twice is not null)
            return (null, new(1, twice.Key, "the same name twice", "a name of its own for each column"));

        var rows = new List<(int, string[])>();
        while (reader.Read())
        {
            var line = (int)reader.LineNumber;
            if (rows.Count == RowsMax)
                return (null, new(line, null, $"more than {RowsMax:N0} rows", "a file split in parts"));
            var fields = reader.Current.ToArray();
            if (fields is [{ Length: 0 }]) continue;
            if (fields.Length != header.Length)
                return (null, new(line, null, $"{fields.Length} fields", $"{header.Length}, as in the first line"));
            rows.Add((line, fields));
        }
        return rows.Count == 0 ? (null, new(2, null, "the end of the file", "at least one cost"))
            : (new(header, rows), null);
    }

    static string? Decode(ReadOnlySpan<byte> bytes, out CostFault? fault)
    {
        fault = null;
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException bad)
        {
            var line = bytes[..Math.Max(0, bad.Index)].Count((byte)'\n') + 1;
            fault = new(line, null, $"byte 0x{bad.BytesUnknown?.FirstOrDefault():X2}, which is not UTF-8",
                "a file saved as UTF-8: in a spreadsheet choose 'CSV UTF-8'");
            return null;
        }
    }
}
