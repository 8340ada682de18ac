using System.Text.Json;

namespace Tandem.Hosting.Api;

/// <summary>One of some words in a query: written as in JSON (<c>in-trouble</c>), or by its name; never a
/// number.</summary>
readonly record struct Word<T>(T Value) where T : struct, Enum
{
    /// <summary>The words that there are, as they are written.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    /// <summary>How the framework reads one from a query.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out Word<T> word)
    {
        var names = Enum.GetNames<T>();
        var at = Array.FindIndex(names, name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase)
            || string.Equals(JsonNamingPolicy.KebabCaseLower.ConvertName(name), text,
                StringComparison.OrdinalIgnoreCase));
        word = at < 0 ? default : new(Enum.GetValues<T>()[at]);
        return at >= 0;
    }
}
