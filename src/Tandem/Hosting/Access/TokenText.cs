using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tandem.Hosting.Access;

/// <summary>How an API token is written: <c>tdm_</c>, 43 characters of secret, 6 of checksum.</summary>
/// <remarks>
/// The prefix lets scanners of source code recognise a leaked token; the checksum tells a mistyped or foreign one from
/// a revoked one without asking the database. The checksum protects nothing: it is computed from the secret.
/// </remarks>
static class TokenText
{
    public const string Prefix = "tdm_";
    const int SecretCharacters = 43;
    const int ChecksumCharacters = 6;

    /// <summary>A new token.</summary>
    public static string New()
    {
        var secret = Secret.New();
        return Prefix + secret + ChecksumOf(secret);
    }

    /// <summary>Whether the text can be a token of ours at all.</summary>
    public static bool IsWellFormed(string text) =>
        text.Length == Prefix.Length + SecretCharacters + ChecksumCharacters
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text.EndsWith(ChecksumOf(text.Substring(Prefix.Length, SecretCharacters)), StringComparison.Ordinal);

    static string ChecksumOf(string secret) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..ChecksumCharacters];
}
