using System.Text.RegularExpressions;

namespace Tandem.Tests.House;

/// <summary>How long a file, a method and a line may be, and what nothing is called.</summary>
public partial class SizesAndNames
{
    const int FileLinesMax = 400;
    const int MethodLinesMax = 50;
    const int LineColumnsMax = 120;

    [Fact]
    public void Every_file_holds_to_them()
    {
        Assert.True(Source.Code.Count > 300, "the code was not found");
        Source.Holds(Source.Code.SelectMany(Faults));
    }

    [Theory]
    [InlineData(FileLinesMax + 1, "// A line.", "401 lines")]
    [InlineData(1, "// This line goes on and on, until it has more columns than fit beside another one on the screen "
        + "of a person who compares both.", "columns")]
    [InlineData(1, "class LineManager;", "LineManager")]
    [InlineData(1, "public sealed record struct CostDto(int Cost);", "CostDto")]
    [InlineData(1, "static class HelperOfCosts", "HelperOfCosts")]
    public void A_file_that_does_not_is_seen(int times, string line, string seen) =>
        Assert.Contains(Faults(Planted(string.Join('\n', Enumerable.Repeat(line, times)))),
            fault => fault.Contains(seen, StringComparison.Ordinal));

    [Theory]
    [InlineData("    void Sum(\n        int a)\n    {\n*    }\n")]
    [InlineData("    static int Sum(int a) => a switch\n    {\n*    };\n")]
    [InlineData("    public Sum(int a)\n        : base(a)\n    {\n*    }\n")]
    public void A_method_that_is_too_long_is_seen(string method)
    {
        string Of(int lines) => method.Replace("*", string.Concat(Enumerable.Repeat("        a++;\n", lines)),
            StringComparison.Ordinal);
        Assert.Contains(Faults(Planted(Of(MethodLinesMax))), fault => fault.Contains("Sum", StringComparison.Ordinal));
        Assert.Empty(Faults(Planted(Of(10))));
    }

    [Theory]
    [InlineData("class Baseline;")]
    [InlineData("class Base64Text;")]
    [InlineData("    static readonly int[] Table =\n    [\n*    ];\n")]
    public void What_holds_to_them_is_left_alone(string text) => Assert.Empty(Faults(Planted(text.Replace("*",
        string.Concat(Enumerable.Repeat("        1,\n", MethodLinesMax)), StringComparison.Ordinal))));

    static Source Planted(string text) => new("src/Planted.cs", text);

    static IEnumerable<string> Faults(Source file)
    {
        var lines = file.Lines;
        if (lines.Length - 1 > FileLinesMax || lines.Length > FileLinesMax && lines[^1].Length > 0)
            yield return $"{file.Path}: {lines.Length} lines";
        foreach (var (number, line) in lines.Index())
            if (line.Length > LineColumnsMax) yield return $"{file.Path}:{number + 1}: {line.Length} columns";
        var code = CommentsAndText().Replace(file.Text, "");
        foreach (var name in TypeNames().Matches(code).Select(match => match.Groups["name"].Value)
            .Append(System.IO.Path.GetFileNameWithoutExtension(file.Name)).Where(name => Banned().IsMatch(name)))
            yield return $"{file.Path}: {name}";
        foreach (var (at, length) in Methods(lines).Where(each => each.Lines > MethodLinesMax))
            yield return $"{file.Path}:{at + 1}: {lines[at].Trim()}: {length} lines";
    }

    // The layout that the format check enforces is enough to find methods: a member's first line and its closing
    // brace stand in one column, and the braces around its body stand alone.
    static IEnumerable<(int At, int Lines)> Methods(string[] lines)
    {
        for (var open = 0; open < lines.Length; open++)
        {
            if (lines[open].Trim() != "{") continue;
            var column = lines[open].IndexOf('{', StringComparison.Ordinal);
            var at = open - 1;
            while (at > 0 && (lines[at].Length == 0 || Column(lines[at]) > column)) at--;
            var close = Array.FindIndex(lines, open, line => Column(line) == column && line.Trim().StartsWith('}'));
            if (at >= 0 && close > 0 && Method().IsMatch(lines[at]) && !NoMethod().IsMatch(lines[at]))
                yield return (at, close - at + 1);
        }
    }

    static int Column(string line) => line.Length - line.TrimStart(' ').Length;

    [GeneratedRegex(@"\b(class|record|struct|interface|enum) +(?<name>[A-Z]\w*)")]
    private static partial Regex TypeNames();

    [GeneratedRegex(@"//.*$|""(\\.|[^""\n\\])*""", RegexOptions.Multiline)]
    private static partial Regex CommentsAndText();

    [GeneratedRegex(@"(Manager|Helper|Utils?|Service|Handler|Dto|Impl|Base|Common)(?=[A-Z]|$)")]
    private static partial Regex Banned();

    [GeneratedRegex(@"^ +([\w<>\[\]?,.() ]+ )?[\w<>, ]+\(")]
    private static partial Regex Method();

    [GeneratedRegex(@"^ *(if|else|for|foreach|while|switch|using|lock|catch|return|await|yield|new)\b|"
        + @"\b(class|record|struct|interface|enum|namespace)\b|^[^(]* = |^[^(]*=>")]
    private static partial Regex NoMethod();
}
