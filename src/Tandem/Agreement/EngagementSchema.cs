using System.Text.Encodings.Web;
using System.Text.Json;
using Tandem.Hosting.Yaml;

namespace Tandem.Agreement;

/// <summary>The JSON Schema of the engagement file, for editors: served, and kept in docs/schema.</summary>
static class EngagementSchema
{
    public const string Route = "/schema/engagement.json";

    static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema, draft 2020-12.</summary>
    public static string Text { get; } = ShapeSchema.Of(EngagementShape.File, "Tandem engagement",
        "An engagement of a client with a partner: parties, terms, people, outcomes, release plan, decision rights.")
        .ToJsonString(Indented) + "\n";

    /// <summary>Anyone may read it, signed in or not: it says nothing about anyone.</summary>
    public static void MapEngagementSchema(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Route, () => Results.Text(Text, "application/schema+json")).AllowAnonymous()
            .ExcludeFromDescription();
}
