using System.Globalization;
using Tandem.Ledger.Tree;

namespace Tandem.Ledger.Notes;

/// <summary>What a log says of itself at a size (C2SP tlog-checkpoint): whoever signs it can't take it back.</summary>
/// <param name="Origin">Names the log for ever; one line, not empty.</param>
/// <param name="Size">How many leaves the tree has.</param>
/// <param name="Root">The root over them.</param>
public sealed record Checkpoint(string Origin, long Size, Digest Root)
{
    /// <summary>The text of the note: origin, size and base64 root, each on a line.</summary>
    public string ToText() =>
        string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root.ToBase64()}\n");
}
