using System.Text;
using System.Text.Json;
using Tandem.Sourcing.Ranking;
using Tandem.Tests.Hosting.Verbs;

namespace Tandem.Tests.Sourcing.Ranking;

public sealed class RankingOnTheCommandLine : IDisposable
{
    const string Suppliers = """
        supplier,price,quality,speed
        weight,0.3,0.4,0.3
        better,max,max,max
        Northwind,5,8,4
        Bright,7,6,8
        Cobalt,8,8,6
        Delta,7,4,6

        """;

    readonly string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    [Fact]
    public async Task The_ranking_is_printed_in_the_order_of_the_file_at_full_precision()
    {
        var (code, output, error) = await Asked(Suppliers, "--method", "topsis");
        Assert.Equal((0, ""), (code, error));
        using var json = JsonDocument.Parse(output);
        Assert.Equal("topsis", json.RootElement.GetProperty("method").GetString());
        var rows = json.RootElement.GetProperty("ranking").EnumerateArray().ToArray();
        Assert.Equal(["Northwind", "Bright", "Cobalt", "Delta"],
            rows.Select(row => row.GetProperty("candidate").GetString()));
        Assert.Equal([3, 2, 1, 4], rows.Select(row => row.GetProperty("rank").GetInt32()));
        Assert.True(rows[0].GetProperty("score").GetRawText().Length > 15);
        Assert.Equal(["candidate", "score", "rank"], rows[0].EnumerateObject().Select(each => each.Name));
    }

    [Theory]
    [InlineData("weighted")]
    [InlineData("weighted", "--scale", "none")]
    [InlineData("promethee2")]
    [InlineData("promethee2", "--preference", "linear", "--q", "1", "--p", "2")]
    public async Task Every_method_ranks(params string[] method) =>
        Assert.Equal(0, (await Asked(Suppliers, ["--method", .. method])).Code);

    [Theory]
    [InlineData("x;a;b\nw;1;2\n", ":1:2: found semicolons between columns")]
    [InlineData("", ":1:1: found an empty file")]
    [InlineData("x,a\nw,1\nd,max\n", ":4:1: found the end of the file")]
    [InlineData("x,a,b\nw,1\nd,max,max\nA,1,2\n", ":2:1: found 2 cells; expected 3")]
    [InlineData("x,a\nw,0\nd,max\nA,1\n", ":2:3: found '0'; expected a weight above 0")]
    [InlineData("x,a\nw,1\nd,up\nA,1\n", ":3:3: found 'up'; expected max or min")]
    [InlineData("x,a\nw,1\nd,max\nA,-1\n", ":4:3: found '-1'; expected a number of 0 or more")]
    [InlineData("x,a\nw,1\nd,min\nA,-1\n", ":4:3: found '-1'; expected a cost of 0 or more")]
    [InlineData("x,a\nw,1\nd,max\nA,\n", ":4:3: found nothing; expected a number")]
    [InlineData("x,a\nw,1\nd,max\nA,1\nA,2\n", ":5:1: found 'A'; expected each candidate once; line 4 has it already")]
    [InlineData("x,a,a\nw,1,1\nd,max,max\nA,1,2\n", ":1:5: found 'a'; expected each criterion once")]
    [InlineData("x,a\nw,1\nd,min\nA,0\n", ":4:3: found '0'; expected a cost above 0")]
    [InlineData("x,a\nw,1\nd,max\nA,\"1\n", "found a quotation mark out of place")]
    [InlineData("x,a\nw,1\nd,max\nA,NaN\n", ":4:3: found 'NaN'")]
    public async Task Every_error_names_its_place(string text, string told)
    {
        var (code, output, error) = await Asked(text, "--method", "weighted");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(told, error, StringComparison.Ordinal);
    }

    // Operating profitability and the like may be below zero; a price may not.
    [Theory]
    [InlineData("topsis")]
    [InlineData("promethee2")]
    [InlineData("weighted", "--scale", "none")]
    public async Task Values_below_zero_are_ranked_where_more_is_better(params string[] method)
    {
        const string companies = "x,profit,share,growth\nw,0.20,0.48,0.32\nd,max,max,max\nA,61,1.08,4.33\n"
            + "F,4,4.12,1.21\nG,-6.1,3.52,2.1\nH,-34.6,3.31,0.98\n";
        var (code, output, error) = await Asked(companies, ["--method", .. method]);
        Assert.Equal((0, ""), (code, error));
        Assert.DoesNotContain("NaN", output, StringComparison.Ordinal);
        var (other, _, told) = await Asked(companies.Replace("max,max,max", "min,max,max", StringComparison.Ordinal),
            "--method", "topsis");
        Assert.Equal(2, other);
        Assert.Contains(":6:3: found '-6.1'; expected a cost of 0 or more", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Latin_1_is_refused_where_it_stops_being_UTF_8()
    {
        await File.WriteAllBytesAsync(file, Encoding.Latin1.GetBytes("x,Qualität\nw,1\nd,max\nA,1\n"),
            TestContext.Current.CancellationToken);
        var (code, _, error) = await CommandLine.Asked(RankVerb.Verb(), file, "--method", "topsis");
        Assert.Equal(2, code);
        Assert.Contains(":1:9: found byte E4; expected UTF-8", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("belong to --method promethee2", "topsis", "--q", "1")]
    [InlineData("needs --q", "promethee2", "--preference", "linear", "--p", "2")]
    [InlineData("above --q, 2", "promethee2", "--preference", "linear", "--q", "2", "--p", "2")]
    [InlineData("--q -1: expected", "promethee2", "--preference", "linear", "--q=-1", "--p", "2")]
    public async Task Options_that_do_not_fit_are_refused(string told, params string[] options)
    {
        var (code, _, error) = await Asked(Suppliers, ["--method", .. options]);
        Assert.Equal(2, code);
        Assert.Contains(told, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_to_be()
    {
        var (code, _, error) = await CommandLine.Asked(RankVerb.Verb(), "/nowhere.csv", "--method", "topsis");
        Assert.Equal(2, code);
        Assert.Contains("cannot be read", error, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(file);

    async Task<(int Code, string Output, string Error)> Asked(string text, params string[] options)
    {
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        return await CommandLine.Asked(RankVerb.Verb(), [file, .. options]);
    }
}
