using FsCheck;
using FsCheck.Fluent;
using Tandem.Domain.Values;

namespace Tandem.Tests.Values;

public class MoneyTests
{
    static readonly Currency Euro = Currency.Of("EUR");

    [Theory]
    [InlineData("12500.00", "EUR", 1_250_000)]
    [InlineData("12500", "EUR", 1_250_000)]
    [InlineData("-0.5", "EUR", -50)]
    [InlineData("12500", "JPY", 12_500)]
    [InlineData("1.234", "KWD", 1_234)]
    [InlineData("37.1234", "CLF", 371_234)]
    [InlineData("92233720368547758.07", "EUR", long.MaxValue)]
    public void An_amount_is_read_in_the_decimals_of_its_currency(string text, string code, long minor)
    {
        Assert.True(Money.TryParse(text, Currency.Of(code), out var money, out _));
        Assert.Equal(new Money(minor, Currency.Of(code)), money);
    }

    [Theory]
    [InlineData("12.345", "EUR", "'12.345' has 3 decimals, but EUR has 2.")]
    [InlineData("12.000", "EUR", "'12.000' has 3 decimals, but EUR has 2.")]
    [InlineData("12.5", "JPY", "'12.5' has decimals, but JPY has none.")]
    [InlineData("12,500.00", "EUR", "write digits and at most one full stop, such as 12500.00.")]
    [InlineData("12 500", "JPY", "write digits and at most one full stop, such as 12500.")]
    [InlineData("", "EUR", "'' is not an amount")]
    [InlineData("-", "EUR", "'-' is not an amount")]
    [InlineData("12.", "EUR", "'12.' is not an amount")]
    [InlineData(".5", "EUR", "'.5' is not an amount")]
    [InlineData("1e3", "EUR", "'1e3' is not an amount")]
    [InlineData("١٢", "EUR", "is not an amount")]
    [InlineData("92233720368547758.08", "EUR", "is larger than an amount of EUR can be.")]
    [InlineData("99999999999999999999999999999999", "EUR", "is larger than an amount of EUR can be.")]
    public void What_is_no_amount_is_refused_with_what_was_expected(string text, string code, string expected)
    {
        Assert.False(Money.TryParse(text, Currency.Of(code), out _, out var error));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_amount_of_every_currency_is_read_back_as_written() => Prop.ForAll(Amounts, money =>
            Money.TryParse(money.ToAmountText(), money.Currency, out var read, out _) && read == money)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_added_can_be_taken_away_again() => Prop.ForAll(Amounts, Amounts, (one, other) =>
            one + new Money(other.Minor, one.Currency) - new Money(other.Minor, one.Currency) == one)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_sum_has_no_order() => Prop.ForAll(Amounts.Generator.ArrayOf().ToArbitrary(), amounts =>
        {
            var euros = amounts.Select(each => new Money(each.Minor, Euro)).ToArray();
            return Money.Sum(euros, Euro) == Money.Sum(euros.Reverse(), Euro);
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_amounts_is_the_order_of_their_numbers() => Prop.ForAll(Amounts, Amounts, (one, other) =>
        {
            var alike = new Money(other.Minor, one.Currency);
            return (one < alike) == (one.Amount < alike.Amount) && (one >= alike) == (one.Amount >= alike.Amount);
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Seven_and_a_half_hours_at_a_rate_round_half_a_cent_up()
    {
        Assert.Equal(new Money(63_713, Euro), new Money(8_495, Euro).Times(7.5m));
        Assert.Equal(new Money(-63_713, Euro), new Money(-8_495, Euro).Times(7.5m));
    }

    [Fact]
    public void Euros_and_yen_are_never_added_or_compared()
    {
        var (euros, yen) = (new Money(1, Euro), new Money(1, Currency.Of("JPY")));
        Assert.Throws<InvalidOperationException>(() => euros + yen);
        Assert.Throws<InvalidOperationException>(() => euros - yen);
        Assert.Throws<InvalidOperationException>(() => euros < yen);
        Assert.NotEqual(euros, yen);
    }

    [Fact]
    public void An_overflow_is_never_wrapped_around()
    {
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue, Euro) + new Money(1, Euro));
        Assert.Throws<OverflowException>(() => -new Money(long.MinValue, Euro));
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue, Euro).Times(2));
    }

    [Fact]
    public void An_amount_that_was_never_set_cannot_be_used() =>
        Assert.Throws<InvalidOperationException>(() => default(Money) + default(Money));

    [Theory]
    [InlineData("EUR", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KWD", 3)]
    [InlineData("CLF", 4)]
    public void A_currency_knows_its_decimals(string code, int decimals) =>
        Assert.Equal(decimals, Currency.Of(code).Decimals);

    [Theory]
    [InlineData("eur")]
    [InlineData("XXX")]
    [InlineData("")]
    [InlineData(null)]
    public void Only_codes_of_the_table_are_currencies(string? code) => Assert.False(Currency.TryOf(code, out _));

    internal static Arbitrary<Money> Amounts => Gen.Choose(int.MinValue, int.MaxValue)
        .SelectMany(_ => Gen.Elements(Currency.All), (minor, currency) => new Money(minor, currency)).ToArbitrary();
}
