using System.Text.Json;
using Tandem.Delivery;

namespace Tandem.Tests.Delivery;

public class FactsOnTheCommandLine
{
    [Fact]
    public void Are_printed_as_one_object_a_file_with_plain_numbers()
    {
        var (outcome, printed) = Print("junit/junit.fail.xml", "cobertura/Cobertura_coverlet.xml");
        Assert.Equal(0, outcome);
        Assert.Equal(2, printed.GetArrayLength());

        var test = printed[0];
        Assert.EndsWith("junit.fail.xml", test.GetProperty("file").GetString(), StringComparison.Ordinal);
        Assert.Equal("JUnit XML", test.GetProperty("format").GetString());
        Assert.Equal("""{"tests.total":5,"tests.passed":3,"tests.failed":1,"tests.skipped":1}""",
            JsonSerializer.Serialize(test.GetProperty("facts")));
        Assert.Equal(0, test.GetProperty("warnings").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, test.GetProperty("error").ValueKind);
        Assert.Equal("61.176470588235294117647058824",
            printed[1].GetProperty("facts").GetProperty("coverage.line").GetRawText());
    }

    [Fact]
    public void Of_a_report_that_cannot_be_read_are_an_error_and_exit_code_1()
    {
        var broken = Path.GetTempFileName();
        try
        {
            File.WriteAllText(broken, "<testsuite><testcase>");
            var (outcome, printed) = Print("junit/jest-junit.xml", broken);
            Assert.Equal(1, outcome);
            Assert.StartsWith("line 1, column 22", ErrorOf(printed[1]), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(broken);
        }
    }

    [Fact]
    public void Of_a_file_that_is_not_there_are_an_error_and_exit_code_2()
    {
        var (outcome, printed) = Print("nowhere.xml", "junit/jest-junit.xml");
        Assert.Equal(2, outcome);
        Assert.StartsWith("the file cannot be opened", ErrorOf(printed[0]), StringComparison.Ordinal);
        Assert.Equal("JUnit XML", printed[1].GetProperty("format").GetString());
    }

    static string? ErrorOf(JsonElement reading) => reading.GetProperty("error").GetString();

    static (int Outcome, JsonElement Printed) Print(params string[] files)
    {
        using var output = new MemoryStream();
        var paths = files.Select(file => Path.Combine(AppContext.BaseDirectory, "Data", "d", file)).ToList();
        var outcome = FactsVerb.Print(paths, output, Reports.Limits);
        return (outcome, JsonDocument.Parse(output.ToArray()).RootElement);
    }
}
