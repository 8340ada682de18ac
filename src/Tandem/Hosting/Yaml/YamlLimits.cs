namespace Tandem.Hosting.Yaml;

/// <summary>How much of a file is read before it is refused.</summary>
static class YamlLimits
{
    /// <summary>The largest file, in bytes of UTF-8: an engagement of ten thousand deliverables fits several
    /// times.</summary>
    public const int BytesMax = 16 * 1024 * 1024;

    /// <summary>How deep lists and fields may stand in each other.</summary>
    public const int DepthMax = 16;

    /// <summary>Values in one file, lists and groups of fields counted too.</summary>
    public const int NodesMax = 500_000;

    /// <summary>Errors reported at once.</summary>
    public const int ErrorsMax = 1_000;
}
