using System.Text.RegularExpressions;
using Tandem.Domain;
using Tandem.Hosting;

namespace Tandem.Tests.House;

/// <summary>Every event, setting, verb and address of the API stands in the documents, and nothing else does.</summary>
public partial class SurfaceIsDocumented
{
    [Fact]
    public void Every_event_with_its_members() => Assert.Equal(
        Events().Order(StringComparer.Ordinal), Rows(Source.Read("docs/events.md").Text).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_setting_with_its_default_and_meaning() => Assert.Equal(
        Settings.All.Select(setting => $"`{setting.Name}` | `TANDEM_{Upper(setting.Name)}` | "
            + $"{(setting.Default.Length > 0 ? $"`{setting.Default}` " : "")}| {setting.Meaning}"),
        Source.Read("docs/operators/settings.md").Text.Split('\n').Where(line => line.StartsWith("| `",
            StringComparison.Ordinal)).Select(line => line.Trim('|', ' ').Replace("|  |", "| |",
                StringComparison.Ordinal)));

    [Fact]
    public void Every_verb_of_the_command_line()
    {
        var program = Source.Read("src/Tandem/Program.cs").Text;
        var verbs = RootVerbs().Matches(program).Select(match => match.Groups["type"].Value).ToList();
        var names = verbs.Select(type => NameOf(Source.In("src/Tandem", type + ".cs").Single().Text, type)).ToList();
        Assert.True(names.Count > 8, "the verbs were not found");
        Assert.Equal(names.Order(), Headings(Source.Read("docs/users/command-line.md").Text).Order());
    }

    [Fact]
    public void Every_address_of_the_api() => Assert.Equal(
        Source.Code.Where(file => file.Path.StartsWith("src/Tandem/", StringComparison.Ordinal)
            && file.Name.EndsWith("Api.cs", StringComparison.Ordinal)).SelectMany(file => Addresses(file.Text))
            .Order(StringComparer.Ordinal),
        AddressRows().Matches(Source.Read("docs/users/api.md").Text).Select(match => match.Groups["at"].Value)
            .Order(StringComparer.Ordinal));

    [Fact]
    public void What_stands_in_planted_code_is_seen()
    {
        Assert.Equal(["GET /engagements/{key}/coins", "POST /engagements/{key}/coins/{coin}/losses"], Addresses("""
            engagement.MapGet("/coins", List);
            var one = engagement.MapGroup("/coins/{coin}");
            one.MapPost("/losses", Lose);
            """));
        Assert.Equal("spend", NameOf("""var verb = new Command("spend", "Spend it.") { coin };"""));
        Assert.Equal("spend", NameOf("""public static Command Verb() => new("spend", "Spend it.")"""));
        Assert.Equal(["spend"], Headings("# Line\n\n## `tandem spend`\n"));
        Assert.Equal(["`coin.spent/1` | coin, on"], Rows("| `coin.spent/1` | coin, on | It is gone. |\n"));
        Assert.Empty(Rows("| `coin.spent/1` | coin, on | |\n"));
    }

    static IEnumerable<string> Events() => EventExamples.All.Select(EventCodec.Encode).Select(stored =>
    {
        using var shape = System.Text.Json.JsonDocument.Parse(stored.Payload);
        return $"`{stored.Type}` | {string.Join(", ", shape.RootElement.EnumerateObject().Select(each => each.Name))}";
    });

    // A row without a meaning is none.
    static IEnumerable<string> Rows(string page) => page.Split('\n')
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Where(cells => cells[3].Length > 0)
        .Select(cells => $"{cells[1]} | {cells[2]}");

    static IEnumerable<string> Headings(string page) =>
        VerbHeadings().Matches(page).Select(match => match.Groups["name"].Value);

    // A verb that has verbs of its own may name those first, and is named as its type then.
    static string NameOf(string text, string type = "")
    {
        var names = VerbNames().Matches(text[Math.Max(0, text.IndexOf("Command Verb()", StringComparison.Ordinal))..])
            .Select(match => match.Groups["name"].Value).ToList();
        return names.Find(name => type.Equals(name + "Verb", StringComparison.OrdinalIgnoreCase)) ?? names[0];
    }

    // Groups are variables of the same file; the two that rooms are given are the whole API and one engagement.
    static IEnumerable<string> Addresses(string text)
    {
        var groups = new Dictionary<string, string> { ["api"] = "", ["engagement"] = "/engagements/{key}" };
        foreach (Match group in Groups().Matches(text))
            if (groups.TryGetValue(group.Groups["of"].Value, out var around))
                groups[group.Groups["name"].Value] = around + group.Groups["at"].Value;
        return Maps().Matches(text).Where(map => groups.ContainsKey(map.Groups["of"].Value)).Select(map =>
            $"{map.Groups["method"].Value.ToUpperInvariant()} "
                + $"{groups[map.Groups["of"].Value]}{map.Groups["at"].Value}");
    }

    static string Upper(string name) => name.ToUpperInvariant().Replace('-', '_');

    [GeneratedRegex(@"^    (?<type>\w+)\.Verb\(\),", RegexOptions.Multiline)]
    private static partial Regex RootVerbs();

    [GeneratedRegex(@"^## `tandem (?<name>[a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex VerbHeadings();

    [GeneratedRegex(@"(new Command|new)\(\s*""(?<name>[a-z-]+)"",")]
    private static partial Regex VerbNames();

    [GeneratedRegex(@"var (?<name>\w+) = (?<of>\w+)\.MapGroup\(""(?<at>[^""]*)""\)")]
    private static partial Regex Groups();

    [GeneratedRegex(@"\b(?<of>\w+)\.Map(?<method>Get|Post|Put|Delete|Patch)\(""(?<at>[^""]*)""")]
    private static partial Regex Maps();

    [GeneratedRegex(@"^\| `(?<at>(GET|POST|PUT|DELETE|PATCH) /[^`]*)`", RegexOptions.Multiline)]
    private static partial Regex AddressRows();
}
