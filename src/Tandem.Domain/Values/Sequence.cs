using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Tandem.Domain.Values;

/// <summary>An immutable list that equals another of the same elements in the same order.</summary>
/// <remarks>
/// Lists in records are of this type: with any other list two records of equal content are unequal, and a test on
/// such a record is weakened until it passes.
/// </remarks>
[CollectionBuilder(typeof(Sequence), nameof(Sequence.Of))]
public readonly struct Sequence<T> : IReadOnlyList<T>, IEquatable<Sequence<T>>
{
    readonly ImmutableArray<T> elements;

    internal Sequence(ImmutableArray<T> elements) => this.elements = elements;

    ImmutableArray<T> Elements => elements.IsDefault ? [] : elements;

    /// <summary>How many elements there are.</summary>
    public int Count => Elements.Length;

    /// <summary>The element at a zero-based position.</summary>
    public T this[int index] => Elements[index];

    /// <summary>The sequence with one more element at its end.</summary>
    public Sequence<T> Add(T element) => new(Elements.Add(element));

    /// <inheritdoc/>
    public bool Equals(Sequence<T> other) => Elements.SequenceEqual(other.Elements);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Sequence<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var element in Elements) hash.Add(element);
        return hash.ToHashCode();
    }

    /// <summary>Same elements in the same order.</summary>
    public static bool operator ==(Sequence<T> left, Sequence<T> right) => left.Equals(right);

    /// <summary>Other elements, or another order.</summary>
    public static bool operator !=(Sequence<T> left, Sequence<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", Elements)}]";

    /// <summary>Enumerates without allocating.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => Elements.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Elements).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Elements).GetEnumerator();
}

/// <summary>Makes sequences.</summary>
public static class Sequence
{
    /// <summary>The sequence of these elements; what a collection expression calls.</summary>
    public static Sequence<T> Of<T>(ReadOnlySpan<T> elements) => new([.. elements]);

    /// <summary>The elements of any enumerable, in its order.</summary>
    public static Sequence<T> ToSequence<T>(this IEnumerable<T> elements) => new([.. elements]);
}
