using Tandem.Domain.Values;

namespace Tandem.Tests.Values;

public class PagedListTests
{
    [Theory]
    [InlineData(0), InlineData(1), InlineData(31), InlineData(32), InlineData(33), InlineData(64), InlineData(1_000)]
    public void It_holds_what_was_added_in_its_order(int count)
    {
        PagedList<int> list = [.. Enumerable.Range(0, count)];
        Assert.Equal(count, list.Count);
        Assert.Equal(Enumerable.Range(0, count), list);
        Assert.Equal(Enumerable.Range(0, count), Enumerable.Range(0, count).Select(index => list[index]));
    }

    [Theory]
    [InlineData(0), InlineData(31), InlineData(32), InlineData(95), InlineData(96), InlineData(99)]
    public void A_change_leaves_the_list_before_it_as_it_was(int index)
    {
        PagedList<int> before = [.. Enumerable.Range(0, 100)];
        var after = before.SetItem(index, -1).Add(100);
        Assert.Equal(Enumerable.Range(0, 100), before);
        Assert.Equal(Enumerable.Range(0, 101).Select(each => each == index ? -1 : each), after);
    }

    [Theory]
    [InlineData(-1), InlineData(5), InlineData(40)]
    public void A_position_beyond_the_list_is_a_fault(int index)
    {
        PagedList<int> list = [1, 2, 3, 4, 5];
        Assert.ThrowsAny<Exception>(() => list[index]);
        Assert.ThrowsAny<Exception>(() => list.SetItem(index, 0));
    }

    [Fact]
    public void A_key_that_went_and_came_again_stands_behind_the_others()
    {
        var both = Keyed<string>.Nothing.SetItem("a", "1").SetItem("b", "2");
        var again = both.SetItem("b", "3").Remove("a").SetItem("a", "4");
        Assert.Equal(("1", "2"), (both["a"], both["b"]));
        Assert.Equal(("4", "3"), (again["a"], again.At(again.PlaceOf("b")!.Value)));
        Assert.True(again.PlaceOf("a") > again.PlaceOf("b"));
        Assert.Null(again.Remove("a").Find("a"));
        Assert.Throws<KeyNotFoundException>(() => again["c"]);
    }
}
