using System.Text.RegularExpressions;

namespace Tandem.Tests.Shared;

/// <summary>What the source of every page keeps to, shown or not.</summary>
public sealed partial class WritingPages
{
    static readonly string Source = Path.Combine(Repository.Root, "src", "Tandem");

    public static TheoryData<string> Pages => [.. Files("*.razor")];

    public static TheoryData<string> Words => [.. Files("*Texts.resx")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void No_page_has_what_the_content_security_policy_forbids(string page) =>
        Assert.Empty(Forbidden(File.ReadAllText(Path.Combine(Source, page))));

    [Theory]
    [MemberData(nameof(Words))]
    public void No_text_says_submit_ok_or_item(string texts) =>
        Assert.DoesNotMatch(Mute(), File.ReadAllText(Path.Combine(Source, texts)));

    [Theory]
    [InlineData("<p style=\"color: red\">")]
    [InlineData("<button onclick=\"go()\">")]
    [InlineData("<script>go()</script>")]
    [InlineData("<style>p { color: red }</style>")]
    [InlineData("<a href=\"javascript:go()\">")]
    public void An_offender_is_found(string offender) => Assert.Single(Forbidden($"<main>\n{offender}\n</main>"));

    [Fact]
    public void A_word_that_says_nothing_is_found() =>
        Assert.Matches(Mute(), "<data name=\"Go\"><value>Submit</value></data>");

    static IEnumerable<string> Forbidden(string page) => Inline().Matches(page).Select(found => found.Value);

    static IEnumerable<string> Files(string pattern) => Directory
        .EnumerateFiles(Source, pattern, SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Source, file))
        .Where(file => !file.StartsWith("bin", StringComparison.Ordinal))
        .Where(file => !file.StartsWith("obj", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    [GeneratedRegex("\\sstyle=|\\son[a-z]+=|<style|<script(?![^>]*\\ssrc=)|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("<value>[^<]*\\b(Submit|OK|Item)\\b")]
    private static partial Regex Mute();
}
