using System.Runtime.CompilerServices;
using System.Text;
using Tandem.Ledger;
using Tandem.Ledger.Bundles;
using Tandem.Ledger.Checking;
using Tandem.Ledger.Notes;
using Tandem.Ledger.Records;
using Tandem.Ledger.Tree;

namespace Tandem.Tests.Ledger;

// The log of an insurer that has its claims portal built: two engagements that take turns, a checkpoint now and then.
sealed class ClaimsLog : IDisposable
{
    public const string Origin = $"{Name}/acme";

    const string Name = "tandem.example";

    readonly Frontier frontier = new();
    readonly List<RecordedFact> facts = [];
    readonly Dictionary<string, long> versions = [];
    readonly List<KeptCheckpoint> checkpoints = [];
    readonly List<BundleKey> keys = [];
    readonly List<BundleEvidence> evidence = [];
    LogKey key = LogKey.Generate(Name);

    public ClaimsLog(int records, params int[] checkpointsAt)
    {
        keys.Add(new(0, key.VerifierKey));
        for (var i = 0; i < records; i++)
        {
            Append(i);
            if (checkpointsAt.Contains(i + 1) || i + 1 == records) KeepCheckpoint();
        }
    }

    // How many characters the note in each payload has at least.
    public int NoteLength { get; init; }

    public TileStore Tiles { get; } = new();

    public IReadOnlyList<RecordedFact> Facts => facts;

    public string Note => checkpoints[^1].Note;

    public IReadOnlyList<string> Keys => [.. keys.Select(each => each.VerifierKey)];

    public BundleSource Source => new("acme", Origin, keys, checkpoints, Stored(), evidence);

    public void Append(int number)
    {
        var stream = number % 3 == 0 ? "engagement/portal" : "engagement/claims";
        Append(number, stream, versions[stream] = versions.GetValueOrDefault(stream) + 1);
    }

    public void Append(int number, string stream, long version)
    {
        var note = "Überweisung geprüft".PadRight(NoteLength);
        var payload = Encoding.UTF8.GetBytes($$"""{"round":{{number}},"note":"{{note}}"}""");
        var at = new DateTimeOffset(2026, 11, 21, 2, 16, 4, TimeSpan.Zero).AddSeconds(number / 100);
        var bytes = RecordBytes.Write(
            frontier.Size, stream, version, at, "p-1", "acceptance", $"c-{number}", "deliverable.accepted/1",
            Digest.Of(payload));
        facts.Add(RecordBytes.Read(bytes, payload));
        frontier.Append(MerkleHash.Leaf(bytes));
        Tiles.Append(MerkleHash.Leaf(bytes));
    }

    public void KeepCheckpoint() => checkpoints.Add(
        new(frontier.Size, key.Sign(new Checkpoint(Origin, frontier.Size, frontier.Root()))));

    public void ReplaceKey()
    {
        key.Dispose();
        key = LogKey.Generate(Name);
        keys.Add(new(frontier.Size + 1, key.VerifierKey));
    }

    public void AddEvidence(string content, bool included)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        evidence.Add(new(
            Digest.Of(bytes), bytes.Length,
            included ? _ => ValueTask.FromResult<Stream>(new MemoryStream(bytes)) : null));
    }

    async IAsyncEnumerable<RecordedFact> Stored([EnumeratorCancellation] CancellationToken ct = default)
    {
        foreach (var fact in facts)
        {
            ct.ThrowIfCancellationRequested();
            await ValueTask.CompletedTask;
            yield return fact;
        }
    }

    public static VerifierKey Verifier(string key) =>
        VerifierKey.TryParse(key, out var read, out var why) ? read : throw new FormatException(why);

    public void Dispose() => key.Dispose();
}
