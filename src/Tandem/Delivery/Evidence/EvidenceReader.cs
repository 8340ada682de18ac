using System.Globalization;

namespace Tandem.Delivery.Evidence;

/// <summary>Reads the figures out of evidence files, recognising each format by its content.</summary>
static class EvidenceReader
{
    static readonly string[] XmlNames = [".xml", ".trx"];
    static readonly string[] JsonNames = [".json", ".sarif"];

    /// <summary>Reads one file. Any content is answered: with facts, without, or with an error.</summary>
    /// <param name="stream">The bytes; must be seekable, and is left open.</param>
    /// <param name="name">The name under which the file was handed over; it decides nothing, but may claim a syntax
    /// that the content has not.</param>
    /// <param name="limits">What reading may cost.</param>
    public static FileReading Read(Stream stream, string name, EvidenceLimits limits)
    {
        if (stream.Length > limits.FileBytesMax)
            return new(name, null, [], [], string.Create(CultureInfo.InvariantCulture,
                $"the file has {stream.Length:N0} bytes; at most {limits.FileBytesMax:N0} are read"));

        stream.Position = 0;
        var kind = Content.KindOf(stream);
        var sheet = new FactSheet(limits);
        if (ArchiveCheck.WhyNot(stream, limits.FileBytesMax) is { } bursts)
            return new(name, null, [], [], bursts);
        if (Contradiction(name, kind, isEmpty: stream.Length == 0) is { } lie) return new(name, null, [], [], lie);
        stream.Position = 0;
        if (kind is ContentKind.Archive)
            sheet.Warn("No facts are read from a compressed file; hand over the report itself.");
        if (kind is ContentKind.CommentedJson && Claims(name, JsonNames))
            sheet.Warn("No facts are read from JSON with comments, which no report has.");
        return kind switch
        {
            ContentKind.Xml => XmlEvidence.Read(stream, name, sheet),
            ContentKind.Json => JsonEvidence.Read(stream, name, sheet),
            ContentKind.Lcov => LcovReader.Read(stream, name, sheet),
            _ => new(name, null, [], sheet.Warnings, null),
        };
    }

    // A name is no evidence of a format, but it claims a syntax. Content of another is refused, be it a report or not:
    // a reviewer who opens it would take it for what it is called.
    static string? Contradiction(string name, ContentKind kind, bool isEmpty)
    {
        var agrees = Claims(name, XmlNames) ? kind is ContentKind.Xml
            : !Claims(name, JsonNames) || kind is ContentKind.Json or ContentKind.CommentedJson;
        if (agrees) return null;

        var found = kind switch
        {
            ContentKind.Xml => "XML",
            ContentKind.Json => "JSON",
            ContentKind.Archive => "a compressed archive",
            ContentKind.Binary => "binary data",
            _ => isEmpty ? "empty" : "plain text",
        };
        return $"the name ends in {Path.GetExtension(name)}, but the content is {found}";
    }

    static bool Claims(string name, string[] extensions) =>
        extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
}
