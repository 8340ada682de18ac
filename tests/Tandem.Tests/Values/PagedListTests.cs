using Tandem.Domain.Values;

namespace Tandem.Tests.Values;

public class PagedListTests
{
    [Theory]
    [InlineData(0), InlineData(1), InlineData(15), InlineData(16), InlineData(17), InlineData(255), InlineData(256)]
    [InlineData(257), InlineData(272), InlineData(273), InlineData(4_095), InlineData(4_112), InlineData(5_000)]
    public void It_holds_what_was_added_in_its_order(int count)
    {
        PagedList<int> list = [.. Enumerable.Range(0, count)];
        Assert.Equal(count, list.Count);
        Assert.Equal(Enumerable.Range(0, count), list);
        Assert.Equal(Enumerable.Range(0, count), Enumerable.Range(0, count).Select(index => list[index]));
    }

    [Theory]
    [InlineData(20), InlineData(100), InlineData(256), InlineData(300), InlineData(4_095)]
    public void A_change_leaves_the_list_before_it_as_it_was(int count)
    {
        PagedList<int> before = [.. Enumerable.Range(0, count)];
        foreach (var index in new[] { 0, 15, 16, count / 2, count - 17, count - 1 })
        {
            var after = before.SetItem(index, -1).Add(count);
            Assert.Equal(Enumerable.Range(0, count), before);
            Assert.Equal(Enumerable.Range(0, count + 1).Select(each => each == index ? -1 : each), after);
        }
    }

    [Theory]
    [InlineData(5, -1), InlineData(5, 5), InlineData(5, 40), InlineData(40, -1), InlineData(40, 40)]
    public void A_position_beyond_the_list_is_a_fault(int count, int index)
    {
        PagedList<int> list = [.. Enumerable.Range(0, count)];
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
