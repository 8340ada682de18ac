using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tandem.Ledger.Checking;

// The list of evidence files, and those of them that are part of the bundle.
sealed class EvidenceFiles(string folder, Findings findings)
{
    const int ListBytesMax = 256 * 1024 * 1024;
    const string Included = "included";
    const string Withheld = "withheld";

    readonly HashSet<string> included = [];
    long bytes;

    public int Files => included.Count;

    // Those that are only listed.
    public int Listed { get; private set; }

    public long Bytes => bytes;

    public bool Includes(string digest) => included.Contains(digest);

    public async Task Run(string listDigest, CancellationToken ct)
    {
        var list = new FileInfo(Path.Combine(folder, BundleFiles.EvidenceList));
        if (!list.Exists || list.Length > ListBytesMax)
        {
            findings.Add(new(BundleFiles.EvidenceList), $"a file of at most {ListBytesMax} bytes", "none");
            return;
        }
        var text = await File.ReadAllBytesAsync(list.FullName, ct);
        bytes += text.Length;
        var digest = Convert.ToHexStringLower(SHA256.HashData(text));
        if (digest != listDigest)
            findings.Add(
                new(BundleFiles.EvidenceList), $"the SHA-256 {listDigest} that {BundleFiles.Manifest} states", digest);
        await Parallel.ForEachAsync(Entries(text), ct, Check);
    }

    List<(int Line, string Digest, long Size)> Entries(byte[] text)
    {
        var entries = new List<(int, string, long)>();
        var lines = Encoding.UTF8.GetString(text).Split('\n');
        if (lines[^1].Length > 0) findings.Add(new(BundleFiles.EvidenceList, lines.Length), "a line end", "none");
        var before = "";
        for (var i = 0; i < lines.Length - 1; i++)
        {
            if (lines[i].Split(' ') is not [{ Length: 2 * Hashing.HashBytes } digest, var digits, Included or Withheld]
                || !digest.All(char.IsAsciiHexDigitLower)
                || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                || string.CompareOrdinal(before, digest) >= 0)
            {
                findings.Add(
                    new(BundleFiles.EvidenceList, i + 1),
                    $"SHA-256, size and '{Included}' or '{Withheld}', by rising SHA-256", $"'{lines[i]}'");
                continue;
            }
            before = digest;
            if (lines[i].EndsWith(Withheld, StringComparison.Ordinal)) Listed++;
            else if (included.Add(digest)) entries.Add((i + 1, digest, size));
        }
        return entries;
    }

    async ValueTask Check((int Line, string Digest, long Size) entry, CancellationToken ct)
    {
        var name = $"{BundleFiles.EvidenceFolder}/{entry.Digest}";
        var file = new FileInfo(Path.Combine(folder, name));
        if (!file.Exists)
        {
            Note(new(name), $"the file that {BundleFiles.EvidenceList} line {entry.Line} lists", "no such file");
            return;
        }
        await using var content = file.OpenRead();
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        Interlocked.Add(ref bytes, file.Length);
        if (digest != entry.Digest) Note(new(name), $"a file with the SHA-256 {entry.Digest}", $"one with {digest}");
        else if (file.Length != entry.Size)
            Note(new(BundleFiles.EvidenceList, entry.Line), Sized(file.Length), Sized(entry.Size));
    }

    static string Sized(long size) => string.Create(CultureInfo.InvariantCulture, $"a size of {size} bytes");

    void Note(Place place, string expected, string found)
    {
        lock (findings) findings.Add(place, expected, found);
    }
}
