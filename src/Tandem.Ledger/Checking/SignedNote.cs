using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Tandem.Ledger.Checking;

/// <summary>One signature under a note.</summary>
/// <param name="Name">The name of the key, as the note says.</param>
/// <param name="KeyId">The id of the key, as the note says.</param>
/// <param name="Line">The line of the note that it stands on, from 1.</param>
public sealed record NoteSignature(string Name, uint KeyId, int Line)
{
    internal byte[] Bytes { get; init; } = [];

    /// <summary>Name and id, as people compare them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}+{KeyId:x8}");
}

/// <summary>
/// Text under signatures, as C2SP signed-note lays it out. What it says is not to be trusted before it is checked.
/// </summary>
sealed class SignedNote
{
    public const int BytesMax = 1_000_000;
    public const int SignaturesMax = 100;

    const int KeyIdBytes = 4;
    const string SignatureMark = "— ";

    // Strict: bytes that are no UTF-8 must not be replaced.
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    SignedNote(string file, string text, byte[] textBytes, IReadOnlyList<NoteSignature> signatures) =>
        (File, Text, TextBytes, Signatures) = (file, text, textBytes, signatures);

    public string File { get; }

    public string Text { get; }

    public byte[] TextBytes { get; }

    public IReadOnlyList<NoteSignature> Signatures { get; }

    // The place of the note's first line is given where a file holds several.
    public static SignedNote Parse(ReadOnlySpan<byte> bytes, string file, int firstLine = 1)
    {
        if (bytes.Length > BytesMax)
            throw new BrokenException(new(file), $"at most {BytesMax} bytes of signed note", $"{bytes.Length} bytes");
        CheckCharacters(bytes, file, firstLine);

        // The text may have empty lines of its own; the last one ends it.
        var split = bytes.LastIndexOf("\n\n"u8);
        if (split < 0)
            throw new BrokenException(new(file), "text, an empty line, signature lines", "no empty line");

        var text = bytes[..(split + 1)];
        var line = firstLine + text.Count((byte)'\n') + 1;
        return new(file, Utf8.GetString(text), text.ToArray(), SignatureLines(bytes[(split + 2)..], file, line));
    }

    static void CheckCharacters(ReadOnlySpan<byte> bytes, string file, int firstLine)
    {
        for (var i = 0; i < bytes.Length; i++)
            if (bytes[i] < ' ' && bytes[i] != '\n')
                throw new BrokenException(
                    new(file, firstLine + bytes[..i].Count((byte)'\n'), i), "text without control characters",
                    string.Create(CultureInfo.InvariantCulture, $"0x{bytes[i]:x2}"));
        try
        {
            Utf8.GetCharCount(bytes);
        }
        catch (DecoderFallbackException broken)
        {
            throw new BrokenException(new(file, Byte: broken.Index), "UTF-8", "bytes that are none");
        }
    }

    static List<NoteSignature> SignatureLines(ReadOnlySpan<byte> bytes, string file, int line)
    {
        var signatures = new List<NoteSignature>();
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            if (end < 0) throw new BrokenException(new(file, line), "a line end at the end of the note", "none");
            if (signatures.Count == SignaturesMax)
                throw new BrokenException(new(file, line), $"at most {SignaturesMax} signatures", "more");
            signatures.Add(SignatureLine(Utf8.GetString(bytes[..end]), new(file, line)));
            bytes = bytes[(end + 1)..];
            line++;
        }
        return signatures.Count > 0
            ? signatures
            : throw new BrokenException(new(file, line), "at least one signature line", "the end of the note");
    }

    static NoteSignature SignatureLine(string line, Place place)
    {
        const string expected = "an em dash, a space, a key name, a space, base64 of the signature";
        if (!line.StartsWith(SignatureMark, StringComparison.Ordinal)
            || line[SignatureMark.Length..].Split(' ') is not [var name, var base64]
            || name.Length == 0 || name.Contains('+', StringComparison.Ordinal) || name.Any(char.IsWhiteSpace))
            throw new BrokenException(place, expected, $"'{Shortened(line)}'");
        if (!Base64Text.TryRead(base64, out var bytes) || bytes.Length <= KeyIdBytes)
            throw new BrokenException(
                place, "base64 of four bytes of key id and a signature", $"'{Shortened(base64)}'");

        var id = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        return new(name, id, (int)place.Line!) { Bytes = bytes[KeyIdBytes..] };
    }

    static string Shortened(string text)
    {
        const int charactersShown = 80;
        return text.Length <= charactersShown ? text : text[..charactersShown] + "…";
    }

    // Which signatures are those of known keys. A known key's signature that does not fit condemns the note.
    public IReadOnlyList<(NoteSignature Signature, VerifierKey Key)> Verified(IReadOnlyCollection<VerifierKey> keys)
    {
        var verified = new List<(NoteSignature, VerifierKey)>();
        foreach (var signature in Signatures)
        {
            var key = keys.FirstOrDefault(known => known.Id == signature.KeyId && known.Name == signature.Name);
            if (key is null) continue;
            if (!key.Verifies(TextBytes, signature.Bytes))
                throw new BrokenException(
                    new(File, signature.Line), $"a signature by {key} over the text", "one that does not fit it");
            verified.Add((signature, key));
        }
        return verified;
    }

    // A checkpoint is signed by the key that held at its size; and nobody unknown stands beside it, because nobody
    // could check that.
    public void CheckSignedBy(VerifierKey key, long size, IReadOnlyCollection<VerifierKey> keys, string keysFrom)
    {
        var verified = Verified(keys);
        if (Signatures.FirstOrDefault(signature => verified.All(each => each.Signature != signature)) is { } stranger)
            throw new BrokenException(new(File, stranger.Line), $"a signature by a key of {keysFrom}", $"{stranger}");
        if (verified.All(each => each.Key != key))
            throw new BrokenException(
                new(File, Signatures[0].Line), $"the signature of {key}, the key at size {size}",
                $"that of {Signatures[0]}");
    }
}
