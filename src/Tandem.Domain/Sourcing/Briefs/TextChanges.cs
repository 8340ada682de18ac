namespace Tandem.Domain.Sourcing.Briefs;

/// <summary>What became of a line between two texts.</summary>
public enum LineFate
{
    /// <summary>It stands in both.</summary>
    Kept,

    /// <summary>It stands only in the later one.</summary>
    Added,

    /// <summary>It stands only in the earlier one.</summary>
    Removed,
}

/// <summary>A line of one of two texts, with what became of it.</summary>
public sealed record ChangedLine(LineFate Fate, string Line);

/// <summary>What changed between two texts, line by line.</summary>
public static class TextChanges
{
    /// <summary>Pairs of lines that are compared; longer texts are told as wholly replaced.</summary>
    public const int PairsMax = 1_000_000;

    /// <summary>Every line of both texts in one order, those in common once.</summary>
    public static IReadOnlyList<ChangedLine> Of(string before, string after)
    {
        string[] old = before.Length == 0 ? [] : before.Split('\n'), next = after.Length == 0 ? [] : after.Split('\n');
        var common = (long)old.Length * next.Length > PairsMax ? null : Common(old, next);
        var lines = new List<ChangedLine>();
        int left = 0, right = 0;
        while (left < old.Length || right < next.Length)
        {
            if (common is not null && left < old.Length && right < next.Length && old[left] == next[right])
            {
                lines.Add(new(LineFate.Kept, old[left++]));
                right++;
            }
            else if (left < old.Length && (common is null || right == next.Length
                || common[left + 1, right] >= common[left, right + 1]))
                lines.Add(new(LineFate.Removed, old[left++]));
            else lines.Add(new(LineFate.Added, next[right++]));
        }
        return lines;
    }

    // How many lines the ends of both texts have in common, from each pair of lines on.
    static int[,] Common(string[] old, string[] next)
    {
        var common = new int[old.Length + 1, next.Length + 1];
        for (var left = old.Length - 1; left >= 0; left--)
            for (var right = next.Length - 1; right >= 0; right--)
                common[left, right] = old[left] == next[right] ? common[left + 1, right + 1] + 1
                    : Math.Max(common[left + 1, right], common[left, right + 1]);
        return common;
    }
}
