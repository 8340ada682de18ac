using System.Collections.Immutable;

namespace Tandem.Domain.Values;

/// <summary>
/// An immutable map whose values are replaced all the time, while keys seldom come and go: replacing one touches a
/// page of values and leaves the keys alone.
/// </summary>
/// <typeparam name="T">What a key stands for.</typeparam>
public sealed class Keyed<T> where T : class
{
    // A place whose key has gone stays empty.
    readonly PagedList<T?> values;
    readonly ImmutableDictionary<string, int> places;

    Keyed(ImmutableDictionary<string, int> places, PagedList<T?> values) =>
        (this.places, this.values) = (places, values);

    internal static Keyed<T> Nothing { get; } =
        new(ImmutableDictionary.Create<string, int>(StringComparer.Ordinal), []);

    /// <summary>The value of a key that is there.</summary>
    /// <exception cref="KeyNotFoundException">It is not there.</exception>
    public T this[string key] => values[places[key]]!;

    /// <summary>The value of a key, or null.</summary>
    public T? Find(string key) => places.TryGetValue(key, out var place) ? values[place] : null;

    /// <summary>Where the value of a key stands, or null: later for a key that came later, the same as long as it is
    /// there.</summary>
    public int? PlaceOf(string key) => places.TryGetValue(key, out var place) ? place : null;

    /// <summary>The value at the place of a key that is there.</summary>
    public T At(int place) => values[place]!;

    /// <summary>The map with another value at the place of a key that is there.</summary>
    internal Keyed<T> SetAt(int place, T value) => new(places, values.SetItem(place, value));

    /// <summary>Whether a key is there.</summary>
    public bool ContainsKey(string key) => places.ContainsKey(key);

    /// <summary>The map with a value for a key, instead of the one that it may have.</summary>
    public Keyed<T> SetItem(string key, T value) => PlaceOf(key) is { } place
        ? SetAt(place, value) : new(places.Add(key, values.Count), values.Add(value));

    /// <summary>The map without a key.</summary>
    public Keyed<T> Remove(string key) => places.TryGetValue(key, out var place)
        ? new(places.Remove(key), values.SetItem(place, null)) : this;
}
