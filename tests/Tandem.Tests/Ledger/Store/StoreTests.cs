using System.Security.Cryptography;
using System.Text;
using Dapper;
using Tandem.Ledger;
using Tandem.Ledger.Notes;
using Tandem.Ledger.Tree;

namespace Tandem.Tests.Ledger.Store;

/// <summary>What both engines promise, each run on a database of its own.</summary>
public abstract partial class StoreTests : IAsyncLifetime
{
    protected const string Acme = "acme";
    protected const string Stream = "engagement/1";
    protected static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    ILedger? opened;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected LogKey Key { get; } = LogKey.Generate("tandem.test");

    protected ILedger Ledger => opened!;

    public async ValueTask InitializeAsync()
    {
        await CreateDatabase();
        opened = await Open();
    }

    public async ValueTask DisposeAsync()
    {
        if (opened is not null) await opened.DisposeAsync();
        await RemoveDatabase();
        Key.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract Task CreateDatabase();

    protected abstract Task<ILedger> Open();

    /// <summary>Runs SQL behind the ledger's back, as somebody would who can write to the database.</summary>
    protected abstract Task Tamper(string sql);

    protected virtual Task RemoveDatabase() => Task.CompletedTask;

    protected async Task Reopen()
    {
        await Ledger.DisposeAsync();
        opened = await Open();
    }

    protected static Append Command(
        string id, string stream = Stream, long at = 0, int facts = 1, string organisation = Acme,
        DateTimeOffset? when = null, string body = "", params Statement[] alongside) =>
        new(organisation, stream, at, when ?? Noon, "person/7", "accept-deliverable", id,
            SHA256.HashData(Encoding.UTF8.GetBytes(id + body)),
            [.. Enumerable.Range(1, facts).Select(n => new NewFact("delivery.accepted/1", Payload($"{id} {n}")))],
            alongside);

    protected static byte[] Payload(string note) => Encoding.UTF8.GetBytes($$"""{"note":"{{note}}"}""");

    protected async Task<AppendOutcome.Appended> Appended(Append append) =>
        Assert.IsType<AppendOutcome.Appended>(await Ledger.Append(append, Ct));

    protected async Task<List<RecordedFact>> Log(string organisation = Acme) =>
        await Ledger.ReadLog(organisation, 0, int.MaxValue, Ct).ToListAsync(Ct);

    protected async Task CreateNotes() =>
        await Ledger.Write([Statement.Of("CREATE TABLE note (id TEXT NOT NULL PRIMARY KEY, text TEXT, n BIGINT)")], Ct);

    protected Task<long> Notes() =>
        Ledger.Query(connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM note"), Ct);

    /// <summary>Recomputes the root from every record's bytes; compares it with what was signed.</summary>
    protected async Task<bool> Verifies(string organisation = Acme)
    {
        var tree = new Frontier();
        foreach (var fact in await Log(organisation))
        {
            if (fact.Index != tree.Size || !Encoding.UTF8.GetString(fact.Bytes).Contains($"{Digest.Of(fact.Payload)}"))
                return false;
            tree.Append(MerkleHash.Leaf(fact.Bytes));
        }
        var signed = new Checkpoint(Ledger.Origin(organisation), tree.Size, tree.Root()).ToText();
        return (await Ledger.Checkpoint(organisation, Ct))!.StartsWith(signed + "\n", StringComparison.Ordinal);
    }
}
