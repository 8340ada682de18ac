using System.Globalization;

namespace Tandem.Forecast;

/// <summary>One line of a file of periods; a cell that is empty or wrong is null.</summary>
sealed record PeriodsRow(int Line, string Label, decimal? Pv, decimal? Ev, decimal? Ac)
{
    const int CellCharactersShownMax = 40;

    public static PeriodsRow Of(int line, string[] cells, PeriodsProblems problems)
    {
        if (cells[0].Length == 0)
            problems.Add(line, "period", "the cell is empty; expected the number or name of the period");
        if (cells[1].Length == 0)
            problems.Add(line, "pv", "the cell is empty; expected the cumulative planned value of every period");
        return new(line, cells[0], Amount(1, "pv"), Amount(2, "ev"), Amount(3, "ac"));

        decimal? Amount(int cell, string column)
        {
            const NumberStyles Plain =
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
            if (cells[cell].Length == 0)
                return null;
            if (!decimal.TryParse(cells[cell], Plain, CultureInfo.InvariantCulture, out var amount))
                problems.Add(line, column, $"\"{Shortened(cells[cell])}\" is not a number; "
                    + "expected digits and at most one full stop, such as 12500.00");
            else if (amount < 0)
                problems.Add(line, column, $"{cells[cell]} is negative; expected a cumulative amount of 0 or more");
            else
                return amount;
            return null;
        }
    }

    static string Shortened(string cell) =>
        cell.Length <= CellCharactersShownMax ? cell : cell[..CellCharactersShownMax] + "…";
}
