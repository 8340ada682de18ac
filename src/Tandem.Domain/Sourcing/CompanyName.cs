namespace Tandem.Domain.Sourcing;

/// <summary>Names of companies as people type them.</summary>
static class CompanyName
{
    /// <summary>Whether two are the same but for case and white space.</summary>
    public static bool AreSame(string one, string other) =>
        string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);

    static string Plain(string name) =>
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
