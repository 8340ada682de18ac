using System.Globalization;
using NodaTime;
using Tandem.Domain.Values;
using Tandem.Shared;

namespace Tandem.Tests.Shared;

/// <summary>Days, money and numbers as people read them, in both languages.</summary>
public sealed class WritingValues
{
    [Theory]
    [InlineData("en", "EUR", 1_250_050, "€12,500.50")]
    [InlineData("en", "EUR", -1_250_050, "−€12,500.50")]
    [InlineData("en", "CHF", 1_250_050, "CHF 12,500.50")]
    [InlineData("en", "JPY", 12_500, "JPY 12,500")]
    [InlineData("de", "EUR", 1_250_050, "12.500,50 €")]
    [InlineData("de", "KWD", 1_250_050, "1.250,050 KWD")]
    public void Money_is_written_with_its_currency_and_all_its_decimals(
        string language, string currency, long minor, string written) =>
        Assert.Equal(written, Speaking(language, () => Plain(Written.Money(new Money(minor, Currency.Of(currency))))));

    [Theory]
    [InlineData(1_249_950, "€12,500")]
    [InlineData(1_249_949, "€12,499")]
    [InlineData(-1_249_950, "−€12,500")]
    public void Whole_money_is_rounded_half_away_from_zero(long minor, string written) =>
        Assert.Equal(written, Speaking("en", () => Written.Money(new Money(minor, Currency.Of("EUR")), whole: true)));

    [Theory]
    [InlineData(5_000_000, "€50,000")]
    [InlineData(5_000_010, "€50,000.10")]
    [InlineData(-1, "−€0.01")]
    [InlineData(0, "€0")]
    public void An_amount_that_was_agreed_is_written_with_its_cents_where_it_has_any(long minor, string written) =>
        Assert.Equal(written, Speaking("en", () => Written.Exact(new Money(minor, Currency.Of("EUR")))));

    [Theory]
    [InlineData("en", "14 May 2026", "Thursday, 14 May 2026")]
    [InlineData("de", "14. Mai 2026", "Donnerstag, 14. Mai 2026")]
    public void A_day_is_written_without_a_doubt_which_number_is_the_month(
        string language, string day, string longDay) =>
        Assert.Equal((day, longDay), Speaking(language, () =>
            (Written.Day(new LocalDate(2026, 5, 14)), Written.LongDay(new LocalDate(2026, 5, 14)))));

    [Fact]
    public void A_moment_is_written_on_the_clocks_of_its_zone()
    {
        var (moment, zone) = (Instant.FromUtc(2026, 5, 14, 22, 30), DateTimeZoneProviders.Tzdb["Europe/Berlin"]);

        Assert.Equal("15 May 2026, 00:30", Speaking("en", () => Written.Moment(moment, zone)));
    }

    [Theory]
    [InlineData("0.9", "0.90")]
    [InlineData("0.005", "0.01")]
    [InlineData("-0.004", "0.00")]
    [InlineData("1234.567", "1,234.57")]
    public void An_index_always_has_two_decimals(string number, string written) =>
        Assert.Equal(
            written, Speaking("en", () => Written.Index(decimal.Parse(number, CultureInfo.InvariantCulture))));

    [Fact]
    public void One_is_counted_in_the_singular() => Assert.Equal(
        ("1 deliverable", "0 deliverables", "3 deliverables"),
        (Written.Count(1, "1 deliverable", "{0} deliverables"),
            Written.Count(0, "1 deliverable", "{0} deliverables"),
            Written.Count(3, "1 deliverable", "{0} deliverables")));

    static string Plain(string text) => text.Replace('\u00a0', ' ');

    static T Speaking<T>(string language, Func<T> write)
    {
        var (culture, texts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return write();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, texts);
        }
    }
}
