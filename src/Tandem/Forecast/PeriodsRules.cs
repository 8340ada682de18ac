using System.Globalization;

namespace Tandem.Forecast;

/// <summary>What must hold between the lines of a file of periods.</summary>
static class PeriodsRules
{
    public static void Check(IReadOnlyList<PeriodsRow> rows, decimal? bac, PeriodsProblems problems)
    {
        EachPeriodOnce(rows, problems);
        NumberedPeriodsInOrder(rows, problems);
        PlannedValueNeverFalls(rows, problems);
        NoHole(rows, "ev", row => row.Ev, problems);
        NoHole(rows, "ac", row => row.Ac, problems);
        // The default budget is the last planned value: one before it that is larger has been told as a fall.
        if (bac is { } given)
            NothingBeyond(given, rows, "pv", row => row.Pv, problems);
        if (rows.Count > 0 && (bac ?? rows[^1].Pv) is { } budget)
            NothingBeyond(budget, rows, "ev", row => row.Ev, problems);
    }

    /// <summary>The end of each period in periods since the start: its own number where the file counts 1, 2, 3 …
    /// (or from 0, where 0 is the start itself with nothing planned), else its place.</summary>
    public static IEnumerable<int> ActualTimes(IReadOnlyList<PeriodsRow> rows)
    {
        var fromStart = rows[0].Pv == 0 && rows.Select((row, place) => Number(row) == place).All(counted => counted);
        return Enumerable.Range(fromStart ? 0 : 1, rows.Count);
    }

    static void EachPeriodOnce(IReadOnlyList<PeriodsRow> rows, PeriodsProblems problems)
    {
        var firstLine = new Dictionary<string, int>();
        foreach (var row in rows.Where(row => row.Label.Length > 0))
        {
            var name = Number(row)?.ToString(CultureInfo.InvariantCulture) ?? row.Label;
            if (!firstLine.TryAdd(name, row.Line))
                problems.Add(row.Line, "period",
                    $"period {row.Label} is already on line {firstLine[name]}; expected each once");
        }
    }

    static void NumberedPeriodsInOrder(IReadOnlyList<PeriodsRow> rows, PeriodsProblems problems)
    {
        var numbers = rows.Select(Number).ToArray();
        if (numbers.Any(number => number is null) || numbers.Min() is not (0 or 1))
            return;
        for (var row = 1; row < rows.Count; row++)
            if (numbers[row] != numbers[row - 1] && numbers[row] != numbers[row - 1] + 1)
            {
                problems.Add(rows[row].Line, "period",
                    $"period {rows[row].Label} follows period {rows[row - 1].Label}; expected {numbers[row - 1] + 1}, "
                    + "because periods are of equal length and in order");
                return;
            }
    }

    static void PlannedValueNeverFalls(IReadOnlyList<PeriodsRow> rows, PeriodsProblems problems)
    {
        for (var row = 1; row < rows.Count; row++)
            if (rows[row].Pv < rows[row - 1].Pv)
                problems.Add(rows[row].Line, "pv", string.Create(CultureInfo.InvariantCulture,
                    $"{rows[row].Pv} is less than {rows[row - 1].Pv} in the period before; expected a running sum"));
    }

    static void NoHole(
        IReadOnlyList<PeriodsRow> rows, string column, Func<PeriodsRow, decimal?> cell, PeriodsProblems problems)
    {
        var filled = Enumerable.Range(0, rows.Count).Where(row => cell(rows[row]) is not null).ToArray();
        for (var next = 1; next < filled.Length; next++)
            if (filled[next] != filled[next - 1] + 1)
                problems.Add(rows[filled[next - 1] + 1].Line, column,
                    "the cell is empty between filled ones; expected an amount in each period up to the last");
    }

    static void NothingBeyond(
        decimal budget, IReadOnlyList<PeriodsRow> rows, string column, Func<PeriodsRow, decimal?> cell,
        PeriodsProblems problems)
    {
        foreach (var row in rows.Where(row => cell(row) > budget))
            problems.Add(row.Line, column, string.Create(CultureInfo.InvariantCulture,
                $"{cell(row)} is more than the budget at completion, {budget}; expected at most that; --bac sets it"));
    }

    static long? Number(PeriodsRow row) =>
        long.TryParse(row.Label, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
