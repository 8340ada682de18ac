using System.Globalization;
using System.Text;
using CsvHelper;

namespace Tandem.Forecast;

/// <summary>One cell with its place, line and column counted from 1 as editors do.</summary>
sealed record PeriodsCell(string Column, string Text, int Line, int Place)
{
    public bool IsEmpty => Text.Length == 0;

    /// <summary>The amount; null when the cell is empty, no number, or negative.</summary>
    public decimal? Amount => Number is >= 0 ? Number : null;

    /// <summary>The number; null when the cell is empty or none.</summary>
    public decimal? Number =>
        decimal.TryParse(Text, Plain, CultureInfo.InvariantCulture, out var number) ? number : null;

    const NumberStyles Plain =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>A cell of the line that is being read.</summary>
    public static PeriodsCell Of(CsvReader reader, string column, int index)
    {
        var place = 1;
        for (var before = 0; before < index; before++)
            place += Encoding.UTF8.GetCharCount(reader.GetRawSpan(before)) + 1;
        return new(column, reader.GetString(index), (int)reader.LineNumber, place);
    }
}

/// <summary>One line of a file of periods.</summary>
sealed record PeriodsRow(PeriodsCell Period, PeriodsCell Pv, PeriodsCell Ev, PeriodsCell Ac)
{
    public string Label => Period.Text;

    /// <summary>The number of the period; null when it has a name instead.</summary>
    public long? Number =>
        long.TryParse(Label, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
