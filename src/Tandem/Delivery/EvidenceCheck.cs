using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Tandem.Ledger.Bundles;
using Tandem.Ledger.Checking;
using Digest = Tandem.Domain.Values.Digest;

namespace Tandem.Delivery;

/// <summary>Holds the files that the record names against the bytes that lie under their names.</summary>
static class EvidenceCheck
{
    /// <summary>What is missing or was changed, by name.</summary>
    public static async Task<IReadOnlyList<Finding>> Run(
        EvidenceStore store, IEnumerable<BundleEvidence> named, CancellationToken ct)
    {
        var findings = new ConcurrentBag<Finding>();
        await Parallel.ForEachAsync(named.DistinctBy(each => each.Digest), ct, async (file, stop) =>
        {
            if (await Fault(store, file, stop) is { } fault) findings.Add(fault);
        });
        return [.. findings.OrderBy(finding => finding.Place.File, StringComparer.Ordinal)];
    }

    static async Task<Finding?> Fault(EvidenceStore store, BundleEvidence file, CancellationToken ct)
    {
        var digest = new Digest($"{file.Digest}");
        var place = new Place($"data folder, evidence/{EvidenceStore.NameOf(digest)}");
        try
        {
            await using var content = store.Open(digest);
            if (content is null) return new(place, Expected(file), "no such file");
            var found = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
            return found == digest.Hex ? null : new(place, Expected(file), $"one with {found}");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // One that the disk or its owner keeps back hides nothing about the others.
            return new(place, Expected(file), $"one that can't be read: {unreadable.Message}");
        }
    }

    static string Expected(BundleEvidence file) => string.Create(
        CultureInfo.InvariantCulture, $"the file of {file.Size} bytes with the SHA-256 {file.Digest}, as recorded");
}
