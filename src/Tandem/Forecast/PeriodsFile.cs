using System.Text;
using CsvHelper;
using Tandem.Domain.Forecast;

namespace Tandem.Forecast;

/// <summary>A file of cumulative planned value, earned value and actual cost, a row a period.</summary>
/// <param name="Labels">What the file calls each period.</param>
/// <param name="Periods">What it says about each, in the same order.</param>
sealed record PeriodsFile(IReadOnlyList<string> Labels, IReadOnlyList<MeasuredPeriod> Periods)
{
    public const int BytesMax = 8 * 1024 * 1024;
    public const int PeriodsMax = 10_000;
    public const int ProblemsShownMax = 20;

    static readonly string[] Columns = ["period", "pv", "ev", "ac"];

    /// <summary>
    /// Reads a file that a budget at completion covers, by default its last planned value; when anything is wrong with
    /// it, the problems are told and nothing is returned.
    /// </summary>
    public static PeriodsFile? Read(byte[] bytes, decimal? bac, PeriodsProblems problems)
    {
        if (TextOf(bytes, problems) is not { } text || Rows(text, problems) is not { } rows)
            return null;
        PeriodsRules.Check(rows, bac, problems);
        if (problems.Any)
            return null;
        var times = PeriodsRules.ActualTimes(rows);
        return new PeriodsFile(
            [.. rows.Select(row => row.Label)],
            [.. rows.Zip(times, (row, at) => new MeasuredPeriod(at, row.Pv ?? 0, row.Ev, row.Ac))]);
    }

    static string? TextOf(byte[] bytes, PeriodsProblems problems)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            problems.Add(1, null, "the text is UTF-16; expected UTF-8 (in a spreadsheet, save as \"CSV UTF-8\")");
            return null;
        }
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException wrong)
        {
            var line = 1 + bytes.AsSpan(0, wrong.Index).Count((byte)'\n');
            var inLine = wrong.Index - bytes.AsSpan(0, wrong.Index).LastIndexOf((byte)'\n');
            problems.Add(line, null, $"byte {inLine} of the line (0x{bytes[wrong.Index]:X2}) is not UTF-8, as in a "
                + "file saved as Latin-1; expected UTF-8 (in a spreadsheet, save as \"CSV UTF-8\")");
            return null;
        }
    }

    static List<PeriodsRow>? Rows(string text, PeriodsProblems problems)
    {
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        });
        try
        {
            if (!reader.Read())
            {
                problems.Add(1, null, "the file is empty; expected a first line with period,pv,ev,ac");
                return null;
            }
            return Places(reader.Current.ToArray(), problems) is { } places ? Body(reader, places, problems) : null;
        }
        catch (CsvFormatException wrong)
        {
            problems.Add((int)wrong.LineNumber, null,
                "a quotation mark is out of place; expected cells with none, or with one on each side");
            return null;
        }
    }

    static int[]? Places(string[] header, PeriodsProblems problems)
    {
        if (header is [var only] && (only.Contains(';', StringComparison.Ordinal) || only.Contains('\t')))
        {
            var separator = only.Contains(';', StringComparison.Ordinal) ? "semicolons" : "tabs";
            problems.Add(1, null, $"the columns are separated by {separator}; expected commas, and decimal points");
            return null;
        }
        foreach (var column in Columns)
        {
            var times = header.Count(name => name.Equals(column, StringComparison.OrdinalIgnoreCase));
            if (times != 1)
                problems.Add(1, column, (times == 0 ? "the column is missing" : "the column is there more than once")
                    + "; expected a first line with period,pv,ev,ac");
        }
        return problems.Any
            ? null
            : [.. Columns.Select(column =>
                Array.FindIndex(header, name => name.Equals(column, StringComparison.OrdinalIgnoreCase)))];
    }

    static List<PeriodsRow>? Body(CsvReader reader, int[] places, PeriodsProblems problems)
    {
        var rows = new List<PeriodsRow>();
        var columns = reader.FieldCount;
        while (reader.Read())
        {
            var line = (int)reader.LineNumber;
            if (rows.Count == PeriodsMax)
            {
                problems.Add(line, null, $"the file has more than {PeriodsMax} periods");
                return null;
            }
            if (reader.FieldCount != columns)
                problems.Add(line, null, $"the line has {reader.FieldCount} cells; expected {columns} as in the first");
            else
                rows.Add(PeriodsRow.Of(line, [.. places.Select(reader.GetString)], problems));
        }
        if (rows.Count == 0)
            problems.Add(2, null, "there are no periods; expected a line for each");
        return rows;
    }
}
