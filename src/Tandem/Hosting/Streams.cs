namespace Tandem.Hosting;

/// <summary>The names of streams in the ledger.</summary>
static class Streams
{
    public const string Organisation = "organisation";

    public static string Engagement(string key) => EngagementStream.Kind.Name(key);

    /// <summary>The engagement's key, or null for a stream of another kind.</summary>
    public static string? EngagementOf(string stream) => EngagementStream.Kind.KeyOf(stream);
}
