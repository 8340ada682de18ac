using System.Globalization;

namespace Tandem.Bench.Running;

/// <summary>What was measured, one line each, said at once and once more in a table at the end.</summary>
sealed class Measured
{
    readonly List<string[]> rows = [];

    /// <summary>A figure that must be at least so many times a reference.</summary>
    public void AtLeast(string what, double value, string unit, double reference, string referred, double target) =>
        Add(what, value, unit, reference, referred, value / reference, $">= {Text(target)}",
            value / reference >= target);

    /// <summary>A figure that may be at most so many times a reference.</summary>
    public void AtMost(string what, double value, string unit, double reference, string referred, double target) =>
        Add(what, value, unit, reference, referred, value / reference, $"<= {Text(target)}",
            value / reference <= target);

    /// <summary>A figure that may be at most a limit.</summary>
    public void Below(string what, double value, string unit, double limit) =>
        Add([what, $"{Text(value)} {unit}", "", "", $"< {Text(limit)} {unit}", value < limit ? "holds" : "FAILS"]);

    /// <summary>A figure that is written down only.</summary>
    public void Note(string what, double value, string unit) => Add([what, $"{Text(value)} {unit}", "", "", "", ""]);

    /// <summary>Something to read while it runs.</summary>
    public static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    public void Print()
    {
        if (rows.Count == 0) return;
        string[][] table = [["measured", "value", "reference", "ratio", "target", ""], .. rows];
        var widths = Enumerable.Range(0, table[0].Length)
            .Select(column => table.Max(row => row[column].Length)).ToArray();
        Console.WriteLine();
        for (var row = 0; row < table.Length; row++)
        {
            Console.WriteLine(
                $"| {string.Join(" | ", table[row].Select((cell, column) => cell.PadRight(widths[column])))} |");
            if (row == 0)
                Console.WriteLine($"|{string.Join('|', widths.Select(width => new string('-', width + 2)))}|");
        }
    }

    void Add(string what, double value, string unit, double reference, string referred, double ratio,
        string target, bool holds) =>
        Add([what, $"{Text(value)} {unit}", $"{referred}: {Text(reference)}",
            ratio.ToString("0.00", CultureInfo.InvariantCulture), target,
            holds ? "holds" : "FAILS"]);

    void Add(string[] row)
    {
        rows.Add(row);
        Console.WriteLine($"  {string.Join("  ", row.Where(cell => cell.Length > 0))}");
    }

    static string Text(double number) => number.ToString(number >= 100 ? "#,0" : "0.##", CultureInfo.InvariantCulture);
}

/// <summary>The middle of several rounds.</summary>
static class Middle
{
    public static double Of(IEnumerable<double> values) => values.Order().ToList() is var all ? all[all.Count / 2] : 0;
}
