namespace Tandem.Hosting;

/// <summary>The names of streams in the ledger.</summary>
static class Streams
{
    const string EngagementPrefix = "engagement/";

    public const string Organisation = "organisation";

    public static string Engagement(string key) => EngagementPrefix + key;

    /// <summary>The engagement's key, or null for a stream of another kind.</summary>
    public static string? EngagementOf(string stream) =>
        stream.StartsWith(EngagementPrefix, StringComparison.Ordinal) ? stream[EngagementPrefix.Length..] : null;
}
