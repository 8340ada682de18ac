using System.Diagnostics.CodeAnalysis;

namespace Tandem.Domain.Values;

/// <summary>The SHA-256 of some bytes: how the record names a file without holding it.</summary>
/// <param name="Hex">64 lower-case hexadecimal digits.</param>
public readonly record struct Digest(string Hex)
{
    /// <summary>How many hexadecimal digits a digest has.</summary>
    public const int HexDigits = 64;

    /// <summary>Reads 64 hexadecimal digits of either case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Digest digest)
    {
        digest = default;
        if (text is not { Length: HexDigits } || !text.All(char.IsAsciiHexDigit)) return false;
        digest = new(text.ToLowerInvariant());
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Hex;
}
