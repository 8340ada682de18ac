using System.Globalization;
using System.Text;
using Tandem.Ledger.Tree;

namespace Tandem.Ledger.Bundles;

// The list of evidence files by rising digest, and those that are to go along. Answers the list's own SHA-256.
static class BundledEvidence
{
    public static async Task<string> Write(
        string folder, IEnumerable<BundleEvidence> evidence, CancellationToken ct)
    {
        var list = new StringBuilder();
        foreach (var file in evidence.DistinctBy(file => file.Digest)
            .OrderBy(file => file.Digest.ToString(), StringComparer.Ordinal))
        {
            var kept = file.Open is null ? "withheld" : "included";
            list.Append(CultureInfo.InvariantCulture, $"{file.Digest} {file.Size} {kept}\n");
            if (file.Open is not null) await Copy(folder, file.Digest, file.Open, ct);
        }
        var bytes = Encoding.UTF8.GetBytes(list.ToString());
        await File.WriteAllBytesAsync(Path.Combine(folder, "evidence.txt"), bytes, ct);
        return Digest.Of(bytes).ToString();
    }

    static async Task Copy(
        string folder, Digest digest, Func<CancellationToken, ValueTask<Stream>> open, CancellationToken ct)
    {
        var kept = Directory.CreateDirectory(Path.Combine(folder, "evidence"));
        await using var from = await open(ct);
        await using var to = File.Create(Path.Combine(kept.FullName, $"{digest}"));
        await from.CopyToAsync(to, ct);
    }
}
