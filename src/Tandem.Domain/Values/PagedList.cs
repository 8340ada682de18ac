using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Tandem.Domain.Values;

/// <summary>An immutable list that costs little to change, however long it is.</summary>
/// <remarks>
/// Its elements lie in small arrays, of which a change copies one. A tree with a node for each element, as in
/// <see cref="ImmutableList{T}"/>, makes a dozen objects for the same change.
/// </remarks>
[CollectionBuilder(typeof(PagedList), nameof(PagedList.Of))]
public sealed class PagedList<T> : IReadOnlyList<T>
{
    const int PageElements = 32;

    readonly ImmutableList<T[]> full;
    readonly T[] last;

    internal PagedList(ImmutableList<T[]> full, T[] last) => (this.full, this.last) = (full, last);

    /// <summary>How many elements there are.</summary>
    public int Count => full.Count * PageElements + last.Length;

    /// <summary>The element at a zero-based position.</summary>
    public T this[int index] => PageOf(index)[index % PageElements];

    /// <summary>The list with one more element at its end.</summary>
    public PagedList<T> Add(T element)
    {
        T[] grown = [.. last, element];
        return grown.Length < PageElements ? new(full, grown) : new(full.Add(grown), []);
    }

    /// <summary>The list with another element at a position.</summary>
    public PagedList<T> SetItem(int index, T element)
    {
        var changed = PageOf(index).AsSpan().ToArray();
        changed[index % PageElements] = element;
        var page = index / PageElements;
        return page == full.Count ? new(full, changed) : new(full.SetItem(page, changed), last);
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        foreach (var page in full)
            foreach (var element in page) yield return element;
        foreach (var element in last) yield return element;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    T[] PageOf(int index) => index / PageElements == full.Count ? last : full[index / PageElements];
}

/// <summary>Makes such lists.</summary>
public static class PagedList
{
    /// <summary>The list of these elements; what a collection expression calls.</summary>
    public static PagedList<T> Of<T>(ReadOnlySpan<T> elements)
    {
        var list = new PagedList<T>([], []);
        foreach (var element in elements) list = list.Add(element);
        return list;
    }
}
