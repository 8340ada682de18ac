using Tandem.Ledger.Checking;
using Tandem.Ledger.Tree;

namespace Tandem.Tests.Ledger.Store;

public abstract partial class StoreTests
{
    [Fact]
    public async Task Every_fact_is_proved_from_the_stored_tiles()
    {
        for (var n = 0; n < 7; n++) await Appended(Command($"c{n}", at: n * 100, facts: 100));
        var log = await Log();
        var tree = new Frontier();
        foreach (var fact in log) tree.Append(MerkleHash.Leaf(fact.Bytes));

        foreach (var index in new[] { 0L, 1, 255, 256, 511, 512, 699 })
        {
            var proof = await MerkleProof.Inclusion(index, 700, tile => Ledger.ReadTile(Acme, tile, Ct));
            Assert.True(Hashing.IsIncluded(
                MerkleHash.Leaf(log[(int)index].Bytes).ToArray(), index, 700,
                [.. proof.Select(hash => hash.ToArray())], tree.Root().ToArray()));
        }
    }

    [Fact]
    public async Task Tiles_across_all_batch_sizes_are_those_of_the_whole_log()
    {
        for (var n = 0; n < 5; n++) await Appended(Command($"c{n}", $"engagement/{n}", facts: 65_536 / 4));
        await Appended(Command("c5", "engagement/5", facts: 37));
        var size = await Ledger.Size(Acme, Ct);
        var hashes = (await Log()).Select(fact => MerkleHash.Leaf(fact.Bytes)).ToArray();

        foreach (var tile in Tile.Of(size).Where(tile => tile.Level == 0))
        {
            var stored = await Ledger.ReadTile(Acme, tile, Ct);
            for (var place = 0; place < tile.Width; place++)
                Assert.Equal(hashes[tile.Index * 256 + place], new(stored.Span.Slice(place * 32, 32)));
        }
        Assert.Equal(
            Root(hashes), await MerkleProof.Root(size, tile => Ledger.ReadTile(Acme, tile, Ct)));
        Assert.Empty((await Ledger.ReadTile(Acme, new(1, 1, 256), Ct)).ToArray().Skip(64 * 32));
    }

    [Fact]
    public async Task Checkpoints_are_kept_at_each_tile_and_on_request()
    {
        Assert.Null(await Ledger.KeepCheckpoint(Acme, Ct));
        await Appended(Command("c1", facts: 10));
        Assert.Empty(await Ledger.Checkpoints(Acme, 0, 100, Ct));
        var kept = await Ledger.KeepCheckpoint(Acme, Ct);
        Assert.Equal((10, await Ledger.Checkpoint(Acme, Ct)), (kept!.Size, kept.Note));
        Assert.Equal(kept, await Ledger.KeepCheckpoint(Acme, Ct));
        await Appended(Command("c2", at: 10, facts: 250));
        await Appended(Command("c3", at: 260));

        Assert.Equal([10, 260], (await Ledger.Checkpoints(Acme, 0, 100, Ct)).Select(checkpoint => checkpoint.Size));
        Assert.Equal([260], (await Ledger.Checkpoints(Acme, 10, 1, Ct)).Select(checkpoint => checkpoint.Size));
    }

    [Theory]
    [InlineData("UPDATE record SET bytes = (SELECT bytes FROM record WHERE leaf_index = 3) WHERE leaf_index = 4")]
    [InlineData("UPDATE record SET payload = (SELECT payload FROM record WHERE leaf_index = 3) WHERE leaf_index = 4")]
    [InlineData("DELETE FROM record WHERE leaf_index = 4")]
    [InlineData("DELETE FROM record WHERE leaf_index = 9")]
    public async Task What_somebody_changes_in_the_database_is_found(string tampering)
    {
        await Appended(Command("c1", facts: 10));
        Assert.True(await Verifies());
        await Tamper(tampering);
        try
        {
            Assert.False(await Verifies());
        }
        catch (InvalidDataException found)
        {
            Assert.Equal("The record at index 4 says that its index is 3.", found.Message);
        }
    }

    static Digest Root(Digest[] hashes)
    {
        var tree = new Frontier();
        foreach (var hash in hashes) tree.Append(hash);
        return tree.Root();
    }
}
