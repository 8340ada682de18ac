namespace Tandem.Sourcing.Lint;

/// <summary>How much of a brief is read before it is refused.</summary>
static class BriefLimits
{
    /// <summary>The largest file or pasted text, in bytes.</summary>
    public const int BytesMax = 32 * 1024 * 1024;

    /// <summary>The largest text within a Word file, in bytes when unpacked.</summary>
    public const int UnpackedBytesMax = 64 * 1024 * 1024;

    /// <summary>Parts of a Word file.</summary>
    public const int PartsMax = 4_000;

    /// <summary>How deep the elements of a Word file may stand in each other.</summary>
    public const int DepthMax = 256;

    /// <summary>The largest upload on the page, in bytes.</summary>
    public const int UploadBytesMax = 8 * 1024 * 1024;

    /// <summary>Files of one call.</summary>
    public const int FilesMax = 200;
}
