using Tandem.Ledger.Tree;

namespace Tandem.Tests.Ledger;

public class LayingOutTiles
{
    [Theory]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(0, 1234067, 256, "tile/0/x001/x234/067")]
    [InlineData(1, 999, 5, "tile/1/999.p/5")]
    [InlineData(7, 1000, 255, "tile/7/x001/000.p/255")]
    public void A_tile_has_one_path(int level, long index, int width, string path)
    {
        Assert.Equal(path, new Tile(level, index, width).Path);
        Assert.True(Tile.TryParse(path, out var read));
        Assert.Equal(new Tile(level, index, width), read);
    }

    [Theory]
    [InlineData("tile/0/0")]
    [InlineData("tile/00/000")]
    [InlineData("tile/8/000")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/001/002")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/07")]
    [InlineData("tile/0/../000")]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/999")]
    [InlineData("tile/entries/000")]
    [InlineData(null)]
    public void Other_spellings_are_refused(string? path) => Assert.False(Tile.TryParse(path, out _));

    [Fact]
    public void A_tree_of_70_000_leaves_has_the_tiles_of_the_specification_example()
    {
        var tiles = Tile.Of(70_000).ToArray();
        Assert.Equal(273, tiles.Count(tile => tile is { Level: 0, IsFull: true }));
        Assert.Equal(
            [new Tile(0, 273, 112), new Tile(1, 0, 256), new Tile(1, 1, 17), new Tile(2, 0, 1)],
            tiles[273..]);
    }

    [Fact]
    public void A_tree_of_256_leaves_is_a_full_tile_and_its_root_above() =>
        Assert.Equal([new Tile(0, 0, 256), new Tile(1, 0, 1)], Tile.Of(256));

    [Fact]
    public void No_tile_holds_a_hash_beyond_the_tree() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Tile.Holding(0, 300, 300));

    [Fact]
    public void An_empty_tree_has_no_tiles() => Assert.Empty(Tile.Of(0));
}
