namespace Tandem.Hosting.Access;

/// <summary>Browser and system in words, as far as the browser says: enough to recognise one's own sessions.</summary>
static class Device
{
    // Later browsers name earlier ones for compatibility, so the order matters.
    static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
        ("curl/", "curl"),
    ];

    static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <summary>Such as <c>Firefox on Linux</c>.</summary>
    public static string Of(string userAgent) =>
        $"{Find(Browsers, userAgent) ?? "A browser"} on {Find(Systems, userAgent) ?? "an unknown system"}";

    static string? Find((string Mark, string Name)[] marks, string userAgent)
    {
        foreach (var (mark, name) in marks)
            if (userAgent.Contains(mark, StringComparison.Ordinal)) return name;
        return null;
    }
}
