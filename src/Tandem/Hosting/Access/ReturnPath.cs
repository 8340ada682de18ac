namespace Tandem.Hosting.Access;

/// <summary>Where a person goes after signing in: a page of this server or Home, never another site.</summary>
static class ReturnPath
{
    const int PathCharactersMax = 2_000;

    /// <summary>The wanted page where it is one of ours, otherwise Home.</summary>
    /// <remarks>
    /// Browsers read <c>//host</c> and <c>/\host</c> as another site, and drop tabs and line ends before they decide:
    /// so only a single slash followed by neither, and no control characters at all.
    /// </remarks>
    public static string OrHome(string? wanted) => IsOurs(wanted) ? wanted! : "/";

    static bool IsOurs(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..]
        && path.Length <= PathCharactersMax
        && !path.Any(char.IsControl);
}
