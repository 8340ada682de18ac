using System.Text.Json;
using Tandem.Ledger.Checking;

namespace Tandem.Tests.Ledger;

public class PublishedProofVectors
{
    const string Folder = "Data/ledger/merkle-proofs";

    public static TheoryData<string> Inclusion => Files("inclusion", 61);

    public static TheoryData<string> Consistency => Files("consistency", 43);

    [Theory]
    [MemberData(nameof(Inclusion))]
    public void Inclusion_is_judged_as_published(string file)
    {
        var vector = Read<InclusionVector>(file);
        var judged = Sized(vector.LeafIdx) is { } index && Sized(vector.TreeSize) is { } size
            && Hashes([vector.LeafHash, vector.Root, .. vector.Proof ?? []]) is [var leaf, var root, .. var proof]
            && Hashing.IsIncluded(leaf, index, size, proof, root);
        Assert.Equal(vector.WantErr, !judged);
    }

    [Theory]
    [MemberData(nameof(Consistency))]
    public void Consistency_is_judged_as_published(string file)
    {
        var vector = Read<ConsistencyVector>(file);
        var judged = Sized(vector.Size1) is { } older && Sized(vector.Size2) is { } newer
            && Hashes([vector.Root1, vector.Root2, .. vector.Proof ?? []]) is [var root1, var root2, .. var proof]
            && Hashing.IsConsistent(older, root1, newer, root2, proof);
        Assert.Equal(vector.WantErr, !judged);
    }

    // Sizes of ours are 63 bits; the published ones wrap round at 64.
    static long? Sized(ulong size) => size <= long.MaxValue ? (long)size : null;

    // A hash of another length can not even be stated.
    static byte[][]? Hashes(string[] base64)
    {
        var bytes = base64.Select(Convert.FromBase64String).ToArray();
        return bytes.All(hash => hash.Length == Hashing.HashBytes) ? bytes : null;
    }

    static T Read<T>(string file) =>
        JsonSerializer.Deserialize<T>(File.ReadAllBytes(Path.Combine(Folder, file)), JsonSerializerOptions.Web)!;

    static TheoryData<string> Files(string kind, int count)
    {
        var files = Directory.GetFiles(Path.Combine(Folder, kind), "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file)).Order().ToArray();
        Assert.Equal(count, files.Length);
        return [.. files];
    }

    sealed record InclusionVector(
        ulong LeafIdx, ulong TreeSize, string Root, string LeafHash, string[]? Proof, bool WantErr);

    sealed record ConsistencyVector(
        ulong Size1, ulong Size2, string Root1, string Root2, string[]? Proof, bool WantErr);
}
