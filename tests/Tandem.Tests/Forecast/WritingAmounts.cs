using Tandem.Domain.Forecast;
using Tandem.Domain.Values;

namespace Tandem.Tests.Forecast;

public class WritingAmounts
{
    [Theory]
    [InlineData("JPY", "1,234,567 JPY")]
    [InlineData("EUR", "1,234,567.00 EUR")]
    [InlineData("KWD", "1,234,567.000 KWD")]
    public void A_sentence_gives_as_many_decimals_as_the_currency_has(string currency, string written) =>
        Assert.Equal(written, Words.Amount(1_234_567m, Currency.Of(currency)));
}
