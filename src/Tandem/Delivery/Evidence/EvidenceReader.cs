using System.Globalization;

namespace Tandem.Delivery.Evidence;

/// <summary>Reads the figures out of evidence files, recognising each format by its content.</summary>
static class EvidenceReader
{
    static readonly string[] XmlNames = [".xml", ".trx"];
    static readonly string[] JsonNames = [".json", ".sarif"];

    /// <summary>Reads one file. Any content is answered with a reading: a report, a file without facts, or an error.</summary>
    /// <param name="stream">The bytes; must be seekable, and is left open.</param>
    /// <param name="name">The name under which the file was handed over; decides nothing but a warning.</param>
    /// <param name="limits">What reading may cost.</param>
    public static FileReading Read(Stream stream, string name, EvidenceLimits limits)
    {
        if (stream.Length > limits.FileBytesMax)
            return new(name, null, [], [], string.Create(CultureInfo.InvariantCulture,
                $"the file has {stream.Length:N0} bytes; at most {limits.FileBytesMax:N0} are read"));

        stream.Position = 0;
        var kind = Content.KindOf(stream);
        if (Lies(kind, name) is { } lie) return new(name, null, [], [], lie);

        var sheet = new FactSheet(limits);
        if (kind is ContentKind.Archive)
            sheet.Warn("Compressed files are not opened; hand over the report itself.");
        return kind switch
        {
            ContentKind.Xml => XmlEvidence.Read(stream, name, sheet),
            ContentKind.Json => JsonEvidence.Read(stream, name, sheet),
            ContentKind.Lcov => LcovReader.Read(stream, name, sheet),
            _ => new(name, null, [], sheet.Warnings, null),
        };
    }

    // A name is no evidence of a format, but it is a claim about the syntax, and a false one deserves a word.
    static string? Lies(ContentKind kind, string name)
    {
        var extension = Path.GetExtension(name);
        var claimed = XmlNames.Contains(extension, StringComparer.OrdinalIgnoreCase) ? ContentKind.Xml
            : JsonNames.Contains(extension, StringComparer.OrdinalIgnoreCase) ? ContentKind.Json
            : kind;
        if (claimed == kind || kind is ContentKind.Xml or ContentKind.Json or ContentKind.Lcov) return null;
        var found = kind switch
        {
            ContentKind.Archive => "a compressed archive",
            ContentKind.Binary => "binary data",
            _ => "neither XML nor JSON",
        };
        return $"the name ends in {extension}, but the content is {found}; hand over the report itself";
    }
}
