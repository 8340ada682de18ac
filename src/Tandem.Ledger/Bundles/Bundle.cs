using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tandem.Ledger.Bundles;

/// <summary>
/// Writes a log into a folder, so that anybody can check it offline; docs/ledger-format.md gives every byte.
/// </summary>
public static class Bundle
{
    /// <summary>The format that is written.</summary>
    public const string Format = "tandem.bundle/1";

    // Names stay readable; quotes and control characters are escaped all the same.
    static readonly JavaScriptEncoder Readable = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>
    /// Writes the bundle into a folder that is not there or empty, else <see cref="IOException"/>. A log that has
    /// fewer records than its last checkpoint says is an <see cref="InvalidDataException"/>. What is written before a
    /// failure stays; without its bundle.json nothing takes it for a bundle.
    /// </summary>
    /// <returns>How many records were written.</returns>
    public static async Task<long> Write(string folder, BundleSource source, CancellationToken ct)
    {
        if (source.Checkpoints.Count == 0 || source.Keys.Count == 0)
            throw new ArgumentException("A bundle needs a key and a checkpoint.", nameof(source));
        Directory.CreateDirectory(folder);
        if (Directory.EnumerateFileSystemEntries(folder).Any())
            throw new IOException($"{folder} is not empty: a bundle is written into a folder of its own.");

        var size = source.Checkpoints[^1].Size;
        await WriteRecords(folder, source.Records, size, ct);
        if (source.Tiles is { } stored) await TileWriter.WriteStored(folder, size, stored, ct);
        var notes = source.Checkpoints.Select(each => each.Note).ToList();
        await File.WriteAllTextAsync(Path.Combine(folder, "checkpoints.txt"), string.Join('\n', notes), ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "checkpoint"), notes[^1], ct);
        var evidence = await BundledEvidence.Write(folder, source.Evidence, ct);
        // Last, because it makes the folder a bundle.
        await File.WriteAllBytesAsync(Path.Combine(folder, "bundle.json"), Manifest(source, size, evidence), ct);
        return size;
    }

    static async Task WriteRecords(
        string folder, IAsyncEnumerable<RecordedFact> facts, long size, CancellationToken ct)
    {
        await using var records = new LineWriter(Path.Combine(folder, "records.ndjson"));
        await using var payloads = new LineWriter(Path.Combine(folder, "payloads.ndjson"));
        var tiles = new TileWriter(folder);
        await foreach (var fact in facts.WithCancellation(ct))
        {
            if (tiles.Size == size) break;
            records.Write(fact.Bytes);
            payloads.Write(fact.Payload);
            tiles.Add(fact.Bytes);
        }
        tiles.Finish();
        if (tiles.Size < size)
            throw new InvalidDataException($"The last checkpoint is over {size} records, but there are {tiles.Size}.");
    }

    static byte[] Manifest(BundleSource source, long size, string evidence)
    {
        var keys = string.Join(",\n", source.Keys.Select(key => string.Create(
            CultureInfo.InvariantCulture, $"    {{ \"from\": {key.From}, \"key\": {Json(key.VerifierKey)} }}")));
        var text = string.Create(CultureInfo.InvariantCulture, $$"""
            {
              "format": "{{Format}}",
              "organisation": {{Json(source.Organisation)}},
              "origin": {{Json(source.Origin)}},
              "size": {{size}},
              "keys": [
            {{keys}}
              ],
              "evidence": "{{evidence}}",

            """);
        var before = Encoding.UTF8.GetBytes(text);
        var digest = Convert.ToHexStringLower(SHA256.HashData(before));
        return [.. before, .. Encoding.UTF8.GetBytes($"  \"sha256\": \"{digest}\"\n}}\n")];
    }

    static string Json(string text) => $"\"{JsonEncodedText.Encode(text, Readable)}\"";
}
