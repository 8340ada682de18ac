using System.Text;
using Tandem.Hosting.Yaml;
using static Tandem.Tests.Agreement.ClaimsFile;

namespace Tandem.Tests.Agreement;

public class ReadingAHostileFile
{
    [Theory]
    [InlineData("", 1, 1, "an empty file")]
    [InlineData("# nothing but a comment\n", 2, 1, "an empty file")]
    [InlineData("just a sentence", 1, 1, "'just a sentence'")]
    [InlineData("- a\n- b\n", 1, 1, "a list")]
    [InlineData("key: &a x\n", 1, 6, "the anchor &a")]
    [InlineData("key: x\ntitle: *a\n", 2, 8, "the alias *a")]
    [InlineData("key: !!binary x\n", 1, 6, "the tag")]
    [InlineData("key: x\n---\nkey: y\n", 2, 1, "a second document")]
    [InlineData("client:\n\tname: x\n", 2, 1, "a tab")]
    [InlineData("title: one: two\n", 1, 11, "': two'")]
    [InlineData("unit: %\n", 1, 7, "'%'")]
    [InlineData("title: \"open\n", 1, 8, "'\"open'")]
    [InlineData("title: \"\\ud83d\"\n", 1, 8, "'\"\\ud83d\"'")]
    [InlineData("title: a\u0000b\n", 1, 9, "U+0000")]
    [InlineData("title: a\u202Eb\u2028c\n", 1, 9, "U+202E")]
    [InlineData("[a, b]: c\n", 1, 1, "a list")]
    [InlineData("{\"key\": 1, \"title\"\n", 2, 1, "the end of the line")]
    public void Is_refused_with_a_place(string text, int line, int column, string found)
    {
        var (file, errors) = Read(text);
        Assert.Null(file);
        Assert.Equal((line, column), (errors[0].Line, errors[0].Column));
        Assert.Contains(found, errors[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public void That_is_nested_without_end_is_refused_at_the_limit()
    {
        var error = Assert.Single(Read(new string('[', 1_000_000)).Errors);
        Assert.Equal((1, YamlLimits.DepthMax + 1), (error.Line, error.Column));
        Assert.Contains("levels", error.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void That_unfolds_aliases_into_aliases_is_refused_at_the_first_one()
    {
        var bomb = "a: &a [x, x, x]\n" + string.Concat(Enumerable.Range(1, 30).Select(n =>
            $"{(char)('a' + n % 26)}{n}: &n{n} [*a, *a, *a, *a, *a, *a, *a]\n"));
        Assert.Equal("the anchor &a", Assert.Single(Read(bomb).Errors).Found);
    }

    [Fact]
    public void That_has_too_many_values_is_refused_at_the_limit()
    {
        var error = Assert.Single(Read("people:\n" + string.Concat(Enumerable.Repeat("- a\n", YamlLimits.NodesMax)))
            .Errors);
        Assert.Equal("more values", error.Found);
    }

    [Fact]
    public void That_is_too_large_is_refused_without_being_read() =>
        Assert.Contains("at most 16 MiB", Assert.Single(Read(new string('#', YamlLimits.BytesMax + 1)).Errors)
            .Expected,
            StringComparison.Ordinal);

    [Fact]
    public void That_repeats_one_mistake_ten_thousand_times_is_told_up_to_the_limit()
    {
        var text = Text.Replace("people:\n", "people:\n" + string.Concat(Enumerable.Repeat("  - x\n", 1_999)),
            StringComparison.Ordinal);
        Assert.Equal(YamlLimits.ErrorsMax, Read(text).Errors.Count);
    }

    [Fact]
    public void In_another_encoding_is_refused_at_the_first_wrong_byte()
    {
        byte[] latin = [.. "key: x\ntitle: Ã"u8.ToArray()[..^2], 0xE9, (byte)'t', 0xE9];
        var (text, error) = FileText.Decode(latin, "claims.yaml");
        Assert.Null(text);
        Assert.Equal((2, 8, "byte E9"), (error!.Line, error.Column, error.Found));
        Assert.Equal("UTF-16", FileText.Decode(Encoding.Unicode.GetPreamble(), "claims.yaml").Error!.Found);
        Assert.Equal("é", FileText.Decode([0xEF, 0xBB, 0xBF, .. "é"u8], "claims.yaml").Text);
    }

    [Fact]
    public async Task Larger_than_the_limit_is_read_no_further_than_the_limit()
    {
        using var endless = new MemoryStream(new byte[YamlLimits.BytesMax + 4096]);
        var (text, error) = await FileText.Read(endless, "claims.yaml", TestContext.Current.CancellationToken);
        Assert.Null(text);
        Assert.Contains("at most 16 MiB", error!.Expected, StringComparison.Ordinal);
        Assert.True(endless.Position <= YamlLimits.BytesMax + 1);
    }

    [Fact]
    public void Of_any_scraps_is_read_or_refused_inside_itself()
    {
        string[] scraps = ["key", ":", " ", "\n", "- ", "[", "]", "{", "}", "\"", "'", "|", ">", "&a", "*a", "!t",
            "#", "\t", "people", "roles", "x", "0", "~", "\\", "😀", "é", "criteria", "releases", "  ", "%", "@",
            "---", ",", "? "];
        for (var seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 60))
                .Select(_ => scraps[random.Next(scraps.Length)]));
            var errors = Read(text).Errors;
            var lines = text.Split('\n').Length + 1;
            Assert.True(errors.Count > 0 && errors.All(error => error.Line >= 1 && error.Line <= lines
                && error.Column >= 1),
                $"seed {seed}: {errors.Lines()}");
        }
    }
}
