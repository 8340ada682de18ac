using Tandem.Domain.Delivery;

namespace Tandem.Delivery.Evidence;

/// <summary>The source files of a tracefile, and those of them that have several records.</summary>
sealed class LcovSources(int entriesMax)
{
    readonly HashSet<string> names = new(StringComparer.Ordinal);
    readonly Dictionary<string, LcovSource> repeated = new(StringComparer.Ordinal);

    public int Repeated => repeated.Count;

    /// <summary>What the source files with several records come to.</summary>
    public IEnumerable<(Portion Lines, Portion Branches)> Combined =>
        repeated.Values.Select(source => (source.AllLines, source.AllBranches));

    /// <summary>Notes a record; false when there are more source files than are held in memory.</summary>
    public bool Note(string name)
    {
        if (!names.Add(name)) repeated.TryAdd(name, new());
        return names.Count <= entriesMax;
    }

    /// <summary>The source file of that name, if it has several records.</summary>
    public LcovSource? Find(string name) => repeated.GetValueOrDefault(name);
}

/// <summary>What several records of one source file come to together, as lcov itself combines tests.</summary>
sealed class LcovSource
{
    readonly Dictionary<long, bool> lines = [];
    readonly Dictionary<string, bool> branches = new(StringComparer.Ordinal);
    Portion statedLines, statedBranches;

    /// <summary>The lines; where no record lists any, the highest totals stated.</summary>
    public Portion AllLines => lines.Count == 0 ? statedLines : new(lines.Values.Count(hit => hit), lines.Count);

    /// <summary>The branches; where no record lists any, the highest totals stated.</summary>
    public Portion AllBranches =>
        branches.Count == 0 ? statedBranches : new(branches.Values.Count(taken => taken), branches.Count);

    /// <summary>Takes the lines of a record; false when they become too many.</summary>
    public bool TakeLines(Dictionary<long, bool> found, int max)
    {
        foreach (var (number, hit) in found) lines[number] = hit || lines.GetValueOrDefault(number);
        return lines.Count <= max;
    }

    /// <summary>Takes a branch of a record; false when they become too many.</summary>
    public bool TakeBranch(string place, bool taken, int max)
    {
        branches[place] = taken || branches.GetValueOrDefault(place);
        return branches.Count <= max;
    }

    public void TakeTotals(long? linesFound, long? linesHit, long? branchesFound, long? branchesHit)
    {
        statedLines = Higher(statedLines, linesHit, linesFound);
        statedBranches = Higher(statedBranches, branchesHit, branchesFound);
    }

    static Portion Higher(Portion one, long? covered, long? valid) =>
        new(Math.Max(one.Covered, covered ?? 0), Math.Max(one.Valid, valid ?? covered ?? 0));
}
