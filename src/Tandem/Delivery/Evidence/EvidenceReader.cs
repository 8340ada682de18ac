using System.Globalization;

namespace Tandem.Delivery.Evidence;

/// <summary>Reads the figures out of evidence files, recognising each format by its content.</summary>
static class EvidenceReader
{
    static readonly string[] XmlNames = [".xml", ".trx"];
    static readonly string[] JsonNames = [".json", ".sarif"];

    /// <summary>Reads one file. Any content is answered: with facts, without, or with an error.</summary>
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
        var sheet = new FactSheet(limits);
        if (ArchiveCheck.WhyNot(stream, limits.FileBytesMax) is { } bursts)
            return new(name, null, [], [], bursts);
        stream.Position = 0;
        if (kind is ContentKind.Archive)
            sheet.Warn("No facts are read from a compressed file; hand over the report itself.");
        var reading = kind switch
        {
            ContentKind.Xml => XmlEvidence.Read(stream, name, sheet),
            ContentKind.Json => JsonEvidence.Read(stream, name, sheet),
            ContentKind.Lcov => LcovReader.Read(stream, name, sheet),
            _ => new(name, null, [], sheet.Warnings, null),
        };
        return Confront(reading, kind, isEmpty: stream.Length == 0);
    }

    // A name is no evidence of a format, but it claims a syntax. Where the content has another, a report that could be
    // read all the same is read, and anything else is refused: a reviewer would take it for what it is called.
    static FileReading Confront(FileReading reading, ContentKind kind, bool isEmpty)
    {
        var extension = Path.GetExtension(reading.Name);
        var claimed = XmlNames.Contains(extension, StringComparer.OrdinalIgnoreCase) ? ContentKind.Xml
            : JsonNames.Contains(extension, StringComparer.OrdinalIgnoreCase) ? ContentKind.Json
            : kind;
        if (claimed == kind || reading.Error is not null) return reading;

        var found = kind switch
        {
            ContentKind.Xml => "XML",
            ContentKind.Json => "JSON",
            ContentKind.Archive => "a compressed archive",
            ContentKind.Binary => "binary data",
            _ => isEmpty ? "empty" : "plain text",
        };
        var contradiction = $"the name ends in {extension}, but the content is {found}";
        return reading.Format is null
            ? reading with { Error = contradiction }
            : reading with { Warnings = reading.Warnings.Add($"In this file {contradiction}.") };
    }
}
