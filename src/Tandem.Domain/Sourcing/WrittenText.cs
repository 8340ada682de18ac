using System.Security.Cryptography;
using System.Text;

namespace Tandem.Domain.Sourcing;

/// <summary>What somebody wrote into a form that others may have open too.</summary>
public static class WrittenText
{
    const int PrintCharacters = 16;

    /// <summary>A text without blanks around it and with plain line ends: a browser sends its own.</summary>
    public static string Tidied(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    /// <summary>By which a field that comes back untouched is known, whatever was changed beside it since.</summary>
    public static string PrintOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..PrintCharacters];
}
