using System.Numerics;

namespace Tandem.Domain.Values;

/// <summary>An exact fraction with a positive denominator.</summary>
/// <remarks>
/// Chained ratios (the budget divided by a cost index that is itself a ratio) lose digits when each step is rounded:
/// 500000 / (200000 / 290000) would print as 724999.99… . Here a figure is rounded once, when it is read. Fractions are
/// brought to lowest terms only when they have grown long: chains are short, and the search for a divisor costs more
/// than all other steps together.
/// </remarks>
readonly struct Fraction : IEquatable<Fraction>
{
    const int SignificantDigits = 28;
    const int BitsBeforeReduction = 512;
    const int BitsSurelyDecimal = 95;

    // Dividing by a one with 28 decimals is how the framework drops trailing zeros of a decimal.
    const decimal OneWithAllDecimals = 1.0000000000000000000000000000m;

    static readonly BigInteger DecimalMax = new(decimal.MaxValue);
    static readonly BigInteger[] PowersOfTen =
        [.. Enumerable.Range(0, SignificantDigits + 1).Select(power => BigInteger.Pow(10, power))];

    readonly BigInteger numerator;
    readonly BigInteger denominator;

    Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.GetBitLength() + denominator.GetBitLength() > BitsBeforeReduction)
        {
            var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
            (numerator, denominator) = (numerator / divisor, denominator / divisor);
        }
        (this.numerator, this.denominator) = denominator.Sign < 0
            ? (-numerator, -denominator) : (numerator, denominator);
    }

    public bool IsZero => numerator.IsZero;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => numerator.Sign;

    public bool FitsDecimal => numerator.GetBitLength() - denominator.GetBitLength() < BitsSurelyDecimal
        || BigInteger.Abs(numerator) <= DecimalMax * denominator;

    public static Fraction Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var unscaled = new BigInteger(new decimal(bits[0], bits[1], bits[2], bits[3] < 0, scale: 0));
        return new(unscaled, PowersOfTen[value.Scale]);
    }

    /// <summary>The ratio of two whole numbers.</summary>
    public static Fraction Of(long numerator, long denominator) => new(numerator, denominator);

    /// <summary>The largest whole number that is not larger.</summary>
    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The smallest whole number that is not smaller.</summary>
    public BigInteger Ceiling() => -new Fraction(-numerator, denominator).Floor();

    public static Fraction operator +(Fraction left, Fraction right) => left.denominator == right.denominator
        ? new(left.numerator + right.numerator, left.denominator)
        : new(left.numerator * right.denominator + right.numerator * left.denominator,
            left.denominator * right.denominator);

    public static Fraction operator -(Fraction left, Fraction right) =>
        left + new Fraction(-right.numerator, right.denominator);

    public static Fraction operator *(Fraction left, Fraction right) =>
        new(left.numerator * right.numerator, left.denominator * right.denominator);

    public static Fraction operator /(Fraction left, Fraction right) =>
        new(left.numerator * right.denominator, left.denominator * right.numerator);

    /// <summary>The nearest decimal of 28 significant digits, without trailing zeros; half to even.</summary>
    public decimal ToDecimal()
    {
        var magnitude = BigInteger.Abs(numerator);
        var scale = Math.Max(0, SignificantDigits - Digits(magnitude / denominator));
        var bits = decimal.GetBits((decimal)Rounded(magnitude * PowersOfTen[scale], denominator));
        return new decimal(bits[0], bits[1], bits[2], numerator.Sign < 0, (byte)scale) / OneWithAllDecimals;
    }

    public bool Equals(Fraction other) => numerator * other.denominator == other.numerator * denominator;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => denominator.IsZero ? 0 : ToDecimal().GetHashCode();

    static int Digits(BigInteger whole)
    {
        var digits = 0;
        while (digits <= SignificantDigits && whole >= PowersOfTen[digits])
            digits++;
        return digits;
    }

    static BigInteger Rounded(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        var half = (remainder * 2).CompareTo(denominator);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
