using FsCheck;
using FsCheck.Fluent;
using Tandem.Domain.Values;

namespace Tandem.Tests.Values;

public class FigureTests
{
    [Fact]
    public void A_quotient_by_zero_says_what_was_zero() =>
        Assert.Equal("AC is 0", Figure.Of(1).Per(0, "AC").Reason);

    [Fact]
    public void Whatever_is_computed_from_an_undefined_figure_keeps_its_reason()
    {
        var cpi = Figure.Of(1).Per(0, "AC");
        Assert.Equal("AC is 0", (100 - cpi * 2 + 1).Reason);
        Assert.Null((100 - cpi).Value);
    }

    [Fact]
    public void Two_reasons_are_both_told_and_the_same_one_once()
    {
        var (cpi, spi) = (Figure.Of(1).Per(0, "AC"), Figure.Of(1).Per(0, "PV"));
        Assert.Equal("AC is 0; PV is 0", (cpi * spi).Reason);
        Assert.Equal("AC is 0", (cpi * cpi).Reason);
    }

    [Fact]
    public void A_ratio_of_a_ratio_loses_no_digit()
    {
        var cpi = Figure.Of(200_000).Per(290_000, "AC");
        Assert.Equal("725000", Figure.Of(500_000).Per(cpi, "CPI").ToString());
    }

    [Fact]
    public void A_value_that_never_ends_has_28_significant_digits()
    {
        Assert.Equal("0.3333333333333333333333333333", Figure.Of(1).Per(3, "three").ToString());
        Assert.Equal("-66666.66666666666666666666667", Figure.Of(-200_000).Per(3, "three").ToString());
    }

    [Fact]
    public void A_value_beyond_what_can_be_shown_is_undefined_and_not_wrong()
    {
        Assert.Equal("the result is too large to be shown", (Figure.Of(decimal.MaxValue) * 2).Reason);
        Assert.Equal(decimal.MaxValue, Figure.Of(decimal.MaxValue).Value);
    }

    [Fact]
    public void A_figure_never_computed_is_undefined() => Assert.Equal("it was not computed", default(Figure).Reason);

    [Fact]
    public void Every_amount_comes_out_as_it_went_in() => Prop.ForAll(MoneyTests.Amounts, money =>
            Figure.Of(money.Amount).Value == money.Amount)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_divided_comes_back_exactly_when_multiplied() =>
        Prop.ForAll(MoneyTests.Amounts, MoneyTests.Amounts, (one, other) => other.Minor == 0
                || Figure.Of(one.Amount).Per(other.Amount, "other") * other.Amount == Figure.Of(one.Amount))
        .QuickCheckThrowOnFailure();
}
