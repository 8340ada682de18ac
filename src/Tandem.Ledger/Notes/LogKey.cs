using System.Security.Cryptography;
using System.Text;

namespace Tandem.Ledger.Notes;

/// <summary>
/// The key with which a log signs its checkpoints: ECDSA over P-256 with SHA-256, signature type 0x02.
/// </summary>
/// <remarks>
/// It lives in a file of its own (PEM, PKCS #8, readable by its owner only), never in the database: who can write to
/// the database alone can't sign. Safe for concurrent use.
/// </remarks>
public sealed class LogKey : IDisposable
{
    const byte EcdsaType = 0x02;
    const int KeyIdBytes = 4;
    const string P256 = "1.2.840.10045.3.1.7";

    // Text before the first line of PEM is allowed (RFC 7468 §2); the name has to stay with its key.
    const string NameMark = "Name: ";

    readonly ECDsa key;
    readonly Lock signing = new();
    readonly byte[] publicKey;
    readonly byte[] id;

    LogKey(string name, ECDsa key)
    {
        Name = name;
        this.key = key;
        publicKey = key.ExportSubjectPublicKeyInfo();
        id = SHA256.HashData(publicKey)[..KeyIdBytes];
    }

    /// <summary>The name that stands in each signature line.</summary>
    public string Name { get; }

    /// <summary>
    /// What others need to check signatures: <c>name+key id+base64(type ‖ SubjectPublicKeyInfo)</c>.
    /// </summary>
    public string VerifierKey =>
        $"{Name}+{Convert.ToHexStringLower(id)}+{Convert.ToBase64String([EcdsaType, .. publicKey])}";

    /// <summary>A new key that is kept nowhere.</summary>
    public static LogKey Generate(string name)
    {
        CheckName(name);
        return new(name, ECDsa.Create(ECCurve.NamedCurves.nistP256));
    }

    /// <summary>The key in the file; if there is no file, a new key of that name, durably in the file.</summary>
    /// <remarks>
    /// An existing key keeps the name that it was made with. Of two that begin at once, both get the same key.
    /// </remarks>
    public static LogKey OpenOrCreate(string path, string name)
    {
        if (File.Exists(path)) return Open(path);
        using var created = Generate(name);
        try
        {
            created.Save(path);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Somebody else was first.
        }
        return Open(path);
    }

    /// <summary>The key in the file; a file that holds none is an <see cref="InvalidDataException"/>.</summary>
    public static LogKey Open(string path)
    {
        var text = File.ReadAllText(path);
        var name = text.StartsWith(NameMark, StringComparison.Ordinal) && text.IndexOf('\n') is > 0 and var end
            ? text[NameMark.Length..end]
            : throw new InvalidDataException($"{path}: line 1: '{NameMark}' and the name of the log key expected.");
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(text);
            if (key.ExportParameters(includePrivateParameters: true).Curve.Oid.Value != P256)
                throw new ArgumentException("Another curve.");
            CheckName(name);
            return new(name, key);
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidDataException($"{path}: a P-256 private key in PEM, not encrypted, expected.", broken);
        }
    }

    /// <summary>
    /// Writes the key to a new file; an existing file is an <see cref="IOException"/> and stays as it is.
    /// </summary>
    public void Save(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        // Another name first: a half written key must never be taken for the key.
        var partial = $"{path}.{Guid.NewGuid():n}";
        try
        {
            using (var file = new FileStream(partial, options))
            {
                file.Write(Encoding.UTF8.GetBytes($"{NameMark}{Name}\n{key.ExportPkcs8PrivateKeyPem()}\n"));
                file.Flush(flushToDisk: true);
            }
            File.Move(partial, path, overwrite: false);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>The checkpoint as a signed note of the log.</summary>
    public string Sign(Checkpoint checkpoint) => Sign(checkpoint.ToText());

    /// <summary>The text, which ends with a newline, as a signed note (C2SP signed-note).</summary>
    public string Sign(string text)
    {
        if (!text.EndsWith('\n') || text.Any(each => each < ' ' && each != '\n'))
            throw new ArgumentException("A note ends with a newline and has no control characters.", nameof(text));
        return $"{text}\n{SignatureLine(Encoding.UTF8.GetBytes(text))}";
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    string SignatureLine(byte[] text)
    {
        byte[] signature;
        lock (signing)
            signature = key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return $"— {Name} {Convert.ToBase64String([.. id, .. signature])}\n";
    }

    static void CheckName(string name)
    {
        if (name.Length == 0 || name.Any(each => char.IsWhiteSpace(each) || char.IsControl(each) || each == '+'))
            throw new ArgumentException(
                $"'{name}' can't name a key: not empty, without spaces and plus signs.", nameof(name));
    }
}
