using System.Text.RegularExpressions;

namespace Tandem.Tests.House;

/// <summary>What the documents link to is there.</summary>
public partial class LinksLead
{
    [Fact]
    public void To_files_that_exist()
    {
        var pages = Source.In("docs", "*.md").Append(Source.Read("README.md")).ToList();
        Assert.True(pages.Count > 8, "the documents were not found");
        Source.Holds(pages.SelectMany(Broken));
    }

    [Theory]
    [InlineData("See [the rules](docs/nowhere.md).")]
    [InlineData("See [the rules](docs/nowhere.md#first).")]
    [InlineData("![A picture](nowhere.png \"A picture\")")]
    [InlineData("See [the rules](../outside.md).")]
    public void One_that_leads_nowhere_is_seen(string planted) =>
        Assert.NotEmpty(Broken(new("README.md", planted)));

    [Theory]
    [InlineData("See [the licence](LICENSE), [documents](docs) and [them](https://example.org/nowhere.md).")]
    [InlineData("`[not](a-link.md)`")]
    [InlineData("```\n[not](a-link.md)\n```\n")]
    public void One_that_leads_somewhere_is_left_alone(string text) => Assert.Empty(Broken(new("README.md", text)));

    static IEnumerable<string> Broken(Source page) => Links().Matches(Code().Replace(page.Text, ""))
        .Select(match => match.Groups["to"].Value)
        .Where(to => !to.Contains("://", StringComparison.Ordinal) && !to.StartsWith('#')
            && !to.StartsWith("mailto:", StringComparison.Ordinal))
        .Where(to =>
        {
            var file = Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page.Path)!,
                Uri.UnescapeDataString(to.Split('#')[0])));
            return !file.StartsWith(Repository.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                || !Path.Exists(file);
        })
        .Select(to => $"{page.Path}: {to}");

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)( ""[^""]*"")?\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();
}
