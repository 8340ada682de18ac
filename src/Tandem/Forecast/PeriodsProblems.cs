using Tandem.Hosting.Yaml;

namespace Tandem.Forecast;

/// <summary>Everything that is wrong with a file of periods, up to a limit.</summary>
sealed class PeriodsProblems(string file)
{
    public const int ShownMax = 20;

    readonly List<FileError> found = [];

    public bool Any => found.Count > 0;

    public void Add(FileError error) => found.Add(error);

    public void Add(int line, int column, string what, string expected, string advice = "") =>
        found.Add(new(file, line, column, what, expected, advice));

    public void Add(PeriodsCell cell, string what, string expected) =>
        Add(cell.Line, cell.Place, $"{what} in column {cell.Column}", expected);

    public void Tell(TextWriter error)
    {
        foreach (var each in found.OrderBy(each => each.Line).ThenBy(each => each.Column).Take(ShownMax))
            error.WriteLine(each);
        if (found.Count > ShownMax)
            error.WriteLine($"{file}: {found.Count - ShownMax} more are not shown.");
    }
}
