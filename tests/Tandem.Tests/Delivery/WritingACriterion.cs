using FsCheck;
using FsCheck.Fluent;
using Tandem.Domain.Delivery;

namespace Tandem.Tests.Delivery;

public class WritingACriterion
{
    [Theory]
    [InlineData("tests.failed = 0", "tests.failed = 0")]
    [InlineData("  coverage.line>=80.50%  ", "coverage.line >= 80.5 %")]
    [InlineData("coverage.branch ≥ 0080 %", "coverage.branch >= 80 %")]
    [InlineData("latency.p95 <= 300 ms", "latency.p95 <= 300 ms")]
    [InlineData("latency.p95 < 0.25s", "latency.p95 < 250 ms")]
    [InlineData("requests.failed ≠ 3", "requests.failed != 3")]
    [InlineData("lighthouse.best-practices > 89.5", "lighthouse.best-practices > 89.5")]
    [InlineData("judged  by product-owner :\"UAT 3 passes\"", "judged by product-owner: \"UAT 3 passes\"")]
    [InlineData("judged by technology-owner:\"a \\\"b\\\" \\\\ c 😀\"",
        "judged by technology-owner: \"a \\\"b\\\" \\\\ c 😀\"")]
    public void Is_read_leniently_and_written_in_one_way(string written, string canonical)
    {
        var criterion = Assert.IsType<Criterion>(CriterionText.Parse(written).Criterion, exactMatch: false);
        Assert.Equal(canonical, criterion.Text);
        Assert.Equal(criterion, CriterionText.Parse(canonical).Criterion);
    }

    [Fact]
    public void Two_ways_to_write_the_same_bound_are_the_same_criterion() =>
        Assert.Equal(CriterionText.Parse("latency.p95 <= 300.0 ms"), CriterionText.Parse("latency.p95 <= 0.3 s"));

    [Theory]
    [InlineData("", 0, 0, "the end", "a fact name")]
    [InlineData("= 0", 0, 1, "'='", "a fact name")]
    [InlineData("test.failed = 0", 0, 11, "'test.failed'", "the nearest is tests.failed")]
    [InlineData("  Coverage.Line >= 80 %", 2, 13, "'Coverage.Line'", "the nearest is coverage.line")]
    [InlineData("vulnerabilities.crit = 0", 0, 20, "'vulnerabilities.crit'", "the nearest is vulnerabilities.")]
    [InlineData("tests.failed", 12, 0, "the end", "a comparison")]
    [InlineData("tests.failed is 0", 13, 1, "'i'", "a comparison")]
    [InlineData("tests.failed =", 14, 0, "the end", "a number")]
    [InlineData("tests.failed = none", 15, 4, "'none'", "a number")]
    [InlineData("tests.failed = -1", 15, 2, "'-1'", "a number of zero or more")]
    [InlineData("coverage.line >= 80,5 %", 17, 4, "'80,5'", "a point before decimals")]
    [InlineData("coverage.line >= 80. %", 17, 3, "'80.'", "a point before decimals")]
    [InlineData("coverage.line >= 80", 19, 0, "the end", "a percentage from 0 to 100 with its sign")]
    [InlineData("coverage.line >= 80 ms", 20, 2, "'ms'", "a percentage")]
    [InlineData("coverage.line >= 800 %", 17, 3, "'800'", "a percentage from 0 to 100")]
    [InlineData("latency.p95 <= 300", 18, 0, "the end", "a duration in ms or s")]
    [InlineData("latency.p95 <= 300 %", 19, 1, "'%'", "a duration in ms or s")]
    [InlineData("latency.p95 <= 5 min", 17, 3, "'min'", "a duration in ms or s")]
    [InlineData("tests.failed = 0 %", 17, 1, "'%'", "a whole number without a unit")]
    [InlineData("tests.failed <= 0.5", 16, 3, "'0.5'", "a whole number")]
    [InlineData("tests.failed = 12345678901234567890", 15, 20, "'12345678901234567890'", "at most 12 digits")]
    [InlineData("lighthouse.seo >= 90 %", 21, 1, "'%'", "a score from 0 to 100 without a unit")]
    [InlineData("tests.failed = 0 and more", 17, 3, "'and'", "a whole number without a unit")]
    [InlineData("tests.failed = 0 & more", 17, 6, "'& more'", "the end of the criterion")]
    [InlineData("judged", 6, 0, "the end", "by, as in judged by")]
    [InlineData("judged by developer: \"done\"", 10, 9, "'developer'", "a client role: executive-sponsor,")]
    [InlineData("judged by delivery-manager: \"done\"", 10, 16, "'delivery-manager'", "a client role")]
    [InlineData("judged by product-owner \"done\"", 24, 1, "'\"'", "a colon")]
    [InlineData("judged by product-owner: done", 25, 1, "'d'", "between quotation marks")]
    [InlineData("judged by product-owner: \"done", 30, 0, "the end", "a closing quotation mark")]
    [InlineData("judged by product-owner: \"  \"", 25, 4, "'\"  \"'", "what must be true")]
    [InlineData("judged by product-owner: \"a\\n\"", 27, 1, "'\\'", "\\\" for a quotation mark")]
    [InlineData("judged by product-owner: \"a\nb\"", 27, 1, "U+000A", "in one line")]
    public void That_cannot_be_meant_is_refused_with_its_place(
        string written, int offset, int length, string found, string expected)
    {
        var parsed = CriterionText.Parse(written);
        Assert.Null(parsed.Criterion);
        Assert.Equal((offset, length, found), (parsed.Error!.Offset, parsed.Error.Length, parsed.Error.Found));
        Assert.Contains(expected, parsed.Error.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void With_half_a_character_is_refused_because_it_could_not_be_stored() =>
        Assert.Equal(new CriterionError(27, 1, "U+D83D", "a statement of printable characters in one line"),
            CriterionText.Parse("judged by product-owner: \"a\ud83d\"").Error);

    [Fact]
    public void That_is_too_long_is_refused_without_being_read()
    {
        var parsed = CriterionText.Parse(new string('x', CriterionText.LengthMax + 7));
        Assert.Equal((CriterionText.LengthMax, 7), (parsed.Error!.Offset, parsed.Error.Length));
    }

    [Fact]
    public void Any_criterion_comes_back_from_its_text() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Criteria.ToArbitrary(), criterion =>
            criterion.Equals(CriterionText.Parse(criterion.Text).Criterion)));

    [Fact]
    public void Any_text_is_read_or_refused_inside_itself() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Scraps.ToArbitrary(), text =>
        {
            var (criterion, error) = CriterionText.Parse(text);
            return error is null
                ? criterion is not null
                : criterion is null && error.Offset >= 0 && error.Length >= 0
                    && error.Offset + error.Length <= text.Length;
        }));

    static Gen<Criterion> Criteria => Gen.OneOf(
        from fact in Gen.Elements<Fact>(FactCatalog.All)
        from comparison in Gen.Elements(Enum.GetValues<Comparison>())
        from whole in Gen.Choose(0, 99)
        from fraction in fact.Unit == FactUnit.Count ? Gen.Constant(0) : Gen.Choose(0, 9999)
        select (Criterion)new Criterion.Measured(fact, comparison, whole + fraction / 10000m),
        from role in Gen.Elements<string>(CriterionText.JudgingRoles)
        from letters in Gen.Elements('a', ' ', '"', '\\', 'é', ':', '%').NonEmptyListOf()
        select (Criterion)new Criterion.Judged(role, "x" + string.Concat(letters)));

    static Gen<string> Scraps => Gen.Elements(
        "tests.failed", "coverage.line", "judged", "by", "product-owner", ":", "\"", "\\", "<=", "=", "≥", "80", ".5",
        "%", "ms", "s", " ", "-", ",", "\n", "\ud83d", "\ude00", "é").ListOf().Select(string.Concat);
}
