using Tandem.Domain.Governance;

namespace Tandem.Agreement;

/// <summary>The names of the two sides, as files write them.</summary>
static class Sides
{
    public static IReadOnlyList<string> Keys { get; } = ["client", "partner"];

    public static string KeyOf(Side side) => Keys[(int)side];

    public static Side? Named(string? key) => key == Keys[0] ? Side.Client : key == Keys[1] ? Side.Partner : null;
}
