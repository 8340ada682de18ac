namespace Tandem.Domain.Values;

/// <summary>How far one word is from another, for "did you mean".</summary>
public static class Spelling
{
    /// <summary>The word that takes the fewest edits to reach from a mistyped one, whatever its case.</summary>
    /// <param name="written">The mistyped word; only its first <see cref="CharactersMax"/> characters count.</param>
    /// <param name="known">At least one word.</param>
    public static string Nearest(string written, IEnumerable<string> known) =>
        known.MinBy(word => Edits(Start(written), Start(word)))!;

    /// <summary>The nearest word where it is near enough to be what was meant, or null.</summary>
    public static string? Meant(string written, IEnumerable<string> known) =>
        known.DefaultIfEmpty("").MinBy(word => Edits(Start(written), Start(word))) is { Length: > 0 } nearest
        && Edits(Start(written), Start(nearest)) <= Math.Max(2, nearest.Length / 3) ? nearest : null;

    /// <summary>The most characters that are compared, since the work grows with the product of both
    /// lengths.</summary>
    public const int CharactersMax = 100;

    static string Start(string word) =>
        (word.Length > CharactersMax ? word[..CharactersMax] : word).ToLowerInvariant();

    static int Edits(string from, string to)
    {
        var costs = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = costs[0];
            costs[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.Min(replaced, 1 + Math.Min(costs[j], costs[j - 1]));
            }
        }
        return costs[^1];
    }
}
