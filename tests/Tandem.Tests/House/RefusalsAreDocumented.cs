namespace Tandem.Tests.House;

/// <summary>docs/refusals.md says every "no", with its sentence, in order of precedence.</summary>
public class RefusalsAreDocumented
{
    static readonly Source Page = Source.Read("docs/refusals.md");

    [Fact]
    public void Every_refusal_of_the_code_and_no_other_in_the_same_order()
    {
        Assert.True(RefusalCodes.All.Sum(each => each.Codes.Count) > 100, "the refusals were not found");
        Source.Holds(Faults(RefusalCodes.All, Page.Text));
    }

    [Theory]
    [InlineData("| `money.none` | There is none of …. | Earn some. |")]
    [InlineData("| `money.lost` | It is lost. | Look again. |\n| `money.none` | There is no …. | Earn some. |")]
    [InlineData("| `money.none` | There is no …. | |\n| `money.lost` | It is lost. | Look again. |")]
    [InlineData("| `money.none` | There is no …. | Earn some. |\n| `money.lost` | It was lost. | Look again. |")]
    public void A_page_that_says_otherwise_is_seen(string rows) =>
        Assert.NotEmpty(Faults([Planted], $"## Money\nFrom `src/Planted.cs`.\n\n{rows}\n"));

    [Fact]
    public void A_page_that_says_the_same_is_left_alone() => Assert.Empty(Faults([Planted], """
        ## Money
        From `src/Planted.cs`.

        | `money.none` | There is no … in "the till". | Earn some. |
        | `money.lost` | It is lost. | Look again. |
        """));

    static RefusalCodes Planted => RefusalCodes.Of(new("src/Planted.cs", """"
        static Refusal None(string what) => new("money.none", $"There is no {what} "
            + "in \"the till\".");
        static Refusal Lost => new Refusal("money.lost", "It is lost.");
        """"));

    static IEnumerable<string> Faults(IReadOnlyList<RefusalCodes> code, string page)
    {
        var sections = page.Split("\n## ").Select(section => $"\n{section}").Where(each => each.Contains("From `",
            StringComparison.Ordinal)).ToDictionary(each => each.Split("From `")[1].Split('`')[0], Rows);
        foreach (var path in sections.Keys.Except(code.Select(each => each.Path)))
            yield return $"{path} makes no refusals, but has a section.";
        foreach (var each in code)
        {
            var rows = sections.GetValueOrDefault(each.Path, []);
            if (!rows.Select(row => row.Code).SequenceEqual(each.Codes))
                yield return $"{each.Path} says {string.Join(", ", each.Codes)}; its section says "
                    + $"{string.Join(", ", rows.Select(row => row.Code))}.";
            foreach (var row in rows.Where(row => row.Advice.Length == 0 || !Says(each.Text, row)))
                yield return $"{each.Path}: {row.Code} has another sentence in the code, or no advice on the page.";
        }
    }

    static List<Row> Rows(string section) => [.. section.Split('\n').Where(line => line.StartsWith("| `",
        StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Select(cells => new Row(cells[1].Trim('`'), cells[2], cells[3]))];

    // What differs from case to case is written as an ellipsis: the words around it follow each other in the code.
    static bool Says(string text, Row row)
    {
        var at = text.IndexOf(row.Code + '"', StringComparison.Ordinal);
        if (at < 0) return false;
        var start = text.LastIndexOf(";\n", at, StringComparison.Ordinal);
        at = Math.Max(start, 0);
        foreach (var part in row.Sentence.Split('…', StringSplitOptions.RemoveEmptyEntries))
        {
            at = text.IndexOf(part, at, StringComparison.Ordinal);
            if (at < 0) return false;
            at += part.Length;
        }
        return true;
    }

    sealed record Row(string Code, string Sentence, string Advice);
}
