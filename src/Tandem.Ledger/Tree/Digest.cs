using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Tandem.Ledger.Tree;

/// <summary>A SHA-256 value: 32 bytes, compared by value, copied without allocating.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct Digest
{
    /// <summary>The length of a digest in bytes.</summary>
    public const int Length = 32;

    readonly ulong a, b, c, d;

    /// <summary>
    /// Takes over exactly <see cref="Length"/> bytes; any other length is an <see cref="ArgumentException"/>.
    /// </summary>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
            throw new ArgumentException($"A digest has {Length} bytes, not {bytes.Length}.", nameof(bytes));
        this = MemoryMarshal.Read<Digest>(bytes);
    }

    /// <summary>
    /// SHA-256 over the bytes as they are, without a prefix: how payloads and evidence files are named.
    /// </summary>
    public static Digest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(bytes, hash);
        return new(hash);
    }

    /// <summary>Writes the 32 bytes to the start of <paramref name="destination"/>.</summary>
    public void CopyTo(Span<byte> destination) => MemoryMarshal.Write(destination, in this);

    /// <summary>The 32 bytes in a new array.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());

    /// <summary>Standard base64 with padding, 44 characters: the form used in checkpoints.</summary>
    public string ToBase64() => Convert.ToBase64String(ToArray());

    /// <summary>Reads 64 lower-case hexadecimal digits; anything else is refused, also upper case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? hex, out Digest digest)
    {
        digest = default;
        if (hex is null || hex.Length != Length * 2 || hex.AsSpan().ContainsAnyInRange('A', 'F')) return false;
        Span<byte> bytes = stackalloc byte[Length];
        if (Convert.FromHexString(hex, bytes, out _, out _) != OperationStatus.Done) return false;
        digest = new(bytes);
        return true;
    }

    /// <summary>As <see cref="TryParse"/>, with a <see cref="FormatException"/> for what is not a digest.</summary>
    public static Digest Parse(string hex) =>
        TryParse(hex, out var digest)
            ? digest
            : throw new FormatException($"'{hex}' is not a SHA-256 value: 64 lower-case hexadecimal digits expected.");
}
