using System.Text;

namespace Tandem.Delivery.Evidence;

/// <summary>What the first bytes of a file are, whatever its name says.</summary>
enum ContentKind
{
    Text,
    Xml,
    Json,
    Lcov,

    /// <summary>Comments before an object or array, such as people write into settings.</summary>
    CommentedJson,
    Archive,
    Binary,
}

static class Content
{
    const int HeadBytes = 4096;

    static readonly (string Name, byte[] Magic)[] Archives =
    [
        ("gzip", [0x1F, 0x8B]), ("zip", "PK\x03\x04"u8.ToArray()), ("bzip2", "BZh"u8.ToArray()),
        ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A]), ("zstd", [0x28, 0xB5, 0x2F, 0xFD]), ("7z", [0x37, 0x7A, 0xBC, 0xAF]),
    ];

    /// <summary>Looks at the head of a file and rewinds it.</summary>
    public static ContentKind KindOf(Stream stream)
    {
        var buffer = new byte[HeadBytes];
        var head = buffer.AsSpan(0, stream.ReadAtLeast(buffer, HeadBytes, throwOnEndOfStream: false));
        stream.Position = 0;

        foreach (var (_, magic) in Archives)
            if (head.StartsWith(magic)) return ContentKind.Archive;

        var text = EncodingOf(head).GetString(head).TrimStart('\uFEFF').TrimStart();
        if (text.StartsWith('<')) return ContentKind.Xml;
        if (text.StartsWith('{') || text.StartsWith('[')) return ContentKind.Json;
        if (text.Contains('\0', StringComparison.Ordinal)) return ContentKind.Binary;
        if (LcovReader.Begins(text)) return ContentKind.Lcov;
        return IsCommentedJson(text, isCut: head.Length == HeadBytes) ? ContentKind.CommentedJson : ContentKind.Text;
    }

    static bool IsCommentedJson(string text, bool isCut)
    {
        var rest = text;
        while (true)
        {
            var end = rest.StartsWith("//", StringComparison.Ordinal) ? rest.IndexOf('\n', StringComparison.Ordinal)
                : rest.StartsWith("/*", StringComparison.Ordinal)
                    ? rest.IndexOf("*/", "/*".Length, StringComparison.Ordinal)
                : (int?)null;
            if (end is null) return rest.Length == 0 ? isCut : rest[0] is '{' or '[';
            // A comment that is longer than the head hides what follows.
            if (end < 0) return isCut;
            rest = rest[(end.Value + (rest[1] == '*' ? "*/".Length : 1))..].TrimStart();
        }
    }

    /// <summary>UTF-16 by its mark or by the zero beside an ASCII first character, else UTF-8.</summary>
    public static Encoding EncodingOf(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => Encoding.UTF8,
    };
}
