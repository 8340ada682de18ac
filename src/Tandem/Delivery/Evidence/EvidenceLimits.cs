using Tandem.Hosting;

namespace Tandem.Delivery.Evidence;

/// <summary>What reading one evidence file may cost; each limit is a setting of its own.</summary>
sealed record EvidenceLimits
{
    /// <summary>The highest figure that a report may state: beyond any real one, and safe to add up.</summary>
    public const long FigureMax = 100_000_000_000;

    static readonly Setting FileBytesSetting = new("evidence-file-bytes", "268435456",
        "Largest evidence file that is read, in bytes; a compressed one may unpack to as many.");
    static readonly Setting DepthSetting = new("evidence-depth", "256",
        "Deepest nesting of elements, objects and arrays in an evidence file, in levels.");
    static readonly Setting ElementsSetting = new("evidence-elements", "20000000",
        "Most elements, values or lines in an evidence file.");
    static readonly Setting TextLengthSetting = new("evidence-text-length", "16777216",
        "Longest single text, tag or line in an evidence file, in characters (JSON: bytes).");
    static readonly Setting EntriesSetting = new("evidence-entries", "1000000",
        "Most lines of one source file, or rules of one analysis, that are held in memory.");
    static readonly Setting WarningsSetting = new("evidence-warnings", "20",
        "Most warnings kept of one evidence file; the rest is counted.");

    /// <summary>The settings behind the limits.</summary>
    public static IReadOnlyList<Setting> Settings { get; } =
        [FileBytesSetting, DepthSetting, ElementsSetting, TextLengthSetting, EntriesSetting, WarningsSetting];

    /// <summary>The largest file, in bytes.</summary>
    public required long FileBytesMax { get; init; }

    /// <summary>The deepest nesting of elements, objects and arrays, in levels.</summary>
    public required int DepthMax { get; init; }

    /// <summary>The most elements, values or lines in one file.</summary>
    public required long ElementsMax { get; init; }

    /// <summary>The longest single text, tag or line, in characters (JSON: bytes).</summary>
    public required int TextLengthMax { get; init; }

    /// <summary>The most distinct lines of one source file, or rules of one analysis, held in memory.</summary>
    public required int EntriesMax { get; init; }

    /// <summary>The most warnings of one file; the rest is counted.</summary>
    public required int WarningsMax { get; init; }

    /// <summary>Reads every limit from where <paramref name="given"/> finds it, or its default.</summary>
    /// <exception cref="SettingRefused">A value is not what its setting expects.</exception>
    public static EvidenceLimits Read(Func<Setting, string?> given)
    {
        long Whole(Setting setting, long least, long most) =>
            Hosting.Settings.Whole(setting, given(setting) ?? setting.Default, least, most);
        return new()
        {
            FileBytesMax = Whole(FileBytesSetting, 1024, 1L << 40),
            DepthMax = (int)Whole(DepthSetting, 16, 1000),
            ElementsMax = Whole(ElementsSetting, 1000, 1_000_000_000),
            TextLengthMax = (int)Whole(TextLengthSetting, 65_536, 1 << 29),
            EntriesMax = (int)Whole(EntriesSetting, 1000, 100_000_000),
            WarningsMax = (int)Whole(WarningsSetting, 1, 1000),
        };
    }
}
