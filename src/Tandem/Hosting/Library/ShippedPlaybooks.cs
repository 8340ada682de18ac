using Tandem.Agreement;
using Tandem.Domain.Values;

namespace Tandem.Hosting.Library;

/// <summary>A playbook as a file: what it says of itself, and its bytes.</summary>
sealed record PlaybookFile(PlaybookHeader Header, Digest Hash, byte[] Bytes);

/// <summary>The playbooks that ship with the product.</summary>
static class ShippedPlaybooks
{
    /// <summary>All of them, by the names of their files.</summary>
    public static IReadOnlyList<PlaybookFile> All { get; } =
    [
        .. Directory.GetFiles(Playbooks.Shipped, "*.yaml").Order(StringComparer.Ordinal).Select(path =>
        {
            var bytes = File.ReadAllBytes(path);
            var (header, errors) = PlaybookKinds.Check(bytes, path);
            return new PlaybookFile(header ?? throw new InvalidDataException(string.Join('\n', errors)),
                PlaybookHash.Of(bytes), bytes);
        }),
    ];

    /// <summary>The first of a kind: what holds where nothing else is chosen.</summary>
    public static PlaybookFile Of(string kind) => All.First(each => each.Header.Kind == kind);
}
