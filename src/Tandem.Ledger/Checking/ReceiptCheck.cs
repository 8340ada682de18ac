using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tandem.Ledger.Checking;

// Checks a receipt from its first line to its last; docs/ledger-format.md says what stands where.
ref struct ReceiptCheck(ReadOnlySpan<byte> bytes, string file, IReadOnlyCollection<VerifierKey> trusted)
{
    public const int BytesMax = 2 * LineReader.LineBytesMax + 2 * SignedNote.BytesMax;

    const string Format = "tandem.receipt/1";
    const string ProofFormat = "c2sp.org/tlog-proof@v1";
    const int KeysMax = 16;

    readonly ReadOnlySpan<byte> bytes = bytes;
    int at;
    int line;

    public static ReceiptReport Run(
        ReadOnlySpan<byte> bytes, string file, IReadOnlyCollection<VerifierKey> trusted)
    {
        try
        {
            return new ReceiptCheck(bytes, file, trusted).Read();
        }
        catch (BrokenException broken)
        {
            return new(broken.Finding, null, default, null, []);
        }
    }

    ReceiptReport Read()
    {
        Literal(Format);
        var keys = Keys();
        var recordLine = After("record ");
        var recordPlace = Here("record ");
        var record = RecordRead.Of(recordLine, recordPlace);
        var payload = After("payload ");
        var digest = Convert.ToHexStringLower(SHA256.HashData(payload));
        var payloadPlace = Here("payload ") with { Index = record.Index };

        Literal(ProofFormat);
        Index(record.Index);
        var proof = Proof();
        var note = SignedNote.Parse(bytes[at..], file, line + 1);
        var head = LogHead.Parse(note.Text, file, line + 1);
        var signers = Signers(note, keys);

        if (!Hashing.IsIncluded(Hashing.Leaf(recordLine), record.Index, head.Size, proof, head.Root))
            throw new BrokenException(
                record.Place, "a record that the proof leads to the signed root", "a record or a proof that does not");
        if (digest != record.PayloadDigest)
            throw new BrokenException(
                payloadPlace, $"a payload with the SHA-256 {record.PayloadDigest} that the record states",
                $"one with {digest}");
        return new(null, record, payload.ToArray(), head, signers);
    }

    List<VerifierKey> Keys()
    {
        var keys = new List<VerifierKey>();
        while (keys.Count == 0 || (keys.Count < KeysMax && bytes[at..].StartsWith("key "u8)))
        {
            var text = Encoding.UTF8.GetString(After("key "));
            keys.Add(VerifierKey.TryParse(text, out var key, out var why)
                ? key
                : throw new BrokenException(Here("key "), "a verifier key", why));
        }
        return keys;
    }

    // The index stands in the record, too; the proof is useless to other tools without its own.
    void Index(long index)
    {
        const string label = "index ";
        var stated = After(label);
        if (!stated.SequenceEqual(Encoding.ASCII.GetBytes(index.ToString(CultureInfo.InvariantCulture))))
            throw new BrokenException(
                Here(label), $"the index {index} of the record", $"'{Encoding.UTF8.GetString(stated)}'");
    }

    List<byte[]> Proof()
    {
        var proof = new List<byte[]>();
        while (Next() is { IsEmpty: false } text)
            proof.Add(
                proof.Count < Hashing.ProofHashesMax
                && Base64Text.TryRead(Encoding.UTF8.GetString(text), out var hash) && hash.Length == Hashing.HashBytes
                    ? hash
                    : throw new BrokenException(
                        Here(""), $"a hash of {Hashing.HashBytes} bytes in base64", "another line"));
        return proof;
    }

    readonly List<VerifierKey> Signers(SignedNote note, List<VerifierKey> keys)
    {
        var verified = note.Verified(keys);
        foreach (var signature in note.Signatures)
            if (verified.All(each => each.Signature != signature))
                throw new BrokenException(
                    new(file, signature.Line), "a signature by a key of this receipt", $"{signature}");
        foreach (var key in keys)
            if (verified.All(each => each.Key != key))
                throw new BrokenException(new(file), "a signature by each key of this receipt", $"none by {key}");
        var known = trusted.Select(key => key.Text).ToList();
        if (known.Count > 0 && !verified.Any(each => known.Contains(each.Key.Text)))
            throw new BrokenException(
                new(file, 2), $"a key that you trust: {string.Join(" or ", trusted)}", string.Join(" and ", keys));
        return [.. verified.Select(each => each.Key).Distinct()];
    }

    void Literal(string text)
    {
        if (!Next().SequenceEqual(Encoding.UTF8.GetBytes(text)))
            throw new BrokenException(Here(""), $"'{text}'", "another line");
    }

    ReadOnlySpan<byte> After(string label)
    {
        var text = Next();
        return text.StartsWith(Encoding.UTF8.GetBytes(label))
            ? text[label.Length..]
            : throw new BrokenException(Here(""), $"'{label}' and what it names", "another line");
    }

    ReadOnlySpan<byte> Next()
    {
        var end = bytes[at..].IndexOf((byte)'\n');
        if (end < 0) throw new BrokenException(new(file, line + 1, at), "a further line", "the end of the file");
        var text = bytes.Slice(at, end);
        at += end + 1;
        line++;
        return text;
    }

    // The line just read, behind its label.
    readonly Place Here(string label) =>
        new(file, line, bytes[..(at - 1)].LastIndexOf((byte)'\n') + 1 + label.Length);
}
