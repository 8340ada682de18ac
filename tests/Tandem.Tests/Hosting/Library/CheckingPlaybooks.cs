using System.Text;
using System.Text.Json.Nodes;
using Tandem.Agreement;
using Tandem.Hosting.Library;
using Tandem.Hosting.Yaml;
using static Tandem.Tests.Hosting.Verbs.CommandLine;

namespace Tandem.Tests.Hosting.Library;

public sealed class CheckingPlaybooks : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("tandem-playbooks-").FullName;

    public static TheoryData<string> Shipped =>
        [.. Directory.GetFiles(Playbooks.Shipped, "*.yaml").Select(path => Path.GetFileName(path)).Order()];

    public static TheoryData<string> Kinds => [.. PlaybookKinds.All.Select(each => each.Kind)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task What_ships_is_in_order_for_the_product_and_for_editors(string name)
    {
        var path = Path.Combine(Playbooks.Shipped, name);
        var (code, output, error) = await Asked(PlaybookVerb.Verb(), "check", path);
        Assert.Equal((0, ""), (code, error));

        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var root = (YamlMap)YamlTree.Read(text, name).Root!;
        Assert.Contains($"{root.Text("kind")} {root.Text("id")} {root.Text("version")}, sha256 ", output,
            StringComparison.Ordinal);
        Assert.Empty(Editor.Violations(JsonNode.Parse(Schemas.Text(root.Text("kind")))!.AsObject(), root, "$"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_has_its_schema_printed_and_documented(string kind)
    {
        var (code, output, _) = await Asked(SchemaVerb.Verb(), kind);
        Assert.Equal(0, code);
        Assert.Equal(output, await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "docs", "schema", $"{kind}.schema.json"),
            TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Every_error_of_every_file_is_told_with_its_place()
    {
        var calendars = Write("calendars.yaml", """
            kind: holidays
            id: My Holidays
            title: Ours
            version: 1
            source: us
            licence: CC0-1.0
            language: english
            calendars:
              - name: here
                title: Here
                days: [{ day: 1.5.2026, title: May Day }]
            """);
        var unknown = Write("unknown.yaml", "kind: holiday\n");
        var (code, output, error) = await Asked(PlaybookVerb.Verb(), "check", calendars, unknown);

        Assert.Equal((1, ""), (code, output));
        Assert.Equal([
            $"{calendars}:2:5: found 'My Holidays'; expected a name such as model-advisor. Write at most 60 small "
            + "letters, digits and hyphens.",
            $"{calendars}:7:11: found 'english'; expected a language such as en or de-CH. Write the language's code "
            + "in two or three small letters.",
            $"{calendars}:11:19: found '1.5.2026'; expected a day such as 2026-03-31. Write year, "
            + "month and day with hyphens.",
        ], error.Trim().Split('\n')[..3]);
        Assert.Contains($"{unknown}:1:7: found 'holiday'; expected one of ", error, StringComparison.Ordinal);
        Assert.Contains("Did you mean holidays?", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("- a\n", "no field kind")]
    [InlineData("id: x\n", "Say first what the playbook is for.")]
    [InlineData("kind: [holidays]\n", "found a list; expected one of")]
    [InlineData("kind: &a holidays\n", "anchors are not read")]
    public void A_file_of_no_known_kind_is_told_what_kinds_there_are(string text, string told)
    {
        var (header, errors) = PlaybookKinds.Check(Encoding.UTF8.GetBytes(text), "x.yaml");
        Assert.Null(header);
        Assert.Contains(told, Assert.Single(errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_can_not_be_read_outranks_one_that_is_wrong()
    {
        var wrong = Write("wrong.yaml", "kind: nothing\n");
        var (code, _, error) = await Asked(PlaybookVerb.Verb(), "check", Path.Combine(folder, "none.yaml"), wrong);
        Assert.Equal(2, code);
        Assert.Contains("none.yaml: the file can't be read.", error, StringComparison.Ordinal);
        Assert.Contains("wrong.yaml:1:7", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_playbook_is_known_by_the_bytes_of_its_file()
    {
        var bytes = File.ReadAllBytes(Path.Combine(Playbooks.Shipped, "holidays.yaml"));
        var first = HolidayPlaybook.Format.Read(bytes, "a.yaml").Playbook!;
        var same = HolidayPlaybook.Format.Read(bytes, "b.yaml").Playbook!;
        var other = HolidayPlaybook.Format.Read([.. bytes, .. "# seen\n"u8], "a.yaml").Playbook!;

        Assert.Equal(first.Hash, same.Hash);
        Assert.NotEqual(first.Hash, other.Hash);
        Assert.Equal(first.Header, other.Header);
        Assert.Equal(64, first.Hash.Hex.Length);
    }

    string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
