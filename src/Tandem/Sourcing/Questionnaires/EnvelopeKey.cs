using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Json;

namespace Tandem.Sourcing.Questionnaires;

/// <summary>Closes and opens price envelopes, by a key that lies in the data directory, never in the record.
/// </summary>
/// <remarks>
/// Salt and nonce follow from the key and what is sealed, so that the same request sent again closes the same envelope.
/// Contents are padded to one length: a longer price shows no longer envelope.
/// </remarks>
sealed class EnvelopeKey
{
    const string FileName = "envelopes.key";
    const int KeyBytes = 32;
    const int LetterBytes = 256;

    static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;

    readonly byte[] sealing;
    readonly byte[] drawing;

    public EnvelopeKey(Settings settings)
    {
        var key = OpenOrCreate(PrivateFolder.In(settings.Data, "keys").FullName);
        sealing = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: "seal"u8.ToArray());
        drawing = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: "draw"u8.ToArray());
    }

    /// <summary>Puts a price into an envelope: what the rules judge, and what the record keeps instead.</summary>
    public (PriceLetter Letter, string Contents) Close(string organisation, string sourcing, string candidate,
        Money price)
    {
        var place = Place(organisation, sourcing, candidate);
        var salt = Convert.ToHexStringLower(Draw("salt", place, price));
        var letter = new PriceLetter(price, salt);
        var plain = JsonSerializer.SerializeToUtf8Bytes(letter, TandemJson.Options);
        var padded = new byte[LetterBytes];
        Encoding.ASCII.GetBytes(new string(' ', LetterBytes)).CopyTo(padded, 0);
        plain.CopyTo(padded, 0);
        var nonce = Draw("nonce", place, price)[..NonceBytes];
        var (cipher, tag) = (new byte[LetterBytes], new byte[TagBytes]);
        using var aes = new AesGcm(sealing, TagBytes);
        aes.Encrypt(nonce, padded, cipher, tag, place);
        return (letter, Convert.ToBase64String([.. nonce, .. tag, .. cipher]));
    }

    /// <summary>What lies in an envelope; null where this key did not close it or it was tampered with.</summary>
    public PriceLetter? Open(string organisation, string sourcing, string candidate, PriceEnvelope envelope)
    {
        var bytes = new byte[NonceBytes + TagBytes + LetterBytes];
        if (!Convert.TryFromBase64String(envelope.Contents, bytes, out var read) || read != bytes.Length) return null;
        var plain = new byte[LetterBytes];
        try
        {
            using var aes = new AesGcm(sealing, TagBytes);
            aes.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes + TagBytes),
                bytes.AsSpan(NonceBytes, TagBytes), plain, Place(organisation, sourcing, candidate));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        return JsonSerializer.Deserialize<PriceLetter>(plain, TandemJson.Options);
    }

    byte[] Draw(string what, byte[] place, Money price) =>
        HMACSHA256.HashData(drawing, (byte[])[.. Encoding.UTF8.GetBytes($"{what}\n{price}\n"), .. place]);

    static byte[] Place(string organisation, string sourcing, string candidate) =>
        Encoding.UTF8.GetBytes($"{organisation}\n{sourcing}\n{candidate}");

    static byte[] OpenOrCreate(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            // Two servers that start together: the one that is moved into place first counts for both.
            var part = Path.Combine(folder, Path.GetRandomFileName());
            var access = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) access.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var file = new FileStream(part, access))
            {
                file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
                file.Flush(flushToDisk: true);
            }
            MoveWhereMissing(part, path);
            DurableFolder.Flush(folder);
        }
        var key = File.ReadAllBytes(path);
        return key.Length == KeyBytes ? key
            : throw new InvalidDataException($"{path} is damaged: it should have {KeyBytes} bytes.");
    }

    static void MoveWhereMissing(string part, string path)
    {
        try
        {
            File.Move(part, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(part);
        }
    }
}
