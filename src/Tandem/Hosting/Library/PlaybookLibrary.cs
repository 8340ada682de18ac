using System.Collections.Concurrent;
using Tandem.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Yaml;

namespace Tandem.Hosting.Library;

/// <summary>A playbook as lists show it.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Id">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Hash">SHA-256 of its file.</param>
/// <param name="Ships">Whether it ships with the product.</param>
/// <param name="Chosen">Whether new cases rest on it.</param>
public sealed record PlaybookRow(string Kind, string Id, string Version, string Title, Digest Hash, bool Ships,
    bool Chosen);

/// <summary>What an organisation's new cases rest on, and every version that old ones do: by hash, for good.</summary>
sealed class PlaybookLibrary(PlaybookShelf shelf, PlaybookDesk desk, EvidenceStore store)
{
    // What a file says follows from its bytes, so it is read once.
    readonly ConcurrentDictionary<Digest, object> read = [];

    /// <summary>Every playbook that there is, kind by kind.</summary>
    public async Task<IReadOnlyList<PlaybookRow>> List(string organisation, CancellationToken ct)
    {
        var own = await shelf.Read(organisation, PlaybookStream.Key, ct);
        var chosen = PlaybookKinds.All.ToDictionary(format => format.Kind, format => HashOf(own, format.Kind));
        var ships = ShippedPlaybooks.All.Select(each => new PlaybookRow(each.Header.Kind, each.Header.Id,
            each.Header.Version, each.Header.Title, each.Hash, Ships: true, Chosen: false));
        var added = own.All.Select(each =>
            new PlaybookRow(each.Kind, each.Id, each.Version, each.Title, each.Hash, Ships: false, Chosen: false));
        return [.. ships.Concat(added).DistinctBy(row => row.Hash)
            .Select(row => row with { Chosen = chosen.GetValueOrDefault(row.Kind) == row.Hash })
            .OrderBy(row => PlaybookKinds.TitleOf(row.Kind), StringComparer.Ordinal).ThenBy(row => row.Ships ? 0 : 1)];
    }

    /// <summary>What new cases of the organisation rest on.</summary>
    public async Task<Playbook<T>> Chosen<T>(PlaybookFormat<T> format, string organisation, CancellationToken ct)
        where T : class
    {
        var own = await shelf.Read(organisation, PlaybookStream.Key, ct);
        return Read(format, HashOf(own, format.Kind)) ?? Read(format, ShippedPlaybooks.Of(format.Kind).Hash)!;
    }

    /// <summary>The playbook of a hash that a case names; null where it is not here or can't be read any
    /// more.</summary>
    public Playbook<T>? Read<T>(PlaybookFormat<T> format, Digest hash) where T : class
    {
        if (read.TryGetValue(hash, out var known)) return known as Playbook<T>;
        if (Bytes(hash) is not { } bytes || format.Read(bytes, hash.Hex).Playbook is not { } playbook) return null;
        read[hash] = playbook;
        return playbook;
    }

    /// <summary>The file of a playbook by its hash, for whoever asks; null where there is none.</summary>
    /// <remarks>The store keeps evidence beside playbooks, so what is neither known as one nor reads as one is not
    /// shown.</remarks>
    public async Task<byte[]?> File(string organisation, string? asked, CancellationToken ct) =>
        Digest.TryParse(asked, out var hash) && Bytes(hash) is { } bytes
            && ((await shelf.Read(organisation, PlaybookStream.Key, ct)).All.Any(each => each.Hash == hash)
                || PlaybookKinds.Check(bytes, hash.Hex).Header is not null) ? bytes : null;

    // The file of a hash, whatever it is, or null.
    byte[]? Bytes(Digest hash)
    {
        if (ShippedPlaybooks.All.FirstOrDefault(each => each.Hash == hash) is { } ships) return ships.Bytes;
        using var file = store.Open(hash);
        if (file is not { Length: <= YamlLimits.BytesMax }) return null;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Keeps the file of a playbook that a case is about to rest on, also when it ships no more.</summary>
    public Task Keep(Digest hash, CancellationToken ct) => Bytes(hash) is { } bytes
        ? store.Put(new MemoryStream(bytes), YamlLimits.BytesMax, ct) : Task.CompletedTask;

    /// <summary>Adds a file; what is wrong with it, or why not, is answered, and then nothing is kept of it.</summary>
    public async Task<(Sequence<FileError> Errors, Answer? Answer)> Add(Asker asker, byte[] bytes, string name,
        Conditions conditions, CancellationToken ct)
    {
        var (header, errors) = PlaybookKinds.Check(bytes, name);
        if (header is null) return (errors, null);
        var command = new PlaybookCommand.Add(
            new(header.Kind, header.Id, header.Version, header.Title, PlaybookHash.Of(bytes)));
        // Only what would be recorded is put away.
        if (asker.Administrator) await store.Put(new MemoryStream(bytes), YamlLimits.BytesMax, ct);
        return ([], await desk.Ask(asker, PlaybookStream.Key, [command], conditions, ct));
    }

    /// <summary>Lets new cases rest on a playbook.</summary>
    public Task<Answer> Choose(Asker asker, string kind, Digest hash, Conditions conditions, CancellationToken ct)
    {
        var ships = ShippedPlaybooks.All.Any(each => each.Hash == hash && each.Header.Kind == kind);
        return desk.Ask(asker, PlaybookStream.Key,
            [new PlaybookCommand.Choose(kind, hash, ships, PlaybookKinds.Find(kind) is not { IsChosen: false })],
            conditions, ct);
    }

    static Digest HashOf(OwnPlaybooks own, string kind) => own.Chosen.TryGetValue(kind, out var chosen) ? chosen
        : ShippedPlaybooks.All.FirstOrDefault(each => each.Header.Kind == kind)?.Hash ?? default;
}
