using Tandem.Domain.Delivery;
using Tandem.Domain.Values;

namespace Tandem.Delivery.Evidence;

/// <summary>Collects what a format's reader finds in one file.</summary>
sealed class FactSheet(EvidenceLimits limits)
{
    const int QuoteLengthMax = 80;

    readonly Dictionary<string, FactValue> values = new(StringComparer.Ordinal);
    readonly UnknownWords unknown = new(limits.WarningsMax);
    readonly List<string> warnings = [];
    int unsaid;

    public EvidenceLimits Limits => limits;

    public void Add(string fact, decimal value, Portion? share = null)
    {
        if (FactCatalog.Find(fact) is null) throw new InvalidOperationException($"{fact} is not in the catalog");
        values[fact] = new(fact, WithoutTrailingZeros(value), share);
    }

    /// <summary>Adds a share of counts; of nothing there is no percentage, and so no fact.</summary>
    /// <param name="place">Where the counts stand in the file, for the error when they cannot be true.</param>
    public void AddShare(string fact, long covered, long valid, string place = "")
    {
        if (covered < 0 || valid < covered || valid > EvidenceLimits.FigureMax)
            throw new UnreadableEvidenceException($"{place}{fact} is stated as {covered} of {valid}, which cannot be");
        if (valid > 0) Add(fact, new Portion(covered, valid).Percent, new(covered, valid));
    }

    public void Warn(string sentence)
    {
        if (warnings.Count < limits.WarningsMax) warnings.Add(sentence);
        else unsaid++;
    }

    /// <summary>The word of a closed list that stands in the file; any other is noted, and taken for one that is never
    /// better than what it may mean.</summary>
    public string Known(string what, PlacedWord word, string[] known, string otherwise)
    {
        if (Array.IndexOf(known, word.Text) is var at and >= 0) return known[at];
        NoteUnknown(what, word, otherwise);
        return otherwise;
    }

    /// <summary>Has the reviewer told of a word that the format does not have, and what it was taken for.</summary>
    public void NoteUnknown(string what, PlacedWord word, string takenAs) => unknown.Add(what, word, takenAs);

    public Sequence<FactValue> Facts =>
        [.. FactCatalog.All.Where(fact => values.ContainsKey(fact.Name)).Select(fact => values[fact.Name])];

    /// <summary>Unknown words first: a figure rests on each of them.</summary>
    public Sequence<string> Warnings
    {
        get
        {
            string[] all = [.. unknown.Sentences, .. warnings];
            var left = all.Length - limits.WarningsMax is var over and > 0 ? unsaid + over : unsaid;
            return left == 0 ? [.. all]
                : [.. all.Take(limits.WarningsMax), $"And {left} more warnings of this file."];
        }
    }

    /// <summary>Text of the file, made fit for a sentence: short, in one line, in quotation marks.</summary>
    public static string Quote(string text)
    {
        var line = string.Concat(text.Take(QuoteLengthMax).Select(c => char.IsControl(c) ? ' ' : c));
        return $"\"{line}{(text.Length > QuoteLengthMax ? "…" : "")}\"";
    }

    // 71.00 and 71 are one figure, and are written as one.
    static decimal WithoutTrailingZeros(decimal value) => value / 1.0000000000000000000000000000m;
}
