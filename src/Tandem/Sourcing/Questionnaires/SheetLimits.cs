namespace Tandem.Sourcing.Questionnaires;

/// <summary>How much of a filled-in spreadsheet is read before it is refused.</summary>
static class SheetLimits
{
    /// <summary>The largest file, in bytes.</summary>
    public const int BytesMax = 8 * 1024 * 1024;

    /// <summary>The largest text within, in bytes when unpacked.</summary>
    public const int UnpackedBytesMax = 32 * 1024 * 1024;

    /// <summary>Parts of the file.</summary>
    public const int PartsMax = 500;

    /// <summary>Rows of the sheet that are read.</summary>
    public const int RowsMax = 2_000;

    /// <summary>Errors that are told at once.</summary>
    public const int ErrorsMax = 100;
}
