using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Tandem.Domain.Forecast;
using Tandem.Domain.Values;

namespace Tandem.Tests.Forecast;

public class EarnedValueTests
{
    [Fact]
    public void The_case_of_100_000_gives_the_figures_that_its_author_printed()
    {
        var (input, expected) = Published("pra-tests-100k", "published_expected");
        var value = EarnedValue.Of(input("BAC"), expected("PV"), expected("EV"), expected("AC"));
        Assert.Equal([expected("SV"), expected("CV"), expected("SPI"), expected("CPI")],
            [value.Sv.Value, value.Cv.Value, value.Spi.Value, Rounded(value.Cpi, 7)]);
        var further = Published("pra-tests-100k", "further_values_computed_here").Expected;
        Assert.Equal(
            [further("EAC_typical_BAC/CPI"), further("EAC_atypical_AC+(BAC-EV)"),
                further("EAC_combined_AC+(BAC-EV)/(CPI*SPI)"), further("ETC_(BAC-EV)/CPI"),
                further("VAC_typical"), further("TCPI_BAC"), further("TCPI_EAC")],
            [Rounded(value.Eac, 6), value.EacAtypical.Value, Rounded(value.EacCostSchedule, 6),
                Rounded(value.Etc, 6), Rounded(value.Vac, 6), value.TcpiBudget.Value, Rounded(value.TcpiEstimate, 6)]);
    }

    [Fact]
    public void The_book_case_of_500_000_comes_out_without_a_rounding_error()
    {
        var (input, expected) = Published("pra-book-500k", "published_expected_at_period_3");
        var value = EarnedValue.Of(input("BAC"), expected("PV"), expected("EV"), expected("AC"));
        Assert.Equal(
            [expected("SV"), expected("CV"), expected("SPI"), expected("CPI"), expected("EAC_typical"),
                expected("EAC_atypical"), expected("EAC_combined"), expected("ETC"), expected("VAC")],
            [value.Sv.Value, value.Cv.Value, value.Spi.Value, Rounded(value.Cpi, 2), value.Eac.Value,
                value.EacAtypical.Value, value.EacCostSchedule.Value, value.Etc.Value, value.Vac.Value]);
        Assert.Equal(-45, value.VacPercent.Value);
    }

    [Fact]
    public void The_three_estimates_follow_from_given_indices_as_published()
    {
        var (input, expected) = Published("pra-eac-methods", "published_expected");
        Assert.Equal(expected("EAC_typical"), EarnedValue.TypicalEstimate(input("BAC"), input("CPI")).Value);
        Assert.Equal(
            expected("EAC_atypical"), EarnedValue.AtypicalEstimate(input("BAC"), input("EV"), input("AC")).Value);
        Assert.Equal(expected("EAC_combined"), Rounded(
            EarnedValue.CostScheduleEstimate(input("BAC"), input("EV"), input("AC"), input("CPI"), input("SPI")), 6));
    }

    [Fact]
    public void The_indices_to_complete_are_as_published()
    {
        var (input, expected) = Published("pra-tcpi", "published_expected");
        var value = EarnedValue.Of(input("BAC"), input("EV"), input("EV"), input("AC"));
        Assert.Equal(expected("TCPI_BAC"), Rounded(value.TcpiBudget, 9));
        Assert.Equal(expected("TCPI_EAC"), ((input("BAC") - input("EV")) / (input("EAC") - input("AC"))));
    }

    [Fact]
    public void Before_any_cost_the_cost_index_and_what_rests_on_it_say_so()
    {
        var value = EarnedValue.Of(100, 10, 0, 0);
        Assert.Equal("AC is 0", value.Cpi.Reason);
        Assert.Equal("AC is 0", value.Eac.Reason);
        Assert.Equal("AC is 0", value.VacPercent.Reason);
        Assert.Equal(100, value.EacAtypical.Value);
    }

    [Fact]
    public void Cost_without_accepted_work_has_no_typical_estimate()
    {
        var value = EarnedValue.Of(100, 10, 0, 25);
        Assert.Equal(0, value.Cpi.Value);
        Assert.Equal("CPI is 0", value.Eac.Reason);
        Assert.Equal("CPI × SPI is 0", value.EacCostSchedule.Reason);
    }

    [Fact]
    public void When_everything_is_accepted_the_estimate_is_the_cost_and_no_index_remains()
    {
        var value = EarnedValue.Of(100, 100, 100, 125);
        Assert.Equal([125, 125, 125, 0],
            [value.Eac.Value, value.EacAtypical.Value, value.EacCostSchedule.Value, value.Etc.Value]);
        Assert.Equal("EAC − AC is 0", value.TcpiEstimate.Reason);
        Assert.Equal(0, value.TcpiBudget.Value);
    }

    [Fact]
    public void With_the_whole_budget_spent_no_performance_ends_on_budget() =>
        Assert.Equal("BAC − AC is 0", EarnedValue.Of(100, 100, 80, 100).TcpiBudget.Reason);

    [Fact]
    public void What_is_to_come_follows_the_estimate_that_the_engagement_reports()
    {
        var value = EarnedValue.Of(500_000, 250_000, 200_000, 290_000, CompletionEstimate.Atypical);
        Assert.Equal([590_000, 300_000, -90_000, -18],
            [value.EacReported.Value, value.Etc.Value, value.Vac.Value, value.VacPercent.Value]);
        Assert.Equal(1, value.TcpiEstimate.Value);
    }

    [Fact]
    public void The_identities_of_earned_value_hold_for_any_amounts() => Prop.ForAll(Cases, figures =>
        {
            var (bac, pv, ev, ac) = figures;
            foreach (var reported in Enum.GetValues<CompletionEstimate>())
            {
                var value = EarnedValue.Of(bac, pv, ev, ac, reported);
                Assert.Equal(value.Ev, value.Cv + value.Ac);
                Assert.Equal(value.Ev, value.Sv + value.Pv);
                Assert.Equal(value.EacReported, value.Etc.IsDefined ? value.Ac + value.Etc : value.EacReported);
                Assert.Equal(value.Bac, value.Vac.IsDefined ? value.EacReported + value.Vac : value.Bac);
                Assert.True(!value.Cpi.IsDefined || value.Cpi * ac == ev);
                Assert.True(!value.Spi.IsDefined || value.Spi * pv == ev);
                Assert.True(!value.Eac.IsDefined || value.Eac * value.Cpi == bac);
                Assert.True(!value.TcpiEstimate.IsDefined || value.TcpiEstimate * value.Etc == Figure.Of(bac) - ev);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Undefined_is_never_shown_as_a_number_or_without_a_reason() => Prop.ForAll(Cases, figures =>
        {
            var value = EarnedValue.Of(figures.Bac, figures.Pv, figures.Ev, figures.Ac);
            Figure[] all =
            [
                value.Cpi, value.Spi, value.Eac, value.EacCostSchedule, value.Vac,
                value.TcpiBudget, value.TcpiEstimate,
            ];
            return all.All(figure => figure.Value is null == figure.Reason is not null);
        }).QuickCheckThrowOnFailure();

    internal static Arbitrary<(decimal Bac, decimal Pv, decimal Ev, decimal Ac)> Cases =>
        (from bac in Gen.Choose(0, 100_000_000)
         from pv in Gen.Choose(0, bac)
         from ev in Gen.Choose(0, bac)
         from ac in Gen.Choose(0, 150_000_000)
         select (bac / 100m, pv / 100m, ev / 100m, ac / 100m)).ToArbitrary();

    internal static decimal? Rounded(Figure figure, int decimals) =>
        figure.Value is { } value ? decimal.Round(value, decimals) : null;

    static (Func<string, decimal> Input, Func<string, decimal> Expected) Published(string id, string expected)
    {
        using var file = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data/earned-value/published.json")));
        var published = file.RootElement.EnumerateArray()
            .Single(each => each.GetProperty("id").GetString() == id).Clone();
        return (name => published.GetProperty("input").GetProperty(name).GetDecimal(),
            name => published.GetProperty(expected).GetProperty(name).GetDecimal());
    }
}
