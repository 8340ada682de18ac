using System.IO.Compression;
using System.Xml;

namespace Tandem.Sourcing.Lint;

/// <summary>
/// Opens Word files and refuses those that carry more than text: programs, entities, parts from elsewhere.
/// </summary>
static class DocxText
{
    const string Document = "word/document.xml";
    const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = BriefLimits.UnpackedBytesMax,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static (BriefText? Text, BriefRefused? Refused) Read(byte[] bytes, string name)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (Fault(zip, name) is { } fault) return (null, new(fault));
            using var xml = XmlReader.Create(Open(zip.GetEntry(Document)!), Safe);
            return (new(DocxBody.Read(xml), "docx", "utf-8"), null);
        }
        catch (XmlException wrong) when (wrong.Message.Contains("DTD", StringComparison.Ordinal))
        {
            return (null, new("Its XML declares entities (a DTD), which Word never writes: refused.", wrong.LineNumber,
                wrong.LinePosition));
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

    static string? Fault(ZipArchive zip, string name)
    {
        if (zip.Entries.Count > BriefLimits.PartsMax)
            return $"It has {zip.Entries.Count} parts; at most {BriefLimits.PartsMax} are read (BriefLimits.PartsMax).";
        var unpacked = zip.Entries.Where(entry => IsXml(entry.FullName))
            .Aggregate(0m, (sum, entry) => sum + entry.Length);
        if (unpacked > BriefLimits.UnpackedBytesMax)
            return $"It unpacks to more than {BriefLimits.UnpackedBytesMax / (1024 * 1024)} MiB of text "
                + "(BriefLimits.UnpackedBytesMax).";
        if (name.EndsWith(".docm", StringComparison.OrdinalIgnoreCase) || HasProgram(zip))
            return "It holds a macro. Save it as .docx without macros.";
        if (zip.GetEntry(Document) is null)
            return "It is a zip file, but no Word document: word/document.xml is missing.";
        return zip.Entries.Where(entry => entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
            .Select(Elsewhere).FirstOrDefault(found => found is not null);
    }

    static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    static bool HasProgram(ZipArchive zip)
    {
        if (zip.Entries.Any(entry => entry.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
            || entry.FullName.Contains("activeX/", StringComparison.OrdinalIgnoreCase))) return true;
        if (zip.GetEntry("[Content_Types].xml") is not { } types) return false;
        using var xml = XmlReader.Create(Open(types), Safe);
        while (xml.Read())
            if (xml.GetAttribute("ContentType")?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true)
                return true;
        return false;
    }

    // A link that a reader may follow is harmless; a part that Word would fetch is not.
    static string? Elsewhere(ZipArchiveEntry relations)
    {
        using var xml = XmlReader.Create(Open(relations), Safe);
        while (xml.Read())
            if (xml is { LocalName: "Relationship", NamespaceURI: Relations }
                && xml.GetAttribute("TargetMode") == "External"
                && xml.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true)
                return $"It fetches a part from elsewhere ({relations.FullName}, relationship "
                    + $"{xml.GetAttribute("Id")}).";
        return null;
    }

    // The directory of a zip file may lie about sizes.
    static CappedStream Open(ZipArchiveEntry entry) => new(entry.Open());

    sealed class CappedStream(Stream inner) : Stream
    {
        long left = BriefLimits.UnpackedBytesMax;

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            left -= read;
            return left >= 0 ? read : throw new InvalidDataException(
                $"it unpacks to more than {BriefLimits.UnpackedBytesMax / (1024 * 1024)} MiB "
                + "(BriefLimits.UnpackedBytesMax).");
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
