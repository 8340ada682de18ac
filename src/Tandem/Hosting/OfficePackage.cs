using System.IO.Compression;
using System.Xml;

namespace Tandem.Hosting;

/// <summary>A kind of office file, and how much of one is read.</summary>
/// <param name="Extension">Of files without programs, such as <c>.docx</c>.</param>
/// <param name="ProgramExtension">Of those with programs, such as <c>.docm</c>.</param>
/// <param name="UnpackedBytesMax">The largest text within, in bytes when unpacked.</param>
/// <param name="PartsMax">Parts of the file.</param>
/// <param name="Limits">The class that holds both limits, for those who hit them.</param>
sealed record OfficeKind(string Extension, string ProgramExtension, long UnpackedBytesMax, int PartsMax, string Limits);

/// <summary>Why an office file is not read.</summary>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Line">Where in its XML, from 1; 0 if nowhere.</param>
/// <param name="Column">Where in the line, from 1; 0 if nowhere.</param>
sealed record OfficeFault(string Reason, int Line = 0, int Column = 0);

/// <summary>
/// Opens what office programs write, a zip of XML, and refuses files that carry more than text: programs, entities,
/// parts from elsewhere, more than they say.
/// </summary>
sealed class OfficePackage
{
    const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    readonly ZipArchive zip;
    readonly OfficeKind kind;
    readonly XmlReaderSettings safe;

    OfficePackage(ZipArchive zip, OfficeKind kind)
    {
        (this.zip, this.kind) = (zip, kind);
        safe = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = kind.UnpackedBytesMax,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
    }

    /// <summary>Reads a file, or says why not; what the reader throws as <see cref="InvalidDataException"/> is said
    /// too.</summary>
    public static (T? Content, OfficeFault? Fault) Read<T>(byte[] bytes, string name, OfficeKind kind,
        Func<OfficePackage, (T?, OfficeFault?)> read) where T : class
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var package = new OfficePackage(zip, kind);
            return package.Fault(name) is { } fault ? (null, new(fault)) : read(package);
        }
        catch (XmlException wrong) when (wrong.Message.Contains("DTD", StringComparison.Ordinal))
        {
            return (null, new("Its XML declares entities (a DTD), which office programs never write: refused.",
                wrong.LineNumber, wrong.LinePosition));
        }
        catch (XmlException wrong)
        {
            return (null, new($"Its XML is damaged: {wrong.Message}", wrong.LineNumber, wrong.LinePosition));
        }
        catch (InvalidDataException wrong)
        {
            return (null, new($"It can't be unpacked: {wrong.Message}"));
        }
    }

    /// <summary>Whether a part is there.</summary>
    public bool Has(string part) => zip.GetEntry(part) is not null;

    /// <summary>Opens a part that is there.</summary>
    public XmlReader Open(string part) => XmlReader.Create(Open(zip.GetEntry(part)!), safe);

    string? Fault(string name)
    {
        if (zip.Entries.Count > kind.PartsMax)
            return $"It has {zip.Entries.Count} parts; at most {kind.PartsMax} are read ({kind.Limits}.PartsMax).";
        var unpacked = zip.Entries.Where(entry => IsXml(entry.FullName))
            .Aggregate(0m, (sum, entry) => sum + entry.Length);
        if (unpacked > kind.UnpackedBytesMax)
            return $"It unpacks to more than {kind.UnpackedBytesMax / (1024 * 1024)} MiB of text "
                + $"({kind.Limits}.UnpackedBytesMax).";
        if (name.EndsWith(kind.ProgramExtension, StringComparison.OrdinalIgnoreCase) || HasProgram())
            return $"It holds a macro. Save it as {kind.Extension} without macros.";
        return zip.Entries.Where(entry => entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
            .Select(Elsewhere).FirstOrDefault(found => found is not null);
    }

    static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    bool HasProgram()
    {
        if (zip.Entries.Any(entry => entry.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
            || entry.FullName.Contains("macrosheets/", StringComparison.OrdinalIgnoreCase)
            || entry.FullName.Contains("activeX/", StringComparison.OrdinalIgnoreCase))) return true;
        if (zip.GetEntry("[Content_Types].xml") is not { } types) return false;
        using var xml = XmlReader.Create(Open(types), safe);
        while (xml.Read())
            if (xml.GetAttribute("ContentType")?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true)
                return true;
        return false;
    }

    // A link that a reader may follow is harmless; a part that the program would fetch is not.
    string? Elsewhere(ZipArchiveEntry relations)
    {
        using var xml = XmlReader.Create(Open(relations), safe);
        while (xml.Read())
            if (xml is { LocalName: "Relationship", NamespaceURI: Relations }
                && xml.GetAttribute("TargetMode") == "External"
                && xml.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true)
                return $"It fetches a part from elsewhere ({relations.FullName}, relationship "
                    + $"{xml.GetAttribute("Id")}).";
        return null;
    }

    // The directory of a zip file may lie about sizes.
    CappedStream Open(ZipArchiveEntry entry) => new(entry.Open(), kind);

    sealed class CappedStream(Stream inner, OfficeKind kind) : Stream
    {
        long left = kind.UnpackedBytesMax;

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            left -= read;
            return left >= 0 ? read : throw new InvalidDataException(
                $"it unpacks to more than {kind.UnpackedBytesMax / (1024 * 1024)} MiB "
                + $"({kind.Limits}.UnpackedBytesMax).");
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
