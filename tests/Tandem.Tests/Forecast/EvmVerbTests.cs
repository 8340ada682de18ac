using System.Text;
using System.Text.Json;
using Tandem.Forecast;

namespace Tandem.Tests.Forecast;

public sealed class EvmVerbTests : IDisposable
{
    const string Book = """
        period,pv,ev,ac
        1,50000,40000,45000
        2,125000,110000,155000
        3,250000,200000,290000
        4,375000,,
        5,500000,,
        """;

    static readonly string[] Keys =
    [
        "period", "pv", "ev", "ac", "cv", "sv", "cpi", "spi", "eac", "eacAtypical", "eacCostSchedule", "etc", "vac",
        "vacPercent", "tcpiBudget", "tcpiEstimate", "es", "at", "svT", "spiT", "ieacT", "tspi",
    ];

    readonly string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    [Fact]
    public void Each_period_is_an_object_with_exactly_the_documented_keys()
    {
        var rows = Rows(Book);
        Assert.Equal(5, rows.Length);
        Assert.All(rows, row => Assert.Equal(Keys, row.EnumerateObject().Select(each => each.Name)));
    }

    [Fact]
    public void The_figures_of_the_book_are_printed_at_full_precision()
    {
        var third = Rows(Book)[2];
        Assert.Equal("0.6896551724137931034482758621", third.GetProperty("cpi").GetRawText());
        Assert.Equal("725000", third.GetProperty("eac").GetRawText());
        Assert.Equal("2.6", third.GetProperty("es").GetRawText());
        Assert.Equal("5.769230769230769230769230769", third.GetProperty("ieacT").GetRawText());
    }

    [Fact]
    public void A_period_to_come_has_its_plan_and_nothing_else()
    {
        var fourth = Rows(Book)[3];
        Assert.Equal(["period", "pv"], fourth.EnumerateObject()
            .Where(each => each.Value.ValueKind != JsonValueKind.Null).Select(each => each.Name));
    }

    [Fact]
    public void A_given_budget_and_duration_replace_those_of_the_file()
    {
        var third = Rows(Book, "--bac", "600000", "--planned-duration", "6.5")[2];
        Assert.Equal(870_000, third.GetProperty("eac").GetDecimal());
        Assert.Equal(7.5m, third.GetProperty("ieacT").GetDecimal());
    }

    [Fact]
    public void A_budget_that_the_plan_never_reaches_leaves_the_duration_unknown_and_says_so()
    {
        var (code, output, error) = Asked(Book, "--bac", "600000");
        Assert.Equal(0, code);
        Assert.Contains("never reaches 600000", error, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(output).RootElement[2].GetProperty("ieacT").ValueKind);
    }

    [Fact]
    public void Period_0_is_the_start_itself()
    {
        var rows = Rows("period,pv,ev,ac\n0,0,0,0\n1,100,50,60\n2,200,,\n");
        Assert.Equal([0, 1], rows.SkipLast(1).Select(row => row.GetProperty("at").GetInt32()));
        Assert.Equal(JsonValueKind.Null, rows[0].GetProperty("spiT").ValueKind);
        Assert.Equal(0.5m, rows[1].GetProperty("es").GetDecimal());
    }

    [Fact]
    public void Once_everything_is_accepted_the_clock_stands_until_an_acceptance_is_withdrawn()
    {
        var rows = Rows("1,100,0,0\n2,100,100,90\n3,200,200,150\n4,200,200,150\n5,200,100,150\n6,200,200,160\n"
            .Insert(0, "period,pv,ev,ac\n"));
        Assert.Equal([1, 2, 3, 3, 5, 6], rows.Select(row => row.GetProperty("at").GetInt32()));
        Assert.Equal((0, 1, 3), (rows[3].GetProperty("svT").GetInt32(), rows[3].GetProperty("spiT").GetInt32(),
            rows[3].GetProperty("ieacT").GetInt32()));
    }

    [Fact]
    public void Named_periods_are_counted_by_their_place()
    {
        var rows = Rows("ac , EV,period,pv,note\n60,50,2026-01,100,\"late, again\"\n70,,2026-02,200,\n");
        Assert.Equal("2026-01", rows[0].GetProperty("period").GetString());
        Assert.Equal([1, 2], rows.Select(row => row.GetProperty("at").GetInt32()));
        Assert.Equal(60, rows[0].GetProperty("ac").GetInt32());
    }

    [Fact]
    public void Measured_for_the_first_time_in_the_third_period_earlier_ones_are_undefined()
    {
        var rows = Rows("period,pv,ev,ac\n1,10,,9\n2,20,,18\n3,40,35,36\n4,70,,\n");
        Assert.Equal(JsonValueKind.Null, rows[0].GetProperty("cpi").ValueKind);
        Assert.Equal(0.875m, rows[2].GetProperty("spi").GetDecimal());
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_do_no_harm() =>
        Assert.Equal(5, Rows("\uFEFF" + Book.ReplaceLineEndings("\r\n")).Length);

    [Theory]
    [InlineData("", "1:1: found an empty file; expected a first line with period,pv,ev,ac.")]
    [InlineData("period,pv,ev,ac\n", "2:1: found no periods; expected a line for each.")]
    [InlineData("period,pv,ev\n1,2,3\n", "1:1: found no column ac; expected a first line with period,pv,ev,ac.")]
    [InlineData("period,pv,ev,ac,PV\n1,2,3,4,5\n", "1:1: found 2 columns pv; expected a first line")]
    [InlineData("period;pv;ev;ac\n1;2;3;4\n", "1:7: found semicolons between columns; expected commas")]
    [InlineData("period\tpv\tev\tac\n1\t2\t3\t4\n", "1:7: found tabs between columns; expected commas")]
    [InlineData("period,pv,ev,ac\n1,2,1,1,1\n", "2:1: found 5 cells; expected 4, as in the first line.")]
    [InlineData("period,pv,ev,ac\n1,two,1,1\n", "2:3: found 'two' in column pv; expected a number")]
    [InlineData("period,pv,ev,ac\n1,\"1,000\",1,1\n", "2:3: found '1,000' in column pv; expected a number")]
    [InlineData("period,pv,ev,ac\n\"May \"\"26\"\"\", 2 ,x,1\n", "2:18: found 'x' in column ev; expected a number")]
    [InlineData("period,pv,ev,ac\nété,2,x,1\n", "2:7: found 'x' in column ev; expected a number")]
    [InlineData("period,pv,ev,ac\n1,10,-1,1\n", "2:6: found '-1' in column ev; expected a cumulative amount of 0")]
    [InlineData("period,pv,ev,ac\n1,,1,1\n2,3,,\n", "2:3: found nothing in column pv; expected the cumulative planned")]
    [InlineData("period,pv,ev,ac\n,2,1,1\n", "2:1: found nothing in column period; expected the number or name")]
    [InlineData("period,pv,ev,ac\n1,2,1,1\n\n2,1,1,1\n", "4:3: found 1 in column pv; expected a cumulative amount")]
    [InlineData("period,pv,ev,ac\n1,2,1,1\n1,3,1,1\n", "3:1: found '1' in column period; expected each period once")]
    [InlineData("period,pv,ev,ac\nJan,2,1,1\nJan,3,1,1\n", "3:1: found 'Jan' in column period; expected each")]
    [InlineData("period,pv,ev,ac\n1,2,1,1\n2,3,1,1\n4,5,1,1\n", "4:1: found '4' in column period; expected period 3")]
    [InlineData("period,pv,ev,ac\n1,2,1,1\n2,3,,2\n3,5,1,3\n", "3:5: found nothing in column ev; expected")]
    [InlineData("period,pv,ev,ac\n1,2,1,1\n2,3,4,2\n", "3:5: found 4 in column ev; expected at most the budget")]
    [InlineData("period,pv,ev,ac\n1,9,1,1\n2,9,,\n", "3:3: found 9 in column pv; expected at most the", "--bac", "8")]
    [InlineData("period,pv,ev,ac\n1,2,\"1,1\n", "2:1: found a quotation mark out of place")]
    [InlineData("period,pv,ev,ac\n1,2,1\"1,1\n", "2:1: found a quotation mark out of place")]
    public void What_is_wrong_with_a_file_is_told_with_its_place_and_what_was_expected(
        string text, string expected, params string[] options)
    {
        var (code, output, error) = Asked(text, options);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains($"{file}:{expected}", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once_in_the_order_of_the_file()
    {
        var error = Asked("period,pv,ev,ac\n1,2,x,1\n1,1,1,y\n").Error;
        Assert.Equal(["2:5", "3:1", "3:3", "3:7"], error.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => string.Join(':', line.Split(':')[1..3])));
    }

    [Fact]
    public void Of_thousands_of_problems_the_first_are_told_and_the_rest_counted()
    {
        var periods = string.Concat(Enumerable.Range(1, 1000).Select(n => $"{n},x,,\n"));
        var error = Asked("period,pv,ev,ac\n" + periods).Error;
        Assert.Equal(PeriodsProblems.ShownMax + 1, error.Count(letter => letter == '\n'));
        Assert.Contains("980 more are not shown.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused_at_the_byte_where_it_stops_being_it()
    {
        var (code, output, error) = Asked(Encoding.Latin1.GetBytes("period,pv,ev,ac\nMärz,2,1,1\n"));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains($"{file}:2:2: found byte E4; expected UTF-8.", error, StringComparison.Ordinal);
        var utf16 = Asked(Encoding.Unicode.GetPreamble()).Error;
        Assert.Contains("found UTF-16; expected UTF-8", utf16, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_beyond_the_limits_is_refused()
    {
        var periods = string.Concat(Enumerable.Range(1, PeriodsFile.PeriodsMax + 1).Select(n => $"{n},{n},,\n"));
        var error = Asked("period,pv,ev,ac\n" + periods).Error;
        Assert.Contains("found more periods; expected at most 10000.", error, StringComparison.Ordinal);
        Assert.Contains("is larger than", Asked(new byte[PeriodsFile.BytesMax + 1]).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--bac", "0")]
    [InlineData("--bac", "1,000")]
    [InlineData("--planned-duration", "-5")]
    [InlineData("--planned-duration", "five")]
    public void An_option_that_is_no_number_above_zero_is_refused(string option, string value)
    {
        var (code, output, error) = Asked(Book, option, value);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains($"{option} {value}: expected a number above 0", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var (code, output, error) = Run([file]);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains($"{file}: the file cannot be read", error, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(file);

    JsonElement[] Rows(string text, params string[] options)
    {
        var (code, output, error) = Asked(text, options);
        Assert.Equal((0, ""), (code, error));
        using var parsed = JsonDocument.Parse(output);
        return [.. parsed.RootElement.EnumerateArray().Select(row => row.Clone())];
    }

    (int Code, string Output, string Error) Asked(string text, params string[] options) =>
        Asked(Encoding.UTF8.GetBytes(text), options);

    (int Code, string Output, string Error) Asked(byte[] bytes, params string[] options)
    {
        File.WriteAllBytes(file, bytes);
        return Run([file, .. options]);
    }

    static (int Code, string Output, string Error) Run(string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = EvmVerb.Verb().Parse(arguments).Invoke(new() { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
