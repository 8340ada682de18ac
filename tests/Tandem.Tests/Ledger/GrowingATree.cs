using System.Text.Json;
using Tandem.Ledger.Tree;

namespace Tandem.Tests.Ledger;

public class GrowingATree
{
    [Fact]
    public void Leaves_nodes_and_roots_are_the_published_constants()
    {
        using var published = JsonDocument.Parse(File.ReadAllBytes("Data/ledger/rfc6962-constants.json"));
        var leaves = Texts(published, "leaf_inputs_hex").Select(Convert.FromHexString).ToArray();
        var roots = Texts(published, "root_hash_by_tree_size_hex");
        var levels = published.RootElement.GetProperty("node_hashes_by_level_hex").EnumerateArray()
            .Select(level => level.EnumerateArray().Select(hash => hash.GetString()!).ToArray()).ToArray();

        Assert.Equal(levels[0], leaves.Select(leaf => MerkleHash.Leaf(leaf).ToString()));
        for (var level = 1; level < levels.Length; level++)
            Assert.Equal(levels[level], levels[level - 1].Chunk(2)
                .Select(pair => MerkleHash.Node(Digest.Parse(pair[0]), Digest.Parse(pair[1])).ToString()));

        var frontier = new Frontier();
        Assert.Equal(roots[0], frontier.Root().ToString());
        foreach (var (leaf, root) in leaves.Zip(roots[1..]))
        {
            frontier.Append(MerkleHash.Leaf(leaf));
            Assert.Equal(root, frontier.Root().ToString());
        }
    }

    [Fact]
    public void The_root_at_every_size_up_to_300_is_that_of_the_definition()
    {
        var leaves = DefinitionTree.Leaves(300);
        var frontier = new Frontier();
        for (var size = 1; size <= leaves.Length; size++)
        {
            frontier.Append(new(leaves[size - 1]));
            Assert.Equal(size, frontier.Size);
            Assert.Equal(DefinitionTree.Root(leaves.AsSpan(0, size)), frontier.Root().ToArray());
        }
    }

    [Fact]
    public void A_frontier_kept_as_bytes_goes_on_as_if_it_had_never_stopped()
    {
        var leaves = DefinitionTree.Leaves(300);
        var frontier = new Frontier();
        foreach (var leaf in leaves)
        {
            frontier = Frontier.FromBytes(frontier.ToBytes());
            frontier.Append(new(leaf));
        }
        Assert.Equal(DefinitionTree.Root(leaves), frontier.Root().ToArray());
    }

    [Fact]
    public void Bytes_that_are_not_a_frontier_are_refused()
    {
        var bytes = new Frontier().ToBytes();
        Assert.Throws<FormatException>(() => Frontier.FromBytes(bytes.AsSpan(1)));
        Assert.Throws<FormatException>(() => Frontier.FromBytes([.. bytes, 0]));
        Assert.Throws<FormatException>(() => Frontier.FromBytes([0xff, .. bytes[1..]]));
    }

    [Fact]
    public void A_copy_grows_without_moving_the_original()
    {
        var original = new Frontier();
        original.Append(MerkleHash.Leaf([1]));
        var root = original.Root();
        original.Copy().Append(MerkleHash.Leaf([2]));
        Assert.Equal((1, root), (original.Size, original.Root()));
    }

    [Fact]
    public void The_65_536th_leaf_completes_a_tile_on_two_levels()
    {
        var frontier = new Frontier();
        Span<TileHash> placed = new TileHash[Frontier.PlacedMax];
        var byLevel = new int[Frontier.PlacedMax];
        for (var i = 0; i < 65_535; i++)
            foreach (var hash in placed[..frontier.Append(MerkleHash.Leaf(BitConverter.GetBytes(i)), placed)])
                Assert.Equal(byLevel[hash.Level]++, hash.Index);
        Assert.Equal([65_535, 255, 0], byLevel[..3]);

        var last = frontier.Append(MerkleHash.Leaf([9]), placed);
        Assert.Equal(
            [(0, 65_535), (1, 255), (2, 0)],
            placed[..last].ToArray().Select(hash => (hash.Level, hash.Index)));
        Assert.Equal(frontier.Root(), placed[2].Hash);
    }

    [Fact]
    public void A_leaf_longer_than_the_stack_room_hashes_the_same() =>
        Assert.Equal(DefinitionTree.Leaf(new byte[5000]), MerkleHash.Leaf(new byte[5000]).ToArray());

    [Theory]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85g")]
    [InlineData(null)]
    public void A_digest_has_one_spelling(string? hex) => Assert.False(Digest.TryParse(hex, out _));

    static string[] Texts(JsonDocument document, string name) =>
        [.. document.RootElement.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];
}
