using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Tandem.Ledger.Checking;

/// <summary>
/// A public key that checks signatures on notes (C2SP signed-note): Ed25519 (0x01) or ECDSA with SHA-256 (0x02).
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class VerifierKey
{
    const byte Ed25519Type = 0x01;
    const byte EcdsaType = 0x02;
    const int Ed25519Bytes = 32;
    const int IdDigits = 8;

    // P-256, P-384 and P-521.
    static readonly string[] Curves = ["1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35"];

    readonly Func<byte[], byte[], bool> verify;

    VerifierKey(string text, string name, uint id, Func<byte[], byte[], bool> verify) =>
        (Text, Name, Id, this.verify) = (text, name, id, verify);

    /// <summary>The key as it was given: <c>name+key id+base64(type ‖ public key)</c>.</summary>
    public string Text { get; }

    /// <summary>The name that stands in the key's signature lines.</summary>
    public string Name { get; }

    /// <summary>The first four bytes of each of the key's signatures, as a number.</summary>
    public uint Id { get; }

    /// <summary>Name and id, as people compare them.</summary>
    public override string ToString() => $"{Name}+{Hex(Id)}";

    /// <summary>
    /// Reads <c>name+key id+base64(type ‖ public key)</c>; if it can't be, <paramref name="why"/> says why.
    /// </summary>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out VerifierKey? key, [NotNullWhen(false)] out string? why)
    {
        key = null;
        // The base64 may hold plus signs of its own.
        if (text.Split('+', 3) is not [var name, var digits, var material])
        {
            why = "a verifier key is name+key id+base64, joined by plus signs";
            return false;
        }
        if (name.Length == 0 || name.Any(char.IsWhiteSpace))
            why = "the name before the first plus sign is not empty and has no spaces";
        else if (digits.Length != IdDigits || !digits.All(char.IsAsciiHexDigitLower)
            || !uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id))
            why = $"the key id after the name has {IdDigits} lower-case hexadecimal digits";
        else if (!Base64Text.TryRead(material, out var bytes))
            why = "what follows the second plus sign is base64 with padding";
        else return TryBuild(text, name, id, bytes, out key, out why);
        return false;
    }

    /// <summary>Whether the signature (without its four bytes of key id) is this key's over the text.</summary>
    internal bool Verifies(byte[] text, byte[] signature) => verify(text, signature);

    static bool TryBuild(
        string text, string name, uint id, byte[] material, [NotNullWhen(true)] out VerifierKey? key,
        [NotNullWhen(false)] out string? why)
    {
        var publicKey = material[1..];
        // The id first: only what it fits is worth being read as a key.
        byte[]? identified = material[0] switch
        {
            Ed25519Type => [.. Encoding.UTF8.GetBytes(name), (byte)'\n', .. material],
            EcdsaType => publicKey,
            _ => null,
        };
        var proper = identified is null ? id : BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(identified));
        var verify = proper != id ? null : material[0] switch
        {
            Ed25519Type when publicKey.Length == Ed25519Bytes => Ed25519(publicKey),
            EcdsaType => Ecdsa(publicKey),
            _ => null,
        };
        key = verify is null ? null : new(text, name, id, verify);
        why = proper != id
            ? $"the key id of this key is {Hex(proper)}, not {Hex(id)}"
            : "the base64 holds type 0x01 and 32 bytes of Ed25519, or 0x02 and the DER of a NIST curve's key";
        return key is not null;
    }

    static string Hex(uint id) => id.ToString("x8", CultureInfo.InvariantCulture);

    static Func<byte[], byte[], bool> Ed25519(byte[] publicKey)
    {
        var key = new Ed25519PublicKeyParameters(publicKey, 0);
        return (text, signature) =>
        {
            var signer = new Ed25519Signer();
            signer.Init(forSigning: false, key);
            signer.BlockUpdate(text, 0, text.Length);
            return signer.VerifySignature(signature);
        };
    }

    static Func<byte[], byte[], bool>? Ecdsa(byte[] publicKey)
    {
        // One instance a thread: instances do not promise to be safe for concurrent use.
        var keys = new ThreadLocal<ECDsa>(() =>
        {
            var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            return key;
        });
        try
        {
            var curve = keys.Value!.ExportParameters(includePrivateParameters: false).Curve.Oid.Value;
            // The same key could be spelt with a compressed point; a key has one spelling here.
            if (!Curves.Contains(curve, StringComparer.Ordinal)
                || !keys.Value.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(publicKey)) return null;
        }
        catch (Exception broken) when (broken is CryptographicException or PlatformNotSupportedException)
        {
            return null;
        }
        return (text, signature) =>
        {
            try
            {
                return keys.Value!.VerifyData(
                    text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
            }
            catch (CryptographicException)
            {
                return false;
            }
        };
    }
}
