using NodaTime;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Values;
using Tandem.Sourcing.Cases;

namespace Tandem.Tests.Sourcing.Cases;

public sealed class CarryingTheNeedOver
{
    static readonly Currency Euro = Currency.Of("EUR");

    [Theory]
    [InlineData("2027-01-01", "2027-06-30", "6")]
    [InlineData("2027-01-15", "2027-07-14", "6")]
    [InlineData("2027-01-15", "2027-07-15", "7")]
    [InlineData("2027-01-31", "2027-01-31", "1")]
    [InlineData("2027-01-01", "2030-12-31", null)]
    public void The_advisor_is_told_the_months_of_the_need_as_far_as_it_takes_them(
        string start, string end, string? months) => Assert.Equal(months, NeedAnswers.Of(Need(null, start, end), Euro)
            .GetValueOrDefault("context.months"));

    [Fact]
    public void An_amount_goes_over_in_its_own_currency_and_in_no_other()
    {
        var need = Need(new(30_000_050, Euro), "2027-01-01", "2027-06-30");
        Assert.Equal("300000.50", NeedAnswers.Of(need, Euro)["context.budget"]);
        Assert.DoesNotContain("context.budget", NeedAnswers.Of(need, Currency.Of("USD")).Keys);
        Assert.Empty(NeedAnswers.Of(null, Euro));
    }

    static Need Need(Money? budget, string start, string end) => new("Slow.", [], budget, Day(start), Day(end), null);

    static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
