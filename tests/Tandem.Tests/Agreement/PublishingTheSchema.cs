using System.Text.Json.Nodes;
using Tandem.Agreement;
using Tandem.Hosting.Library;
using Tandem.Hosting.Yaml;
using static Tandem.Tests.Agreement.ClaimsFile;
using static Tandem.Tests.Hosting.Library.Editor;

namespace Tandem.Tests.Agreement;

public class PublishingTheSchema
{
    static JsonObject Schema { get; } = JsonNode.Parse(Schemas.Text(Schemas.EngagementFile))!.AsObject();

    [Fact]
    public void The_file_in_the_documentation_is_the_schema_that_is_served() =>
        Assert.Equal(Schemas.Text(Schemas.EngagementFile),
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
}
