using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tandem.Ledger.Checking;

// A key that signed from a size on, until the next one.
sealed record ManifestKey(long From, VerifierKey Key, int Line);

// What a bundle says of itself; nothing of it is believed before it fits the rest.
sealed record Manifest(
    string Organisation, string Origin, long Size, IReadOnlyList<ManifestKey> Keys, string EvidenceDigest)
{
    public const string Format = "tandem.bundle/1";
    const int BytesMax = 1024 * 1024;
    const string DigestLine = "  \"sha256\": \"";

    public static Manifest? Read(string folder, Findings findings)
    {
        var file = new FileInfo(Path.Combine(folder, BundleFiles.Manifest));
        if (!file.Exists || file.Length > BytesMax)
        {
            findings.Add(new(BundleFiles.Manifest), $"a file of at most {BytesMax} bytes", "none");
            return null;
        }
        var text = File.ReadAllBytes(file.FullName);
        CheckDigest(text, findings);
        try
        {
            using var json = JsonDocument.Parse(text);
            return Read(json.RootElement, text);
        }
        catch (JsonException broken)
        {
            findings.Add(new(BundleFiles.Manifest, broken.LineNumber + 1), "JSON", broken.Message);
        }
        catch (Exception broken) when (broken is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            findings.Add(new(BundleFiles.Manifest), "the members of " + Format, broken.Message);
        }
        catch (BrokenException broken)
        {
            findings.Add(broken.Finding);
        }
        return null;
    }

    // The last member is the SHA-256 of every byte before its line, so that no byte of the file can change unseen.
    static void CheckDigest(byte[] text, Findings findings)
    {
        var before = text.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(DigestLine));
        var whole = before < 0 ? text : text[..before];
        var expected = $"{DigestLine}{Convert.ToHexStringLower(SHA256.HashData(whole))}\"\n}}\n";
        if (before < 0 || !text.AsSpan(before).SequenceEqual(Encoding.UTF8.GetBytes(expected)))
            findings.Add(
                new(BundleFiles.Manifest, whole.AsSpan().Count((byte)'\n') + 1),
                $"{expected.Trim('}', '\n', ' ')}, which is the SHA-256 of the lines before it, then }} and the end",
                before < 0 ? "no such line" : $"'{Encoding.UTF8.GetString(text.AsSpan(before)).Trim()}'");
    }

    static Manifest Read(JsonElement json, byte[] text)
    {
        var format = json.GetProperty("format").GetString();
        if (format != Format) throw new BrokenException(new(BundleFiles.Manifest, 2), $"format {Format}", $"{format}");

        var origin = json.GetProperty("origin").GetString()!;
        var organisation = json.GetProperty("organisation").GetString()!;
        var size = json.GetProperty("size").GetInt64();
        if (size < 1) throw new BrokenException(new(BundleFiles.Manifest), "a size of at least 1", $"{size}");

        var keys = new List<ManifestKey>();
        foreach (var each in json.GetProperty("keys").EnumerateArray()) keys.Add(ReadKey(each, keys, text));
        if (keys.Count == 0) throw new BrokenException(new(BundleFiles.Manifest), "at least one key", "none");
        return new(organisation, origin, size, keys, json.GetProperty("evidence").GetString()!);
    }

    static ManifestKey ReadKey(JsonElement json, List<ManifestKey> earlier, byte[] text)
    {
        var from = json.GetProperty("from").GetInt64();
        var key = json.GetProperty("key").GetString()!;
        var at = text.AsSpan().IndexOf(Encoding.UTF8.GetBytes(key));
        var line = at < 0 ? 1 : text.AsSpan(0, at).Count((byte)'\n') + 1;
        var place = new Place(BundleFiles.Manifest, line);
        if (earlier.Count == 0 ? from != 0 : from <= earlier[^1].From)
            throw new BrokenException(
                place, earlier.Count == 0 ? "a key from size 0 on" : "a later size than that of the key before",
                from.ToString(CultureInfo.InvariantCulture));
        return VerifierKey.TryParse(key, out var read, out var why)
            ? new(from, read, line)
            : throw new BrokenException(place, "a verifier key", why);
    }

    public VerifierKey KeyAt(long size) => Keys.Last(key => key.From <= size).Key;
}
