using Tandem.Domain.Values;

namespace Tandem.Domain.Delivery;

/// <summary>What one evidence file states.</summary>
/// <param name="Name">The file's name as handed over, for people.</param>
/// <param name="Format">The recognised format, such as <c>JUnit XML</c>; null for a file without facts.</param>
/// <param name="Values">At most one value for each fact.</param>
/// <param name="Warnings">Sentences that the reviewer sees: where the report contradicts itself.</param>
public sealed record FileFacts(
    string Name, string? Format, Sequence<FactValue> Values, Sequence<string> Warnings)
{
    /// <summary>What was read from a file when it was handed over.</summary>
    public static FileFacts Of(EvidenceFile file) => new(file.Name, file.Format, file.Facts, file.Warnings);
}

/// <summary>One figure of one file.</summary>
/// <param name="Fact">A name of <see cref="FactCatalog"/>.</param>
/// <param name="Value">The figure in the fact's unit, unrounded.</param>
/// <param name="Share">The counts behind a percentage, where the format gives them.</param>
public sealed record FactValue(string Fact, decimal Value, Portion? Share = null);

/// <summary>So many of so many: covered of valid lines or branches.</summary>
public readonly record struct Portion(long Covered, long Valid)
{
    /// <summary>From 0 to 100, unrounded. Of nothing there is no percentage: ask only when Valid is positive.</summary>
    public decimal Percent => 100m * Covered / Valid;
}
