using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Tandem.Domain.Values;

/// <summary>An amount in whole minor units of one currency; 12,500.00 EUR is 1,250,000 minor units.</summary>
/// <remarks>
/// Arithmetic is checked: an overflow throws. Adding or comparing unlike currencies throws too, because converting
/// needs a dated rate and is never implied. The default value has no currency and throws wherever it is used.
/// </remarks>
public readonly record struct Money : IComparable<Money>
{
    readonly Currency? currency;

    /// <summary>An amount of minor units.</summary>
    public Money(long minor, Currency currency) => (Minor, this.currency) = (minor, currency);

    /// <summary>The amount in minor units: cents for EUR, yen for JPY, fils for KWD.</summary>
    public long Minor { get; }

    /// <summary>The currency of the amount.</summary>
    public Currency Currency => currency ?? throw new InvalidOperationException("This amount was never set.");

    /// <summary>The amount in units, such as 12500.00; its scale is the currency's number of decimals.</summary>
    public decimal Amount
    {
        get
        {
            var minor = decimal.Abs(Minor);
            var bits = decimal.GetBits(minor);
            return new decimal(bits[0], bits[1], bits[2], Minor < 0, (byte)Currency.Decimals);
        }
    }

    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>The sum of amounts of one currency; zero of it when there are none.</summary>
    public static Money Sum(IEnumerable<Money> amounts, Currency currency) =>
        amounts.Aggregate(Zero(currency), (sum, each) => sum + each);

    /// <summary>Adds amounts of one currency.</summary>
    public static Money operator +(Money left, Money right) =>
        new(checked(left.Minor + left.Alike(right).Minor), left.Currency);

    /// <summary>Subtracts amounts of one currency.</summary>
    public static Money operator -(Money left, Money right) =>
        new(checked(left.Minor - left.Alike(right).Minor), left.Currency);

    /// <summary>The amount with the opposite sign.</summary>
    public static Money operator -(Money amount) => new(checked(-amount.Minor), amount.Currency);

    /// <summary>True when the left amount is smaller.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>True when the left amount is larger.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>True when the left amount is not larger.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>True when the left amount is not smaller.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>The amount times a factor, such as hours; rounded half away from zero, as on invoices.</summary>
    public Money Times(decimal factor) =>
        new(decimal.ToInt64(decimal.Round(Minor * factor, 0, MidpointRounding.AwayFromZero)), Currency);

    /// <inheritdoc/>
    public int CompareTo(Money other) => Minor.CompareTo(Alike(other).Minor);

    /// <summary>The amount without its currency, the same in every culture, with all its decimals: 12500.00.</summary>
    public string ToAmountText() => Amount.ToString(CultureInfo.InvariantCulture);

    /// <summary>The amount and its currency, the same in every culture: 12500.00 EUR.</summary>
    public override string ToString() => $"{ToAmountText()} {Currency.Code}";

    /// <summary>Reads an amount such as 12500, 12500.5 or -12500.00 in a currency.</summary>
    /// <param name="text">Digits, at most one leading minus, at most one full stop; no thousands separators.</param>
    /// <param name="currency">Decides how many decimals are allowed; more are an error, even zeros.</param>
    /// <param name="money">The amount read.</param>
    /// <param name="error">What is wrong and what was expected, as a sentence; null when the text was read.</param>
    public static bool TryParse(
        string? text, Currency currency, out Money money, [NotNullWhen(false)] out string? error)
    {
        money = Zero(currency);
        error = Complaint(text ?? "", currency);
        if (error is not null)
            return false;
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var parsed = decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var amount);
        if (!parsed || decimal.Abs(amount) > (decimal)long.MaxValue / currency.MinorPerUnit)
        {
            error = $"'{text}' is larger than an amount of {currency.Code} can be.";
            return false;
        }
        money = new Money(decimal.ToInt64(amount * currency.MinorPerUnit), currency);
        return true;
    }

    static string? Complaint(string text, Currency currency)
    {
        var digits = text.StartsWith('-') ? text[1..] : text;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? "" : digits[(point + 1)..];
        if (whole.Length == 0 || !whole.All(char.IsAsciiDigit) || !fraction.All(char.IsAsciiDigit)
            || (point >= 0 && fraction.Length == 0))
            return $"'{text}' is not an amount; write digits and at most one full stop, such as {Example(currency)}.";
        if (fraction.Length > currency.Decimals)
            return currency.Decimals == 0
                ? $"'{text}' has decimals, but {currency.Code} has none."
                : $"'{text}' has {fraction.Length} decimals, but {currency.Code} has {currency.Decimals}.";
        return null;
    }

    static string Example(Currency currency) => new Money(12_500 * currency.MinorPerUnit, currency).ToAmountText();

    Money Alike(Money other) => other.Currency == Currency
        ? other
        : throw new InvalidOperationException($"{Currency} and {other.Currency} never mix without a dated rate.");
}
