using CsvHelper;
using Tandem.Domain.Forecast;
using Tandem.Hosting.Yaml;

namespace Tandem.Forecast;

/// <summary>A file of cumulative planned value, earned value and actual cost, a row a period.</summary>
/// <param name="Labels">What the file calls each period.</param>
/// <param name="Periods">What it says about each, in the same order.</param>
sealed record PeriodsFile(IReadOnlyList<string> Labels, IReadOnlyList<MeasuredPeriod> Periods)
{
    public const int BytesMax = YamlLimits.BytesMax;
    public const int PeriodsMax = 10_000;

    const string FirstLine = "a first line with period,pv,ev,ac";

    static readonly string[] Columns = ["period", "pv", "ev", "ac"];

    /// <summary>
    /// Reads a file that a budget at completion covers, by default its last planned value; when anything is wrong with
    /// it, the problems are told and nothing is returned.
    /// </summary>
    public static PeriodsFile? Read(ReadOnlySpan<byte> bytes, string name, decimal? bac, PeriodsProblems problems)
    {
        var (text, unreadable) = FileText.Decode(bytes, name);
        if (unreadable is not null)
            problems.Add(unreadable);
        if (text is null || Rows(text, problems) is not { } rows)
            return null;
        PeriodsRules.Check(rows, bac, problems);
        if (problems.Any)
            return null;
        var times = PeriodsRules.ActualTimes(rows);
        return new PeriodsFile(
            [.. rows.Select(row => row.Label)],
            [.. rows.Zip(times, (row, at) =>
                new MeasuredPeriod(at, row.Pv.Amount ?? 0, row.Ev.Amount, row.Ac.Amount))]);
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
            if (reader.Read())
                return Places(reader.Current.ToArray(), problems) is { } places ? Body(reader, places, problems) : null;
            problems.Add(1, 1, "an empty file", FirstLine);
        }
        catch (CsvFormatException wrong)
        {
            problems.Add((int)wrong.LineNumber, 1, "a quotation mark out of place",
                "cells without quotation marks, or with one on each side");
        }
        return null;
    }

    static int[]? Places(string[] header, PeriodsProblems problems)
    {
        if (header is [var only] && only.AsSpan().IndexOfAny(';', '\t') is var at and >= 0)
        {
            var separator = only[at] == ';' ? "semicolons" : "tabs";
            problems.Add(1, at + 1, $"{separator} between columns", "commas, and full stops in numbers");
            return null;
        }
        foreach (var column in Columns)
        {
            var times = header.Count(name => name.Equals(column, StringComparison.OrdinalIgnoreCase));
            if (times != 1)
                problems.Add(1, 1, times == 0 ? $"no column {column}" : $"{times} columns {column}", FirstLine);
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
                problems.Add(line, 1, "more periods", $"at most {PeriodsMax}");
                return null;
            }
            if (reader.FieldCount != columns)
                problems.Add(line, 1, $"{reader.FieldCount} cells", $"{columns}, as in the first line");
            else
                rows.Add(new(Cell(0), Cell(1), Cell(2), Cell(3)));
        }
        if (rows.Count == 0 && !problems.Any)
            problems.Add(2, 1, "no periods", "a line for each");
        return rows;

        PeriodsCell Cell(int column) => PeriodsCell.Of(reader, Columns[column], places[column]);
    }
}
