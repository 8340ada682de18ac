using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Tables;

/// <summary>What a decision table looks at: one of some words, or a number that may be missing.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Words">The words it can be; empty where it is a number.</param>
/// <param name="Least">The smallest number it can be.</param>
/// <param name="Most">The largest.</param>
public sealed record TableInput(string Key, Sequence<string> Words, decimal Least = 0, decimal Most = 0)
{
    /// <summary>Whether it is a number.</summary>
    public bool IsNumber => Words.Count == 0;
}

/// <summary>What an input is this time.</summary>
/// <param name="Word">The word, where the input is one.</param>
/// <param name="Number">The number, where it is one and is known.</param>
public readonly record struct InputValue(string? Word, decimal? Number)
{
    /// <summary>A number that nobody gave.</summary>
    public static InputValue Missing { get; }

    /// <summary>A word.</summary>
    public static InputValue Of(string word) => new(word, null);

    /// <summary>A number, or a missing one.</summary>
    public static InputValue Of(decimal? number) => new(null, number);

    /// <inheritdoc/>
    public override string ToString() => Word ?? Number?.ToString(System.Globalization.CultureInfo.InvariantCulture)
        ?? "not given";
}
