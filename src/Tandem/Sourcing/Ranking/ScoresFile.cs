using CsvHelper;
using Tandem.Domain.Sourcing.Ranking;
using Tandem.Hosting.Yaml;

namespace Tandem.Sourcing.Ranking;

/// <summary>A file of scores: criteria in the first line, weights in the second, max or min in the third, then a line
/// for each candidate.</summary>
static class ScoresFile
{
    public const int CriteriaMax = 200;
    public const int CandidatesMax = 1_000;

    const string FirstLine = "a first line with the names of the criteria, after an empty or named first cell";
    const int RowsBeforeCandidates = 3;

    /// <summary>Reads a file; when anything is wrong with it, every error that can be told is returned and no
    /// matrix.</summary>
    public static (ScoreMatrix? Matrix, IReadOnlyList<FileError> Errors) Read(ReadOnlySpan<byte> bytes, string name,
        Costs costs)
    {
        var (text, unreadable) = FileText.Decode(bytes, name);
        if (text is null) return (null, [unreadable!]);
        var errors = new List<FileError>();
        var rows = Rows(text, name, errors);
        if (errors.Count > 0) return (null, errors);
        var reading = new ScoresReading(name, costs, errors);
        var matrix = reading.Read(rows);
        return errors.Count > 0 ? (null, errors) : (matrix, errors);
    }

    static List<ScoresRow> Rows(string text, string name, List<FileError> errors)
    {
        var rows = new List<ScoresRow>();
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
            while (errors.Count == 0 && reader.Read())
                Take(ScoresRow.Of(reader), rows, name, errors);
        }
        catch (CsvFormatException wrong)
        {
            errors.Add(new(name, (int)wrong.LineNumber, 1, "a quotation mark out of place",
                "cells without quotation marks, or with one on each side"));
        }
        if (errors.Count == 0 && rows.Count <= RowsBeforeCandidates)
            errors.Add(rows.Count == 0 ? new(name, 1, 1, "an empty file", FirstLine)
                : new(name, rows[^1].Line + 1, 1, "the end of the file",
                    "weights in the second line, max or min in the third, and a line for each candidate"));
        return rows;
    }

    static void Take(ScoresRow row, List<ScoresRow> rows, string name, List<FileError> errors)
    {
        if (row.IsBlank) return;
        if (rows.Count == 0 && row.Cells is [var only])
            errors.Add(only.AsSpan().IndexOfAny(';', '\t') is var at and >= 0
                ? new(name, row.Line, at + 1, only[at] == ';' ? "semicolons between columns" : "tabs between columns",
                    "commas, and full stops in numbers")
                : new(name, row.Line, 1, "one column", FirstLine));
        else if (rows.Count == 0 && row.Cells.Count > CriteriaMax + 1)
            errors.Add(new(name, row.Line, 1, $"{row.Cells.Count - 1} criteria", $"at most {CriteriaMax}"));
        else if (rows.Count > 0 && row.Cells.Count != rows[0].Cells.Count)
            errors.Add(new(name, row.Line, 1, $"{row.Cells.Count} cells",
                $"{rows[0].Cells.Count}, as in the first line"));
        else if (rows.Count == CandidatesMax + RowsBeforeCandidates)
            errors.Add(new(name, row.Line, 1, "more candidates", $"at most {CandidatesMax}"));
        else
            rows.Add(row);
    }
}
