using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tandem.Bench.Running;
using Tandem.Hosting;
using Tandem.Ledger;
using Tandem.Ledger.Bundles;
using Tandem.Ledger.Checking;
using Tandem.Ledger.Notes;
using Tandem.Ledger.Records;
using Tandem.Ledger.Tree;

namespace Tandem.Bench;

/// <summary>
/// How fast a bundle's integrity is verified (leaves, payloads, tiles, tree, signatures), against only SHA-256 over
/// the same files: once in large blocks, once record by record and payload by payload. All of them read the files and
/// use all cores, in turns.
/// </summary>
static class VerifySpeed
{
    const int Records = 500_000;
    const int Streams = 200;
    const int PayloadBytes = 500;
    const int Rounds = 15;
    const int WarmUps = 6;
    const int BlockBytes = 1024 * 1024;

    public static async Task Run(Measured results)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"tandem-bench-{Guid.NewGuid():n}");
        try
        {
            await Write(folder);
            await Measure(results, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        await Replay(results);
    }

    static async Task Write(string folder)
    {
        using var key = LogKey.Generate("tandem.bench");
        var facts = Facts().ToList();
        var tree = new Frontier();
        var checkpoints = new List<KeptCheckpoint>();
        foreach (var fact in facts)
        {
            tree.Append(MerkleHash.Leaf(fact.Bytes));
            // As many as an export has at least: a commit of several facts completes no more groups than single ones.
            if (KeptCheckpoint.IsDue(tree.Size - 1, tree.Size) || tree.Size == Records)
                checkpoints.Add(new(tree.Size, key.Sign(new Checkpoint("tandem.bench/acme", tree.Size, tree.Root()))));
        }
        await Bundle.Write(
            folder,
            new("acme", "tandem.bench/acme", [new(0, key.VerifierKey)], checkpoints, facts.ToAsyncEnumerable(), []),
            CancellationToken.None);
    }

    static IEnumerable<RecordedFact> Facts()
    {
        var payload = Encoding.UTF8.GetBytes($$"""{"note":"{{new string('x', PayloadBytes - 11)}}"}""");
        for (var i = 0; i < Records; i++)
        {
            Encoding.ASCII.GetBytes(i.ToString("d8", CultureInfo.InvariantCulture), payload.AsSpan(9));
            var bytes = RecordBytes.Write(
                i, $"engagement/portal-{i % Streams}", i / Streams + 1, DateTimeOffset.UnixEpoch.AddSeconds(i),
                "0193e7a2c1d47e0f8a5b6c7d8e9f0a1b", "acceptance", $"0193e7a2c1d47e0f8a5b6c7d{i:x8}",
                "deliverable.accepted/1", Digest.Of(payload));
            yield return RecordBytes.Read(bytes, [.. payload]);
        }
    }

    static async Task Measure(Measured results, string folder)
    {
        string[] files = [Path.Combine(folder, "records.ndjson"), Path.Combine(folder, "payloads.ndjson")];
        var megabytes = files.Sum(file => new FileInfo(file).Length) / 1e6;
        var cores = Environment.ProcessorCount;
        Measured.Say($"  {Records:#,0} records, {megabytes:0} MB, {cores} cores, {Rounds} rounds");

        var (verify, blocks, lines) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            var report = await Check.Bundle(folder, [], null, null, CancellationToken.None);
            if (!report.Intact) throw new InvalidDataException($"{report.Findings[0]}");
            verify.Add(megabytes / report.Elapsed.TotalSeconds);
            blocks.Add(megabytes / Timed(() => HashBlocks(files, HashWhole)));
            lines.Add(megabytes / Timed(() => HashBlocks(files, HashLines)));
        }
        var verified = Undisturbed(verify);
        results.AtLeast("verifying a bundle's integrity", verified, "MB/s", Undisturbed(blocks),
            "SHA-256 of the same files in blocks", 0.5);
        results.AtLeast("  the same", verified, "MB/s", Undisturbed(lines), "SHA-256 of each line", 0.5);
        results.Note("  the middle round of it", Middle.Of(verify.Skip(WarmUps)), "MB/s");
        results.Note("  the middle round of blocks", Middle.Of(blocks.Skip(WarmUps)), "MB/s");
    }

    // The rules need facts that mean something: an engagement with a long history, exported as an operator would.
    static async Task Replay(Measured results)
    {
        await using var ground = await Ground.Break();
        await ground.Engage("long", Cold.LongPlan, daysAgo: 100);
        await Cold.Lengthen(ground);
        var folder = Path.Combine(ground.Data, "bundle");
        var source = await LedgerExport.Source(
            ground.Installation, ground.Organisation.ToString(), withEvidence: false, default);
        await Bundle.Write(folder, source, default);
        var rates = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var report = await Check.Bundle(folder, [], new RuleReplay().Next, null, default);
            rates.Add(report.Records / report.Replay!.Elapsed.TotalSeconds);
        }
        results.Note("replaying the rules, facts", Middle.Of(rates), "/s");
    }

    static void HashBlocks(string[] files, Action<Memory<byte>> hash)
    {
        foreach (var file in files)
        {
            using var handle = File.OpenHandle(file);
            var blocks = (int)((RandomAccess.GetLength(handle) + BlockBytes - 1) / BlockBytes);
            Parallel.For(0, blocks, () => new byte[BlockBytes], (block, _, buffer) =>
            {
                hash(buffer.AsMemory(0, RandomAccess.Read(handle, buffer, (long)block * BlockBytes)));
                return buffer;
            }, _ => { });
        }
    }

    static void HashWhole(Memory<byte> block) =>
        SHA256.HashData(block.Span, stackalloc byte[SHA256.HashSizeInBytes]);

    static void HashLines(Memory<byte> block)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (var rest = block.Span; !rest.IsEmpty;)
        {
            var length = rest.IndexOf((byte)'\n') is >= 0 and var found ? found : rest.Length;
            SHA256.HashData(rest[..length], hash);
            rest = rest[Math.Min(length + 1, rest.Length)..];
        }
    }

    static double Timed(Action act)
    {
        var clock = Stopwatch.StartNew();
        act();
        return clock.Elapsed.TotalSeconds;
    }

    // What is compared with is compiled ahead; the first rounds are over before the checks are, too. Of the others the
    // round that a quarter of them surpass: what else a host does only slows, and it slows work in wide registers by
    // half when it hardly touches the processor's own hashing.
    static double Undisturbed(List<double> values) =>
        values.Skip(WarmUps).OrderDescending().ElementAt(Rounds / 4);
}
