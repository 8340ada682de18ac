using System.Globalization;
using Tandem.Hosting.Yaml;

namespace Tandem.Forecast;

/// <summary>What must hold within and between the lines of a file of periods.</summary>
static class PeriodsRules
{
    public static void Check(IReadOnlyList<PeriodsRow> rows, decimal? bac, PeriodsProblems problems)
    {
        foreach (var row in rows)
            CellsAreAmounts(row, problems);
        EachPeriodOnce(rows, problems);
        NumberedPeriodsInOrder(rows, problems);
        PlannedValueNeverFalls(rows, problems);
        NoHole(rows, row => row.Ev, problems);
        NoHole(rows, row => row.Ac, problems);
        // The default budget is the last planned value: one before it that is larger has been told as a fall.
        if (bac is { } given)
            NothingBeyond(given, rows, row => row.Pv, problems);
        if (rows.Count > 0 && (bac ?? rows[^1].Pv.Amount) is { } budget)
            NothingBeyond(budget, rows, row => row.Ev, problems);
    }

    /// <summary>The end of each period in periods since the start: its own number where the file counts 1, 2, 3 …
    /// (or from 0, where 0 is the start itself with nothing planned), else its place.</summary>
    public static IEnumerable<int> ActualTimes(IReadOnlyList<PeriodsRow> rows)
    {
        var fromStart = rows[0].Pv.Amount == 0
            && rows.Select((row, place) => row.Number == place).All(counted => counted);
        return Enumerable.Range(fromStart ? 0 : 1, rows.Count);
    }

    static void CellsAreAmounts(PeriodsRow row, PeriodsProblems problems)
    {
        if (row.Period.IsEmpty)
            problems.Add(row.Period, "nothing", "the number or name of the period");
        if (row.Pv.IsEmpty)
            problems.Add(row.Pv, "nothing", "the cumulative planned value, which every period has");
        foreach (var cell in new[] { row.Pv, row.Ev, row.Ac }.Where(cell => !cell.IsEmpty && cell.Amount is null))
            problems.Add(cell, FileError.Quote(cell.Text), cell.Number is null
                ? "a number with at most one full stop, such as 12500.00" : "a cumulative amount of 0 or more");
    }

    static void EachPeriodOnce(IReadOnlyList<PeriodsRow> rows, PeriodsProblems problems)
    {
        var firstLine = new Dictionary<string, int>();
        foreach (var row in rows.Where(row => !row.Period.IsEmpty))
        {
            var name = row.Number?.ToString(CultureInfo.InvariantCulture) ?? row.Label;
            if (!firstLine.TryAdd(name, row.Period.Line))
                problems.Add(row.Period, FileError.Quote(row.Label),
                    $"each period once; it is on line {firstLine[name]} already");
        }
    }

    static void NumberedPeriodsInOrder(IReadOnlyList<PeriodsRow> rows, PeriodsProblems problems)
    {
        var numbers = rows.Select(row => row.Number).ToArray();
        if (numbers.Any(number => number is null) || numbers.Min() is not (0 or 1))
            return;
        for (var row = 1; row < rows.Count; row++)
            if (numbers[row] != numbers[row - 1] && numbers[row] != numbers[row - 1] + 1)
            {
                problems.Add(rows[row].Period, FileError.Quote(rows[row].Label),
                    $"period {numbers[row - 1] + 1}, because periods are in order and without gaps");
                return;
            }
    }

    static void PlannedValueNeverFalls(IReadOnlyList<PeriodsRow> rows, PeriodsProblems problems)
    {
        for (var row = 1; row < rows.Count; row++)
            if (rows[row].Pv.Amount < rows[row - 1].Pv.Amount)
                problems.Add(rows[row].Pv, rows[row].Pv.Text,
                    $"a cumulative amount, at least the {rows[row - 1].Pv.Text} of the period before");
    }

    static void NoHole(IReadOnlyList<PeriodsRow> rows, Func<PeriodsRow, PeriodsCell> column, PeriodsProblems problems)
    {
        var filled = Enumerable.Range(0, rows.Count).Where(row => !column(rows[row]).IsEmpty).ToArray();
        for (var next = 1; next < filled.Length; next++)
            if (filled[next] != filled[next - 1] + 1)
                problems.Add(column(rows[filled[next - 1] + 1]), "nothing",
                    "a cumulative amount, because periods before and after have one");
    }

    static void NothingBeyond(
        decimal budget, IReadOnlyList<PeriodsRow> rows, Func<PeriodsRow, PeriodsCell> column, PeriodsProblems problems)
    {
        foreach (var cell in rows.Select(column).Where(cell => cell.Amount > budget))
            problems.Add(cell, cell.Text, string.Create(CultureInfo.InvariantCulture,
                $"at most the budget at completion, {budget}, which --bac sets"));
    }
}
