using System.Data.Common;
using Tandem.Ledger.Bundles;
using Tandem.Ledger.Checking;
using Tandem.Ledger.Records;
using Tandem.Ledger.Tree;

namespace Tandem.Ledger.Commit;

/// <summary>
/// Holds the columns by which the product finds records against the records' own bytes: tree and signatures are over
/// the bytes alone, so a column that was changed would hide a record, or show it elsewhere, unseen.
/// </summary>
sealed class StoreCheck(
    StoredLedger ledger, string organisation, long size, IReadOnlyList<BundleKey> keys, CancellationToken ct)
{
    /// <summary>Faults that are named; further ones mostly follow from these.</summary>
    const int NamedMax = 20;

    /// <summary>Records that are read at once.</summary>
    const int PageRecords = 1_000;

    readonly List<StoreFault> faults = [];
    readonly List<StoreFault> ofCommands = [];
    readonly Frontier frontier = new();
    readonly CommandCheck commands = new();
    readonly Dictionary<string, List<long>> streams = new(StringComparer.Ordinal);
    long next;

    public async Task<IReadOnlyList<StoreFault>> Run()
    {
        // Without the row that says where the log stands there is nothing to hold its records against.
        if ((await ledger.Query(connection => StoreReader.Head(connection, organisation), ct)).Note is null)
            return [new("head", null, $"a row of '{organisation}'", "none")];
        while (next < size && faults.Count < NamedMax)
        {
            var page = await ledger.Query(
                connection => StoreReader.Records(connection, organisation, next, size, PageRecords), ct);
            foreach (var row in page) Follow(row);
            await CheckCommands(last: false);
            if (page.Count > 0) continue;
            Missing(size);
        }
        await CheckCommands(last: true);
        // With records missing or misread, what is worked out from them only follows.
        var whole = faults.Count == 0;
        if (whole) faults.AddRange(ofCommands);
        if (whole) await ledger.Query(CheckStreams, ct);
        faults.AddRange(await ledger.FileFaults(NamedMax, ct));
        await ledger.Query(CheckStrays, ct);
        await ledger.Query(CheckTiles, ct);
        await ledger.Query(connection => CheckHead(connection, whole), ct);
        return [.. faults.OrderBy(fault => fault.Index ?? long.MaxValue).Take(NamedMax)];
    }

    void Follow(StoredRecord row)
    {
        Missing(row.Index);
        next = row.Index + 1;
        frontier.Append(MerkleHash.Leaf(row.Bytes));
        RecordedFact said;
        try
        {
            said = RecordBytes.Read(row.Bytes, []);
        }
        catch (InvalidDataException broken)
        {
            Name("record", row.Index, "a record as it was written", broken.Message);
            return;
        }
        if (said.Index != row.Index) Name("record", row.Index, $"leaf_index {said.Index}", $"{row.Index}");
        if (said.Stream != row.Stream)
            Name("record", row.Index, $"stream '{said.Stream}', as the record says", $"'{row.Stream}'");
        if (said.Version != row.Version)
            Name("record", row.Index, $"version {said.Version}, as the record says", $"{row.Version}");
        commands.Follow(said);
        if (!streams.TryGetValue(said.Stream, out var leaves)) streams[said.Stream] = leaves = [];
        leaves.Add(said.Index);
    }

    void Missing(long before)
    {
        if (next < before)
            Name("record", next, next + 1 == before ? "a record" : $"records {next} to {before - 1}",
                $"none of the organisation '{organisation}'");
        next = Math.Max(next, before);
    }

    async Task CheckCommands(bool last)
    {
        var runs = commands.Take(last);
        var known = (await ledger.Query(
            connection => StoreReader.Commands(connection, organisation, [.. runs.Select(run => run.Id)]), ct))
            .ToDictionary(row => row.Id, StringComparer.Ordinal);
        foreach (var run in runs)
            if (!known.TryGetValue(run.Id, out var row))
                ofCommands.Add(new("command", run.First, $"the command '{run.Id}'", "none"));
            else if (row != run)
                ofCommands.Add(new("command", run.First, $"{run}", $"{row}"));
    }

    // The records are all there; but a stream is read through an index, and one that was changed hides them.
    async Task<bool> CheckStreams(DbConnection connection)
    {
        foreach (var (stream, leaves) in streams)
        {
            // What came meanwhile is not looked at.
            var found = (await StoreReader.Leaves(connection, organisation, stream)).Where(at => at < size).ToList();
            if (found.SequenceEqual(leaves)) continue;
            var at = leaves.Zip(found).TakeWhile(each => each.First == each.Second).Count();
            Name("record", at < leaves.Count ? leaves[at] : found[at],
                $"{leaves.Count} records where the stream '{stream}' is read", at < found.Count
                    ? $"record {found[at]} as its number {at + 1}" : $"{found.Count}");
        }
        return true;
    }

    async Task<bool> CheckStrays(DbConnection connection)
    {
        foreach (var (index, of) in await StoreReader.Strays(connection, organisation, NamedMax))
            Name("record", index, "records of an organisation that has a log, and within its size",
                $"one with index {index} of '{of}'");
        if (faults.Count == 0 && await StoreReader.CommandCount(connection, organisation, size) is var rows
            && rows != commands.Count)
            Name("command", null, $"{commands.Count} commands, as in the records", $"{rows}");
        return true;
    }

    async Task<bool> CheckTiles(DbConnection connection)
    {
        foreach (var tile in Tile.Of(size).Where(tile => tile.IsFull))
        {
            if (faults.Count >= NamedMax) break;
            var (hashes, root) = await StoreReader.Tile(connection, organisation, tile);
            if (hashes is null)
                Name("tile", null, $"{tile.Path}", "no such row");
            else if (hashes.Length != tile.Bytes || root is not { Length: Digest.Length })
                Name("tile", null, $"{tile.Path} with {tile.Bytes} bytes and a root",
                    $"{hashes.Length} and {root?.Length ?? 0} bytes");
            else if (RootOver(hashes) != new Digest(root))
                Name("tile", null, $"the root over the hashes of {tile.Path}", "another root");
        }
        return true;
    }

    static Digest RootOver(byte[] hashes)
    {
        var tree = new Frontier();
        for (var at = 0; at < hashes.Length; at += Digest.Length)
            tree.Append(new Digest(hashes.AsSpan(at, Digest.Length)));
        return tree.Root();
    }

    async Task<bool> CheckHead(DbConnection connection, bool whole)
    {
        var (stated, bytes, note) = await StoreReader.Head(connection, organisation);
        CheckNote(stated, bytes, note!);
        if (stated < size) Name("head", null, $"at least {size} records, as a kept checkpoint says", $"{stated}");
        if (whole && stated == size && !bytes.AsSpan().SequenceEqual(frontier.ToBytes()))
            Name("head", null, "the frontier that the records give", "another");
        if (await StoreReader.KeptNote(connection, organisation, stated) is { } kept && kept != note)
            Name("head", null, "the note that is kept of its size", "another");
        return true;
    }

    // The note is handed out as the checkpoint, so it has to hold up like any other.
    void CheckNote(long stated, byte[] bytes, string note)
    {
        var signers = new List<VerifierKey>();
        foreach (var each in keys)
            if (VerifierKey.TryParse(each.VerifierKey, out var key, out var why)) signers.Add(key);
            else Name("record", null, "a key of the log that can be read", why);
        var due = keys.LastOrDefault(each => each.From <= stated)?.VerifierKey;
        if (signers.Find(each => each.Text == due) is not { } signer) return;
        byte[] root;
        try
        {
            root = Frontier.FromBytes(bytes).Root().ToArray();
        }
        catch (FormatException broken)
        {
            Name("head", null, "a frontier", broken.Message);
            return;
        }
        if (StoredNote.Fault(note, "head", new(ledger.Origin(organisation), stated, root, []), signer, signers)
            is { } fault)
            Name("head", null, fault.Expected, fault.Found);
    }

    void Name(string table, long? index, string expected, string found) =>
        faults.Add(new(table, index, expected, found));
}
