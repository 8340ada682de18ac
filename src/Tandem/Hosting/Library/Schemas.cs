using System.Text.Encodings.Web;
using System.Text.Json;
using Tandem.Agreement;
using Tandem.Hosting.Yaml;

namespace Tandem.Hosting.Library;

/// <summary>The JSON Schemas of every file that people write, draft 2020-12: served, printed, and kept in
/// docs/schema.</summary>
static class Schemas
{
    public const string EngagementFile = "engagement";

    static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What there is a schema of.</summary>
    public static IEnumerable<string> Names => [EngagementFile, .. PlaybookKinds.All.Select(format => format.Kind)];

    /// <summary>The address of one of them.</summary>
    public static string Route(string name) => $"/schema/{name}.json";

    public static string Text(string name) =>
        (name == EngagementFile
            ? ShapeSchema.Of(EngagementShape.File, "Tandem engagement",
                "An engagement of a client with a partner: parties, terms, people, outcomes, release "
                + "plan, decision rights.")
            : PlaybookKinds.Find(name) is { } format
                ? ShapeSchema.Of(format.Shape, $"Tandem playbook: {format.Title}", format.Meaning)
                : throw new ArgumentException($"There is no schema of {name}.", nameof(name)))
        .ToJsonString(Indented) + "\n";

    /// <summary>Anyone may read them, signed in or not: they say nothing about anyone.</summary>
    public static void MapSchemas(this IEndpointRouteBuilder routes)
    {
        foreach (var name in Names)
        {
            var text = Text(name);
            routes.MapGet(Route(name), () => Results.Text(text, "application/schema+json")).AllowAnonymous()
                .ExcludeFromDescription();
        }
    }
}
