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
    public async Task<(Sequence<EvidenceFile> Files, Refusal? Refusal)> Take(IReadOnlyList<ArrivingFile> arriving,
        string field, CancellationToken ct)
    {
        if (arriving.Count > DeliveryLimits.EvidenceFilesMax)
            return ([], EvidenceRefusal.TooMany(DeliveryLimits.EvidenceFilesMax, field));
        var taken = new List<EvidenceFile>();
        for (var index = 0; index < arriving.Count; index++)
        {
            var (file, refusal) = await Take(arriving[index], $"{field}[{index}]", ct);
            if (refusal is not null) return ([], refusal);
            taken.Add(file!);
        }
        return (taken.ToSequence(), null);
    }

    async Task<(EvidenceFile?, Refusal?)> Take(ArrivingFile file, string field, CancellationToken ct)
    {
        var name = PlainName(file.Name);
        if (name.Length == 0) return (null, EvidenceRefusal.NameMissing(field));
        await using var content = file.Open();
        if (await store.Put(content, settings.UploadBytes, ct) is not { } stored)
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
        $"'{name}' claims to be a report and cannot be read: {error}.", field);
}
