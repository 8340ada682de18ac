namespace Tandem.Forecast;

/// <summary>Everything that is wrong with a file of periods.</summary>
sealed class PeriodsProblems(string file)
{
    readonly List<(int Line, string Sentence)> found = [];

    public bool Any => found.Count > 0;

    public void Add(int line, string? column, string problem) =>
        found.Add((line, $"{file}, line {line}{(column is null ? "" : $", column {column}")}: {problem}."));

    public void Add(string sentence) => found.Add((0, sentence));

    public void Tell(TextWriter error)
    {
        foreach (var (_, sentence) in found.OrderBy(problem => problem.Line).Take(PeriodsFile.ProblemsShownMax))
            error.WriteLine(sentence);
        if (found.Count > PeriodsFile.ProblemsShownMax)
            error.WriteLine($"{found.Count - PeriodsFile.ProblemsShownMax} more problems are not shown.");
    }
}
