using System.Globalization;

namespace Tandem.Domain.Values;

/// <summary>A computed number, or the reason why there is none; never 0 or infinity in place of "undefined".</summary>
/// <remarks>
/// Arithmetic is exact and carries reasons along: whatever is computed from an undefined figure is undefined for the
/// same reason. The value is rounded once, to 28 significant digits, when it is read. The default value is undefined.
/// </remarks>
public readonly record struct Figure
{
    const string TooLarge = "the result is too large to be shown";

    readonly Fraction exact;
    readonly string? reason;
    readonly bool defined;

    Figure(Fraction exact)
    {
        defined = exact.FitsDecimal;
        this.exact = defined ? exact : default;
        reason = defined ? null : TooLarge;
    }

    Figure(string reason) => this.reason = reason;

    /// <summary>True when there is a number.</summary>
    public bool IsDefined => defined;

    /// <summary>The number to 28 significant digits, without trailing zeros; null when undefined.</summary>
    public decimal? Value => defined ? exact.ToDecimal() : null;

    /// <summary>Why there is no number, such as "AC is 0"; null when there is one.</summary>
    public string? Reason => defined ? null : reason ?? "it was not computed";

    /// <summary>A figure that is a known number.</summary>
    public static Figure Of(decimal value) => new(Fraction.Of(value));

    /// <summary>A figure that has no number.</summary>
    /// <param name="reason">A clause without a full stop that completes "undefined, because …": "AC is 0".</param>
    public static Figure Undefined(string reason) => new(reason);

    /// <summary>A known number is a figure.</summary>
    public static implicit operator Figure(decimal value) => Of(value);

    /// <summary>The sum, undefined if a term is.</summary>
    public static Figure operator +(Figure left, Figure right) =>
        Together(left, right) ?? new Figure(left.exact + right.exact);

    /// <summary>The difference, undefined if a term is.</summary>
    public static Figure operator -(Figure left, Figure right) =>
        Together(left, right) ?? new Figure(left.exact - right.exact);

    /// <summary>The product, undefined if a factor is.</summary>
    public static Figure operator *(Figure left, Figure right) =>
        Together(left, right) ?? new Figure(left.exact * right.exact);

    /// <summary>The quotient; undefined when the divisor is 0 or either figure is undefined.</summary>
    /// <param name="divisor">What to divide by.</param>
    /// <param name="divisorName">What the divisor is called, for the reason: "AC" gives "AC is 0".</param>
    public Figure Per(Figure divisor, string divisorName)
    {
        if (Together(this, divisor) is { } undefined)
            return undefined;
        return divisor.exact.IsZero ? Undefined($"{divisorName} is 0") : new Figure(exact / divisor.exact);
    }

    /// <summary>The number, the same in every culture, or "undefined: " and the reason.</summary>
    public override string ToString() =>
        Value?.ToString(CultureInfo.InvariantCulture) ?? $"undefined: {Reason}";

    static Figure? Together(Figure left, Figure right) => (left.Reason, right.Reason) switch
    {
        (null, null) => null,
        ({ } one, null) => new Figure(one),
        (null, { } other) => new Figure(other),
        ({ } one, { } other) => new Figure(one == other ? one : $"{one}; {other}"),
    };
}
