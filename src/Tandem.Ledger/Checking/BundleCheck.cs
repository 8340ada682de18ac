using System.Diagnostics;

namespace Tandem.Ledger.Checking;

// Checks a bundle part by part; docs/ledger-format.md says what a bundle is.
sealed class BundleCheck(
    string folder, IReadOnlyCollection<VerifierKey> trusted, IProgress<CheckProgress>? progress, CancellationToken ct)
{
    readonly Stopwatch clock = Stopwatch.StartNew();
    readonly Findings manifestFindings = new();
    readonly Findings checkpointFindings = new();
    readonly Findings evidenceFindings = new();
    readonly Findings fileFindings = new();
    long checkpointBytes;

    public async Task<CheckReport> Run(Replay? replay)
    {
        var manifest = Manifest.Read(folder, manifestFindings);
        if (manifest is null) return Report([manifestFindings], null, null, null, null, null);
        CheckNames(manifest);

        var evidence = new EvidenceFiles(folder, evidenceFindings);
        await evidence.Run(manifest.EvidenceDigest, ct);
        var stray = Task.Run(() => StrayFiles.Note(folder, manifest.Size, evidence, fileFindings), ct);

        var missing = new[] { BundleFiles.Records, BundleFiles.Payloads, BundleFiles.Checkpoints }
            .Where(name => !File.Exists(Path.Combine(folder, name))).ToList();
        if (missing.Count > 0)
        {
            await stray;
            foreach (var name in missing) fileFindings.Add(new(name), "a file of the bundle", "no such file");
            return Report([manifestFindings, fileFindings, evidenceFindings], manifest, null, null, evidence, null);
        }
        var (log, tree) = await CheckLog(manifest);
        await stray;
        // What causes comes before what follows from it.
        Findings[] found = [manifestFindings, checkpointFindings, log.RecordFindings, tree.Findings,
            log.StreamFindings, log.PayloadFindings, log.FileFindings, log.TileFindings, evidenceFindings,
            fileFindings];
        var replayed = replay is null || found.Any(each => each.Any) ? null : ReplayRun.Run(folder, replay, ct);
        return Report(found, manifest, log, tree, evidence, replayed);
    }

    void CheckNames(Manifest manifest)
    {
        if (!manifest.Origin.EndsWith($"/{manifest.Organisation}", StringComparison.Ordinal))
            manifestFindings.Add(
                new(BundleFiles.Manifest), $"an origin that ends with the organisation, /{manifest.Organisation}",
                $"'{manifest.Origin}'");
        if (trusted.Count == 0) return;
        foreach (var key in manifest.Keys.Where(key => trusted.All(each => each.Text != key.Key.Text)))
            manifestFindings.Add(
                new(BundleFiles.Manifest, key.Line), $"a key that you trust: {string.Join(" or ", trusted)}",
                key.Key.ToString());
    }

    async Task<(LogCheck Log, TreeCheck Tree)> CheckLog(Manifest manifest)
    {
        var tiles = new TileFiles(folder);
        using var checkpoints = new CheckpointFile(folder, manifest, checkpointFindings);
        var tree = new TreeCheck(tiles, checkpoints, checkpointFindings);
        var log = new LogCheck(tiles, manifest, tree, progress);
        using var records = new LineReader(folder, BundleFiles.Records);
        using var payloads = new LineReader(folder, BundleFiles.Payloads);
        try
        {
            await log.Run(records, payloads, ct);
            CheckLast(manifest, tree);
        }
        catch (BrokenException broken)
        {
            log.FileFindings.Add(broken.Finding);
        }
        checkpointBytes = checkpoints.BytesRead;
        return (log, tree);
    }

    void CheckLast(Manifest manifest, TreeCheck tree)
    {
        if (tree.LastNote is not null) CheckpointFile.CompareLast(folder, tree.LastNote, checkpointFindings);
        if (tree.Head?.Size != manifest.Size)
            checkpointFindings.Add(
                new(BundleFiles.Checkpoints), $"a last checkpoint at size {manifest.Size}, as {BundleFiles.Manifest} "
                    + "states", tree.Head is null ? "none" : $"one at size {tree.Head.Size}");
    }

    CheckReport Report(
        Findings[] found, Manifest? manifest, LogCheck? log, TreeCheck? tree, EvidenceFiles? evidence,
        ReplayReport? replay) => new(
            [.. found.SelectMany(each => each.Listed)],
            found.Sum(each => each.LeftOut),
            tree?.Head,
            [.. manifest?.Keys.Select(each => each.Key) ?? []],
            log?.Records ?? 0,
            log?.Streams ?? 0,
            tree?.Checkpoints ?? 0,
            evidence?.Files ?? 0,
            evidence?.Listed ?? 0,
            (log?.Bytes ?? 0) + (evidence?.Bytes ?? 0) + checkpointBytes,
            clock.Elapsed - (replay?.Elapsed ?? TimeSpan.Zero),
            replay);
}
