using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tandem.Agreement;
using Tandem.Hosting.Yaml;
using YamlDotNet.Core;
using static Tandem.Tests.Agreement.ClaimsFile;

namespace Tandem.Tests.Agreement;

public class PublishingTheSchema
{
    static JsonObject Schema { get; } = JsonNode.Parse(EngagementSchema.Text)!.AsObject();

    [Fact]
    public void The_file_in_the_documentation_is_the_schema_that_is_served() =>
        Assert.Equal(EngagementSchema.Text,
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "schema",
                "engagement.schema.json")));

    [Fact]
    public void It_says_by_which_draft_it_is_written() =>
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)Schema["$schema"]);

    [Fact]
    public void Every_field_is_explained_in_the_guide()
    {
        var guide = File.ReadAllText(
            Path.Combine(AppContext.BaseDirectory, "docs", "users", "describe-an-engagement.md"));
        Assert.All(Keys(EngagementShape.File).Distinct(), key =>
            Assert.Contains($"`{key}`", guide, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(GoodFiles))]
    public void A_file_that_is_read_without_errors_is_valid_in_an_editor(string name)
    {
        var text = Named(name);
        Assert.Equal("", Read(text).Errors.Lines());
        Assert.Empty(Violations(Schema, YamlTree.Read(text, "x").Root!, "$"));
    }

    [Theory]
    [InlineData("model: project", "model: projects")]
    [InlineData("title: Claims portal", "titel: Claims portal")]
    [InlineData("start: 2027-01-11", "start: 11.01.2027")]
    [InlineData("budget: 100000", "budget: 100 000")]
    [InlineData("side: partner", "side: vendor")]
    [InlineData("[delivery-manager]", "delivery-manager")]
    [InlineData("[delivery-manager]", "[boss]")]
    [InlineData("currency: EUR", "currency: EURO")]
    [InlineData("key: claims-portal", "key: Claims Portal")]
    [InlineData("email: tom@northwind.example", "email: tom")]
    [InlineData("baseline: 19", "baseline: many")]
    public void A_mistake_in_the_shape_is_one_to_both(string written, string instead)
    {
        var text = With(written, instead);
        Assert.NotEmpty(Read(text).Errors);
        Assert.NotEmpty(Violations(Schema, YamlTree.Read(text, "x").Root!, "$"));
    }

    public static TheoryData<string> GoodFiles => ["example", "claims", "claims rewritten", "example rewritten"];

    static string Named(string name) => name switch
    {
        "example" => Example,
        "example rewritten" => EngagementFileWriter.Write(Read(Example).File!),
        "claims rewritten" => EngagementFileWriter.Write(ClaimsFile.Whole),
        _ => Text,
    };

    static string Example { get; } =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "examples", "engagement.yaml"));

    static IEnumerable<string> Keys(Shape shape) => shape switch
    {
        Shape.Fields fields => fields.All.SelectMany(field => Keys(field.Shape).Prepend(field.Key)),
        Shape.ListOf list => Keys(list.Of),
        Shape.Either either => Keys(either.Long),
        _ => [],
    };

    // What our schema uses of draft 2020-12, and no more: a keyword that is not here fails the test.
    static IEnumerable<string> Violations(JsonObject schema, YamlNode node, string path)
    {
        foreach (var (keyword, value) in schema)
            foreach (var violation in keyword switch
            {
                "$schema" or "title" or "description" or "format" or "examples" => [],
                "type" => Types(value!).Any(type => IsOf(type, node)) ? []
                    : [$"{path} is not {value!.ToJsonString()}"],
                "enum" => value!.AsArray().Any(each => (string)each! == (node as YamlText)?.Value) ? []
                    : [$"{path} is none of {value}"],
                "pattern" => node is not YamlText text || IsNumber(text) || Regex.IsMatch(text.Value, (string)value!)
                    ? [] : new[] { $"{path} does not match {value}" },
                "minLength" => node is YamlText { Value.Length: 0 } ? [$"{path} is empty"] : [],
                "maxLength" => node is YamlText long1 && long1.Value.Length > (int)value! ? [$"{path} is too long"]
                    : [],
                "minimum" or "maximum" => [],
                "anyOf" => value!.AsArray().Any(each => !Violations(each!.AsObject(), node, path).Any())
                    ? [] : [$"{path} fits nothing in {value.ToJsonString()[..40]}"],
                "items" => node is YamlList list
                    ? list.Items.SelectMany((item, at) => Violations(value!.AsObject(), item, $"{path}[{at}]")) : [],
                "maxItems" => node is YamlList many && many.Items.Count > (int)value! ? [$"{path} has too many"] : [],
                "required" => node is YamlMap map
                    ? value!.AsArray().Where(key => map.Find((string)key!) is null)
                        .Select(key => $"{path} lacks {key}") : [],
                "properties" => node is YamlMap given ? given.Fields.SelectMany(field =>
                    value![field.Key.Value] is JsonObject of
                        ? Violations(of, field.Value, $"{path}.{field.Key.Value}")
                            : [$"{path}.{field.Key.Value} is unknown"]) : [],
                "additionalProperties" => (bool)value! ? ["fields of any name are allowed"] : [],
                _ => throw new NotSupportedException($"The keyword {keyword} is new here."),
            })
                yield return violation;
    }

    static IEnumerable<string> Types(JsonNode type) => type is JsonArray many ? many.Select(each => (string)each!)
        : [(string)type!];

    static bool IsOf(string type, YamlNode node) => (type, node) switch
    {
        ("object", YamlMap) or ("array", YamlList) => true,
        ("null", YamlText text) => text.IsNothing,
        ("boolean", YamlText { Style: ScalarStyle.Plain } text) => text.Value is "true" or "false",
        ("integer" or "number", YamlText text) => IsNumber(text),
        ("string", YamlText text) => !text.IsNothing && !IsNumber(text),
        _ => false,
    };

    static bool IsNumber(YamlText text) =>
        text.Style == ScalarStyle.Plain && Regex.IsMatch(text.Value, "^-?[0-9]+(\\.[0-9]+)?$");
}
