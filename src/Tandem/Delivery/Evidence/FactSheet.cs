using Tandem.Domain.Delivery;
using Tandem.Domain.Values;

namespace Tandem.Delivery.Evidence;

/// <summary>Collects what a format's reader finds in one file.</summary>
sealed class FactSheet(EvidenceLimits limits)
{
    const int QuoteLengthMax = 80;

    readonly Dictionary<string, FactValue> values = new(StringComparer.Ordinal);
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

    public Sequence<FactValue> Facts =>
        [.. FactCatalog.All.Where(fact => values.ContainsKey(fact.Name)).Select(fact => values[fact.Name])];

    public Sequence<string> Warnings =>
        unsaid == 0 ? [.. warnings] : [.. warnings, $"And {unsaid} more warnings of this file."];

    /// <summary>Text of the file, made fit for a sentence: short, in one line, in quotation marks.</summary>
    public static string Quote(string text)
    {
        var line = string.Concat(text.Take(QuoteLengthMax).Select(c => char.IsControl(c) ? ' ' : c));
        return $"\"{line}{(text.Length > QuoteLengthMax ? "…" : "")}\"";
    }

    // 71.00 and 71 are one figure, and are written as one.
    static decimal WithoutTrailingZeros(decimal value) => value / 1.0000000000000000000000000000m;
}
