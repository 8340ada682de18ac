using System.Collections;
using System.Runtime.CompilerServices;

namespace Tandem.Domain.Values;

/// <summary>An immutable list that costs little to change, however long it is.</summary>
/// <remarks>
/// Its elements lie in small arrays, under a tree of arrays as small; a change copies one on each level. A tree with a
/// node for each element, as in <see cref="System.Collections.Immutable.ImmutableList{T}"/>, makes a dozen objects for
/// the same change.
/// </remarks>
[CollectionBuilder(typeof(PagedList), nameof(PagedList.Of))]
public sealed class PagedList<T> : IReadOnlyList<T>
{
    const int Bits = 4;
    const int Width = 1 << Bits;
    const int Mask = Width - 1;

    // Full pages, T[], under so many levels of object[]; null before one is full.
    readonly object? root;
    readonly int levels;
    readonly int paged;

    // The page that grows.
    readonly T[] last;

    PagedList(object? root, int levels, int paged, T[] last) =>
        (this.root, this.levels, this.paged, this.last) = (root, levels, paged, last);

    internal static PagedList<T> Nothing { get; } = new(root: null, levels: 0, paged: 0, last: []);

    /// <summary>How many elements there are.</summary>
    public int Count => paged + last.Length;

    /// <summary>The element at a zero-based position.</summary>
    public T this[int index] => index >= paged ? last[index - paged] : PageAt(index)[index & Mask];

    /// <summary>The list with one more element at its end.</summary>
    public PagedList<T> Add(T element)
    {
        T[] grown = [.. last, element];
        if (grown.Length < Width) return new(root, levels, paged, grown);
        if (root is null) return new(grown, 0, Width, []);
        return paged == Width << (levels * Bits)
            ? new(new[] { root, Under(levels, grown) }, levels + 1, paged + Width, [])
            : new(WithPage(root, levels, grown), levels, paged + Width, []);
    }

    /// <summary>The list with another element at a position.</summary>
    public PagedList<T> SetItem(int index, T element)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        if (index < paged) return new(With(root!, levels, index, element), levels, paged, last);
        var changed = last.AsSpan().ToArray();
        changed[index - paged] = element;
        return new(root, levels, paged, changed);
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var start = 0; start < paged; start += Width)
            foreach (var element in PageAt(start)) yield return element;
        foreach (var element in last) yield return element;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    T[] PageAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var node = root!;
        for (var level = levels; level > 0; level--) node = ((object[])node)[PlaceOf(index, level)];
        return (T[])node;
    }

    static object With(object node, int level, int index, T element)
    {
        if (level == 0)
        {
            var page = ((T[])node).AsSpan().ToArray();
            page[index & Mask] = element;
            return page;
        }
        var copy = ((object[])node).AsSpan().ToArray();
        var place = PlaceOf(index, level);
        copy[place] = With(copy[place], level - 1, index, element);
        return copy;
    }

    object[] WithPage(object node, int level, T[] page)
    {
        var children = (object[])node;
        var place = PlaceOf(paged, level);
        if (place == children.Length) return [.. children, Under(level - 1, page)];
        var copy = children.AsSpan().ToArray();
        copy[place] = WithPage(copy[place], level - 1, page);
        return copy;
    }

    static object Under(int levels, T[] page) => levels == 0 ? page : new[] { Under(levels - 1, page) };

    static int PlaceOf(int index, int level) => (index >> (level * Bits)) & Mask;
}

/// <summary>Makes such lists.</summary>
public static class PagedList
{
    /// <summary>The list of these elements; what a collection expression calls.</summary>
    public static PagedList<T> Of<T>(ReadOnlySpan<T> elements)
    {
        var list = PagedList<T>.Nothing;
        foreach (var element in elements) list = list.Add(element);
        return list;
    }
}
