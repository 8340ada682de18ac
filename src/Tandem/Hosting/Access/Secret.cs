using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tandem.Hosting.Access;

/// <summary>Secrets that are shown once: 256 random bits, of which only the SHA-256 is kept.</summary>
/// <remarks>A slow password hash would add nothing: 256 random bits cannot be guessed from their digest.</remarks>
static class Secret
{
    const int SecretBytes = 32;

    /// <summary>A new secret in 43 characters that are safe in an address.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>What is kept of a secret: 64 lower-case hexadecimal digits.</summary>
    public static string DigestOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares a secret with what was kept, in a time that does not tell where they differ.</summary>
    public static bool Matches(string secret, string digest) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(DigestOf(secret)), Encoding.ASCII.GetBytes(digest));
}
