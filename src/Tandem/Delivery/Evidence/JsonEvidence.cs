using System.Globalization;
using System.Text;

namespace Tandem.Delivery.Evidence;

/// <summary>The JSON formats, each recognised by the outline of the file.</summary>
static class JsonEvidence
{
    sealed record Format(string Name, Func<JsonOutline, bool> Claims, Action<JsonTokens, FactSheet> Read);

    // Bills of materials come before Trivy, which writes them too.
    static readonly Format[] Formats =
    [
        new("SARIF", SarifReader.Claims, SarifReader.Read),
        new("CycloneDX", CycloneDxReader.Claims, CycloneDxReader.Read),
        new("SPDX", SpdxReader.Claims, SpdxReader.Read),
        new("Trivy", TrivyReader.Claims, TrivyReader.Read),
        new("npm audit", NpmAuditReader.Claims, NpmAuditReader.Read),
        new("k6 summary", K6Reader.Claims, K6Reader.Read),
        new("axe", AxeReader.Claims, AxeReader.Read),
        new("Lighthouse", LighthouseReader.Claims, LighthouseReader.Read),
        new("OWASP ZAP JSON", ZapReader.Claims, ZapReader.Read),
    ];

    /// <summary>The names of the formats, for people.</summary>
    public static IEnumerable<string> Names => Formats.Select(format => format.Name);

    public static FileReading Read(Stream stream, string name, FactSheet sheet)
    {
        var outline = new JsonOutline();
        try
        {
            outline.Walk(Open(stream, sheet.Limits));
            if (ClaimedBy(outline) is not { } format) return new(name, null, [], [], null);
            if (outline.Repeated is { } twice)
                throw new UnreadableEvidenceException($"the member {FactSheet.Quote(twice)} stands twice");

            var json = Open(stream, sheet.Limits);
            json.Read();
            format.Read(json, sheet);
            return new(name, format.Name, sheet.Facts, sheet.Warnings, null);
        }
        catch (UnreadableEvidenceException why)
        {
            var claimed = ClaimedBy(outline);
            return claimed is not null || why.WhateverItClaims
                ? new(name, claimed?.Name, [], [], PlaceOf(why, stream) + why.Message)
                : new(name, null, [], [$"This is not one JSON document ({why.Message})."], null);
        }
    }

    // What stood before an error still says which format the file was to be.
    static Format? ClaimedBy(JsonOutline outline) => Formats.FirstOrDefault(format => format.Claims(outline));

    static JsonTokens Open(Stream stream, EvidenceLimits limits) => new(AsUtf8(stream), limits);

    static Stream AsUtf8(Stream stream)
    {
        stream.Position = 0;
        var head = new byte[4];
        stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        var encoding = Content.EncodingOf(head);
        return encoding == Encoding.UTF8
            ? stream
            : Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8, leaveOpen: true);
    }

    static string PlaceOf(UnreadableEvidenceException why, Stream stream)
    {
        if (why.Offset is not { } offset) return "";
        var bytes = AsUtf8(stream);
        var (line, column) = (1L, 1L);
        for (var at = 0L; at < offset && bytes.ReadByte() is var next and >= 0; at++)
            (line, column) = next == '\n' ? (line + 1, 1L) : (line, column + 1);
        return string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column}: ");
    }
}
