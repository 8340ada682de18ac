namespace Tandem.Domain.Delivery;

/// <summary>How a figure must stand to the bound of a criterion.</summary>
public enum Comparison
{
    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    AtMost,

    /// <summary><c>&gt;</c></summary>
    More,

    /// <summary><c>&gt;=</c></summary>
    AtLeast,
}

static class Comparisons
{
    /// <summary>Longest first: <c>&lt;=</c> is not <c>&lt;</c>. The first of a kind is canonical.</summary>
    public static readonly (string Symbol, Comparison Means)[] Symbols =
    [
        ("!=", Comparison.NotEqual), ("<=", Comparison.AtMost), (">=", Comparison.AtLeast),
        ("=", Comparison.Equal), ("<", Comparison.Less), (">", Comparison.More),
        ("≠", Comparison.NotEqual), ("≤", Comparison.AtMost), ("≥", Comparison.AtLeast),
    ];

    public static string Symbol(this Comparison comparison) =>
        Symbols.First(pair => pair.Means == comparison).Symbol;

    public static bool Holds(this Comparison comparison, decimal value, decimal bound) => comparison switch
    {
        Comparison.Equal => value == bound,
        Comparison.NotEqual => value != bound,
        Comparison.Less => value < bound,
        Comparison.AtMost => value <= bound,
        Comparison.More => value > bound,
        Comparison.AtLeast => value >= bound,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "not a comparison"),
    };
}
