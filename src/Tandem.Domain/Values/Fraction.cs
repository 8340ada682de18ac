using System.Globalization;
using System.Numerics;

namespace Tandem.Domain.Values;

/// <summary>An exact fraction in lowest terms with a positive denominator.</summary>
/// <remarks>
/// Chained ratios (the budget divided by a cost index that is itself a ratio) lose digits when each step is rounded:
/// 500000 / (200000 / 290000) would print as 724999.99… . Here a figure is rounded once, when it is read.
/// </remarks>
readonly record struct Fraction
{
    const int SignificantDigits = 28;
    static readonly BigInteger DecimalMax = new(decimal.MaxValue);

    Fraction(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        (Numerator, Denominator) = (numerator / divisor, denominator / divisor);
    }

    BigInteger Numerator { get; }

    BigInteger Denominator { get; }

    public bool IsZero => Numerator.IsZero;

    public int Sign => Numerator.Sign;

    public bool FitsDecimal => BigInteger.Abs(Numerator) <= DecimalMax * Denominator;

    public static Fraction Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var unscaled = new BigInteger(new decimal(bits[0], bits[1], bits[2], isNegative: false, scale: 0));
        return new(bits[3] < 0 ? -unscaled : unscaled, BigInteger.Pow(10, value.Scale));
    }

    public static Fraction operator +(Fraction left, Fraction right) =>
        new(
            left.Numerator * right.Denominator + right.Numerator * left.Denominator,
            left.Denominator * right.Denominator);

    public static Fraction operator -(Fraction left, Fraction right) =>
        new(
            left.Numerator * right.Denominator - right.Numerator * left.Denominator,
            left.Denominator * right.Denominator);

    public static Fraction operator *(Fraction left, Fraction right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public static Fraction operator /(Fraction left, Fraction right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <summary>The nearest decimal of 28 significant digits, without trailing zeros; half to even.</summary>
    public decimal ToDecimal()
    {
        var magnitude = BigInteger.Abs(Numerator);
        var whole = magnitude / Denominator;
        var wholeDigits = whole.IsZero ? 0 : whole.ToString(CultureInfo.InvariantCulture).Length;
        var scale = Math.Max(0, SignificantDigits - wholeDigits);
        var rounded = Rounded(magnitude * BigInteger.Pow(10, scale), Denominator);
        for (; scale > 0 && (rounded % 10).IsZero; scale--)
            rounded /= 10;
        var bits = decimal.GetBits((decimal)rounded);
        return new decimal(bits[0], bits[1], bits[2], Sign < 0, (byte)scale);
    }

    static BigInteger Rounded(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        var half = (remainder * 2).CompareTo(denominator);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
