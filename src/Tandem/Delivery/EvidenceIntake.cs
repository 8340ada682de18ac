using Tandem.Delivery.Evidence;
using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Values;
using Tandem.Hosting;

namespace Tandem.Delivery;

/// <summary>A file as it arrives: from a form, or from the API.</summary>
/// <param name="Name">The name that the sender gave it.</param>
/// <param name="Bytes">Its size as announced.</param>
/// <param name="Open">Opens its bytes.</param>
sealed record ArrivingFile(string Name, long Bytes, Func<Stream> Open);

/// <summary>Takes evidence in: puts every file away durably, reads its figures, and names it for the record.</summary>
sealed class EvidenceIntake(EvidenceStore store, EvidenceLimits limits, Settings settings)
{
    /// <summary>Characters of a file's name that are kept.</summary>
    public const int NameCharactersMax = 200;

    /// <summary>The files as the record will name them, or why they are refused. Files already put away then are
    /// harmless: no event names them.</summary>
    public Task<(Sequence<EvidenceFile> Files, Refusal? Refusal)> Take(IReadOnlyList<ArrivingFile> arriving,
        string field, CancellationToken ct) => Take(arriving, field, store.Put, ct);

    /// <summary>The same from somebody without an account: nothing is left of files that are refused, and those that
    /// are not are to be kept or dropped when it is known whether the record names them.</summary>
    public async Task<(Sequence<EvidenceFile> Files, Refusal? Refusal)> Try(IReadOnlyList<ArrivingFile> arriving,
        string field, CancellationToken ct)
    {
        foreach (var (index, file) in arriving.Index())
            if (Announced(file, $"{field}[{index}]") is { } unfit) return ([], unfit);
        var put = new List<Digest>();
        try
        {
            var taken = await Take(arriving, field, async (content, most, cancel) =>
            {
                var stored = await store.Try(content, most, cancel);
                if (stored is not null) put.Add(stored.Digest);
                return stored;
            }, ct);
            if (taken.Refusal is null) put.Clear();
            return taken;
        }
        finally
        {
            store.Drop(put);
        }
    }

    /// <summary>Keeps files that were tried: the record names them now.</summary>
    public void Keep(Sequence<EvidenceFile> tried) => store.Keep(tried.Select(each => each.Digest));

    /// <summary>Drops files that were tried, where nothing else names them.</summary>
    public void Drop(Sequence<EvidenceFile> tried) => store.Drop(tried.Select(each => each.Digest));

    // What can be said of a file before any of its bytes are put away.
    Refusal? Announced(ArrivingFile file, string field) => PlainName(file.Name) switch
    {
        "" => EvidenceRefusal.NameMissing(field),
        var name when file.Bytes > settings.UploadBytes => EvidenceRefusal.TooLarge(name, settings.UploadBytes, field),
        var name when file.Bytes == 0 => EvidenceRefusal.Empty(name, field),
        _ => null,
    };

    async Task<(Sequence<EvidenceFile> Files, Refusal? Refusal)> Take(IReadOnlyList<ArrivingFile> arriving,
        string field, PutAway put, CancellationToken ct)
    {
        if (arriving.Count > DeliveryLimits.EvidenceFilesMax)
            return ([], EvidenceRefusal.TooMany(DeliveryLimits.EvidenceFilesMax, field));
        var taken = new List<EvidenceFile>();
        for (var index = 0; index < arriving.Count; index++)
        {
            var (file, refusal) = await Take(arriving[index], $"{field}[{index}]", put, ct);
            if (refusal is not null) return ([], refusal);
            taken.Add(file!);
        }
        return (taken.ToSequence(), null);
    }

    delegate Task<StoredEvidence?> PutAway(Stream content, long bytesMax, CancellationToken ct);

    async Task<(EvidenceFile?, Refusal?)> Take(ArrivingFile file, string field, PutAway put, CancellationToken ct)
    {
        var name = PlainName(file.Name);
        if (name.Length == 0) return (null, EvidenceRefusal.NameMissing(field));
        await using var content = file.Open();
        if (await put(content, settings.UploadBytes, ct) is not { } stored)
            return (null, EvidenceRefusal.TooLarge(name, settings.UploadBytes, field));
        if (stored.Bytes == 0) return (null, EvidenceRefusal.Empty(name, field));

        await using var kept = store.Open(stored.Digest)!;
        var reading = EvidenceReader.Read(kept, name, limits);
        if (reading.Error is { } error) return (null, EvidenceRefusal.Unreadable(name, error, field));
        return (new(stored.Digest, name, stored.Bytes, reading.Format, reading.Facts, reading.Remarks), null);
    }

    // A name is shown and offered for download, never used as a path; what could mean a path or a control is dropped.
    static string PlainName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = string.Concat(
            last.Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or ':' or '|' or '?' or '*')));
        return plain.Trim() is { Length: > NameCharactersMax } longer ? longer[^NameCharactersMax..] : plain.Trim();
    }
}

/// <summary>Every "no" to a file, in order of precedence.</summary>
static class EvidenceRefusal
{
    public static Refusal TooMany(int most, string field) => new("evidence.too-many",
        $"At most {most} files are taken at once.", field);

    public static Refusal NameMissing(string field) => new("evidence.name-missing", "The file needs a name.", field);

    public static Refusal TooLarge(string name, long most, string field) => new("evidence.too-large",
        $"'{name}' is larger than the {most / (1024 * 1024)} MiB that one file may have here.", field);

    public static Refusal Empty(string name, string field) => new("evidence.empty", $"'{name}' is empty.", field);

    public static Refusal Unreadable(string name, string error, string field) => new("evidence.unreadable",
        $"'{name}' cannot be taken in: {error}.", field);
}
