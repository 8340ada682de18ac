namespace Tandem.Delivery.Evidence;

/// <summary>What reading one evidence file may cost. Section <c>Evidence</c> of the settings changes each.</summary>
sealed record EvidenceLimits
{
    /// <summary>The largest file, in bytes.</summary>
    public long FileBytesMax { get; init; } = 256L * 1024 * 1024;

    /// <summary>The deepest nesting of elements, objects and arrays, in levels.</summary>
    public int DepthMax { get; init; } = 256;

    /// <summary>The most elements or values in one file.</summary>
    public long ElementsMax { get; init; } = 20_000_000;

    /// <summary>The longest single text, attribute or line, in characters (JSON: bytes).</summary>
    public int TextLengthMax { get; init; } = 16 * 1024 * 1024;

    /// <summary>The most distinct lines of one source file, or rules of one analysis, held in memory.</summary>
    public int EntriesMax { get; init; } = 1_000_000;

    /// <summary>The most warnings of one file; the rest is counted.</summary>
    public int WarningsMax { get; init; } = 20;
}
