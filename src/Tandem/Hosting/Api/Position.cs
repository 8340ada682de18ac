using System.Buffers.Text;
using System.Text.Json;

namespace Tandem.Hosting.Api;

/// <summary>
/// A place in a list as a cursor: what the last row shown was ordered by. Where rows come, go or move between two
/// pages, none of those that stayed is shown twice or left out.
/// </summary>
static class Position
{
    /// <summary>Parts as one text that an address can hold.</summary>
    public static string Write(params string?[] parts) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(parts));

    /// <summary>The parts of a cursor; null where nobody can have been given it.</summary>
    /// <param name="cursor">What was sent.</param>
    /// <param name="count">Parts that there have to be.</param>
    public static string?[]? Read(string cursor, int count)
    {
        try
        {
            var parts = JsonSerializer.Deserialize<string?[]>(Base64Url.DecodeFromChars(cursor));
            return parts?.Length == count && parts.All(part => part is null || PlainText.FaultAt(part) < 0)
                ? parts : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            return null;
        }
    }
}
