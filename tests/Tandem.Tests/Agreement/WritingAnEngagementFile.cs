using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Tandem.Agreement;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Forecast;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Values;
using static Tandem.Tests.Agreement.ClaimsFile;

namespace Tandem.Tests.Agreement;

public class WritingAnEngagementFile
{
    [Fact]
    public void Reading_and_writing_again_gives_the_same_bytes()
    {
        var written = EngagementFileWriter.Write(ClaimsFile.Whole);
        var (file, errors) = Read(written);
        Assert.Equal("", errors.Lines());
        Assert.Equal(ClaimsFile.Whole, file);
        Assert.Equal(written, EngagementFileWriter.Write(file!));
    }

    [Fact]
    public void The_form_is_the_one_that_people_would_write()
    {
        var written = EngagementFileWriter.Write(ClaimsFile.Whole);
        Assert.Contains("""
            people:
              - name: Rui Carvalho
                email: rui@meridian.example
                side: client
                roles: [product-owner, executive-sponsor]
                time-zone: Europe/Lisbon
                hours: "09:00-17:00"
            """, written, StringComparison.Ordinal);
        Assert.Contains("""
                  - key: D-02
                    title: Following a claim
                    value: 40000.00
                    planned: 2027-06-11
                    criteria:
                      - 'judged by product-owner: "UAT script 3 passes"'
            """, written, StringComparison.Ordinal);
        Assert.StartsWith("key: claims-portal\ntitle: Claims portal\nclient:\n  name: Meridian Mutual\n", written,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("it's")]
    [InlineData("\"quoted\"")]
    [InlineData("both ' and \"")]
    [InlineData("back\\slash")]
    [InlineData("colon: blank")]
    [InlineData("colon:")]
    [InlineData("a #hash")]
    [InlineData("#hash")]
    [InlineData("- dash")]
    [InlineData("? question")]
    [InlineData("%percent")]
    [InlineData("@at")]
    [InlineData("`tick")]
    [InlineData("[list]")]
    [InlineData("{a: b}")]
    [InlineData("&anchor")]
    [InlineData("*alias")]
    [InlineData("!tag")]
    [InlineData("| block")]
    [InlineData("> folded")]
    [InlineData("yes")]
    [InlineData("No")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("true")]
    [InlineData("007")]
    [InlineData("1e3")]
    [InlineData("0x1F")]
    [InlineData("1_000")]
    [InlineData("12:30:45")]
    [InlineData("2027-01-11")]
    [InlineData(".5")]
    [InlineData(".inf")]
    [InlineData("---")]
    [InlineData("...")]
    [InlineData(" leading and trailing ")]
    [InlineData("Grüße, 東京, العربية, 😀")]
    [InlineData("\u00a0no-break\u00a0")]
    [InlineData("\u2028odd break\u2029 and \uFEFF mark")]
    [InlineData("tab\there")]
    [InlineData("two\nlines")]
    [InlineData("two\nlines\n")]
    [InlineData("two\n\n\nlines\n\n")]
    [InlineData("\nleading break")]
    [InlineData("  indented\nfirst line")]
    [InlineData("first\n  indented\n    more\nless")]
    [InlineData("trailing blank \nline")]
    [InlineData("first\n   \nlast")]
    [InlineData("# not\n# comments\n- not: a list")]
    [InlineData("---\n...\n")]
    [InlineData("windows\r\nlines")]
    [InlineData("first\n\ttabbed")]
    public void A_description_of_any_text_comes_back_as_it_was(string text)
    {
        var file = Describing(text);
        var written = EngagementFileWriter.Write(file);
        var (read, errors) = Read(written);
        Assert.Equal("", errors.Lines());
        Assert.Equal(text, read!.Releases[0].Deliverables[0].Description);
        Assert.Equal(written, EngagementFileWriter.Write(read));
    }

    [Fact]
    public void A_criterion_keeps_its_own_key_and_has_none_where_its_place_says_it()
    {
        var text = With("- coverage.line >= 80 %", "- {key: cov, text: coverage.line>=80%}");
        var written = EngagementFileWriter.Write(Read(text).File!);
        Assert.Contains("""
                      - tests.failed = 0
                      - key: cov
                        text: coverage.line >= 80 %
            """, written, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_file_comes_back_and_is_written_as_the_same_bytes() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Files.ToArbitrary(), file =>
        {
            var written = EngagementFileWriter.Write(file);
            var (read, errors) = Read(written);
            return (errors.Count == 0 && file.Equals(read) && EngagementFileWriter.Write(read) == written)
                .Label($"{errors.Lines()}\n{written}");
        }));

    static EngagementFile Describing(string text)
    {
        var file = ClaimsFile.Whole;
        var release = file.Releases[0];
        return file with
        {
            Releases = [release with { Deliverables = [release.Deliverables[0] with { Description = text }] }],
        };
    }

    static readonly Currency[] Currencies = [Currency.Of("EUR"), Currency.Of("JPY"), Currency.Of("KWD")];

    static Gen<string> Line => Gen.Elements("a", "Z", "é", "😀", " ", ":", "#", "'", "\"", "\\", "-", "0", "1.5", ".",
        ",", "[", "]", "{", "}", "&", "*", "!", "|", ">", "%", "@", "yes", "null", "\u00a0", "東").NonEmptyListOf()
        .Select(parts => string.Concat(parts)).Where(text => !string.IsNullOrWhiteSpace(text) && text.Length <= 100);

    static Gen<string> Prose => Gen.OneOf(Line, Gen.OneOf(Line, Gen.Elements("\n", "  ", "\t", "")).NonEmptyListOf()
        .Select(parts => string.Join('\n', parts)).Where(text => !string.IsNullOrWhiteSpace(text)));

    static Gen<T?> Maybe<T>(Gen<T> gen) where T : class =>
        Gen.OneOf(Gen.Constant<T?>(null), gen.Select(each => (T?)each));

    static Gen<Money> Amount(Currency currency) => Gen.Choose(1, 2_000_000_000)
        .Select(minor => new Money(minor, currency));

    static Gen<LocalDate> Day => Gen.Choose(0, 300).Select(days => new LocalDate(2027, 1, 11).PlusDays(days));

    static Gen<string> Criterion => Gen.OneOf(
        Gen.Elements("tests.failed = 0", "coverage.line >= 80.5 %", "latency.p95 <= 300 ms"),
        Line.Select(line => CriterionOf(line)));

    static string CriterionOf(string statement)
    {
        var quoted = statement.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal);
        return CriterionText.Parse($"judged by product-owner: \"{quoted}\"").Criterion!.Text;
    }

    static Gen<DescribedDeliverable> Deliverable(Currency currency, int index) =>
        from title in Line
        from description in Maybe(Prose)
        from value in Amount(currency)
        from planned in Day
        from outcome in Gen.Elements(null, "O-1")
        from criteria in Criterion.NonEmptyListOf().Where(list => list.Count <= 5)
        from keyed in Gen.Elements(true, false)
        select new DescribedDeliverable($"{index:00}", title, description, value, planned, outcome,
            criteria.Select((text, at) => new CriterionLine(keyed ? $"k.{at}" : $"C{at + 1}", text)).ToSequence());

    static Gen<EngagementFile> Files =>
        from currency in Gen.Elements(Currencies)
        from title in Line
        from source in Maybe(Prose)
        from budget in Amount(currency)
        from name in Line
        from reason in Prose
        from unit in Line
        from target in Gen.Choose(-100_000, 100_000)
        from count in Gen.Choose(0, 3)
        from deliverables in Gen.CollectToSequence(Enumerable.Range(0, count), each => Deliverable(currency, each))
        select new EngagementFile("any-thing",
            new(title, "Client " + title, "P", EngagementModel.StaffAugmentation, currency, "Asia/Kolkata",
                new(2027, 1, 11),
                new(2027, 12, 31), budget, Money.Zero(currency), 7, CompletionEstimate.CostAndSchedule, source),
            [
                new(name, "a.b+c@x.example", null, Side.Client, [Role.ProductOwner, Role.ExecutiveSponsor],
                    "Europe/London",
                    new(8, 30), new(17, 0), "poland"),
                new(name, null, new(new Guid("00000000-0000-0000-0000-00000000000a")), Side.Partner, [Role.Developer],
                    "UTC",
                    new(0, 0), new(23, 59), null),
            ],
            [new(Role.Designer, reason)],
            [new("O-1", title, unit, target / 1000m, 0.5m, new(2029, 2, 28))],
            [new("R.1", title, deliverables.ToSequence())],
            [new("scope", Role.ExecutiveSponsor, [Role.ProductOwner], [], Money.Zero(currency), Role.TechnologyOwner,
                reason),
                new("delivery", Role.ScrumMaster, null, null, null, null, reason, [])]);
}
