using Tandem.Ledger.Checking;
using Tandem.Ledger.Tree;

namespace Tandem.Tests.Ledger;

public class ProvingInclusionAndConsistency
{
    const int SizeMax = 300;

    static readonly byte[][] Leaves = DefinitionTree.Leaves(SizeMax);
    static readonly TileStore Store = TileStore.Of(Leaves);

    [Fact]
    public async Task Inclusion_proofs_for_every_leaf_of_every_size_up_to_300_verify()
    {
        for (var size = 1; size <= SizeMax; size++)
        {
            var root = await MerkleProof.Root(size, Store.Read);
            for (var index = 0; index < size; index++)
            {
                var proof = await MerkleProof.Inclusion(index, size, Store.Read);
                Assert.True(Included(Leaves[index], index, size, proof, root), $"{index} of {size}");
                Assert.False(Included(Leaves[(index + 1) % SizeMax], index, size, proof, root));
            }
        }
    }

    // Up to one tile every pair; above, every size with each seventh older one, another seventh each time.
    [Fact]
    public async Task Consistency_proofs_to_every_size_up_to_300_verify()
    {
        var roots = new Digest[SizeMax + 1];
        for (var size = 0; size <= SizeMax; size++) roots[size] = await MerkleProof.Root(size, Store.Read);
        for (var newer = 0; newer <= SizeMax; newer++)
            for (var older = newer % Step(newer); older <= newer; older += Step(newer))
            {
                var proof = await MerkleProof.Consistency(older, newer, Store.Read);
                var sizes = $"{older} to {newer}";
                Assert.True(Consistent(older, roots[older], newer, roots[newer], proof), sizes);
                if (older == newer) continue;
                Assert.False(Consistent(older, roots[newer], newer, roots[newer], proof), sizes);
                if (older > 0)
                    Assert.False(Consistent(older, roots[older], newer, roots[older], proof), sizes);
            }
    }

    static int Step(int newer) => newer <= 130 ? 1 : 7;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(257)]
    [InlineData(300)]
    public async Task Proofs_and_roots_are_those_of_the_definition(int size)
    {
        var root = await MerkleProof.Root(size, Store.Read);
        Assert.Equal(DefinitionTree.Root(Leaves.AsSpan(0, size)), root.ToArray());
        for (var index = 0; index < size; index++)
            Assert.Equal(
                DefinitionTree.Inclusion(index, Leaves.AsSpan(0, size)),
                (await MerkleProof.Inclusion(index, size, Store.Read)).Select(hash => hash.ToArray()));
        for (var older = 1; older <= size; older++)
            Assert.Equal(
                DefinitionTree.Consistency(older, Leaves.AsSpan(0, size)),
                (await MerkleProof.Consistency(older, size, Store.Read)).Select(hash => hash.ToArray()));
    }

    [Fact]
    public async Task Proofs_in_trees_of_random_size_verify_and_read_few_tiles()
    {
        const int seed = 6962;
        var random = new Random(seed);
        var store = TileStore.Of(DefinitionTree.Leaves(200_000));
        for (var i = 0; i < 300; i++)
        {
            var newer = random.Next(1, 200_001);
            var (older, index) = (random.Next(0, newer + 1), random.Next(0, newer));
            var about = $"seed {seed}: leaf {index}, sizes {older} and {newer}";
            var (olderRoot, newerRoot) =
                (await MerkleProof.Root(older, store.Read), await MerkleProof.Root(newer, store.Read));

            var before = store.Reads;
            var inclusion = await MerkleProof.Inclusion(index, newer, store.Read);
            var consistency = await MerkleProof.Consistency(older, newer, store.Read);
            // Three tile levels; the leaf's path and the right edge, for each of two proofs.
            Assert.True(store.Reads - before <= 12, about);

            var leaf = DefinitionTree.Leaf(BitConverter.GetBytes(index));
            Assert.True(Included(leaf, index, newer, inclusion, newerRoot), about);
            Assert.True(Consistent(older, olderRoot, newer, newerRoot, consistency), about);
        }
    }

    [Fact]
    public async Task Asking_beyond_the_tree_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await MerkleProof.Inclusion(5, 5, Store.Read));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await MerkleProof.Consistency(6, 5, Store.Read));
    }

    [Fact]
    public async Task A_missing_tile_is_named()
    {
        var missing = await Assert.ThrowsAsync<MissingTileException>(
            async () => await MerkleProof.Root(SizeMax + 1, Store.Read));
        Assert.Equal("tile/0/001.p/45 has 1408 bytes where 1440 are needed.", missing.Message);
    }

    static bool Included(byte[] leaf, long index, long size, Digest[] proof, Digest root) =>
        Hashing.IsIncluded(leaf, index, size, Bytes(proof), root.ToArray());

    static bool Consistent(long older, Digest olderRoot, long newer, Digest newerRoot, Digest[] proof) =>
        Hashing.IsConsistent(older, olderRoot.ToArray(), newer, newerRoot.ToArray(), Bytes(proof));

    static byte[][] Bytes(Digest[] proof) => [.. proof.Select(hash => hash.ToArray())];
}
