using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using NodaTime;
using Tandem.Domain.Delivery;
using Tandem.Hosting.Access;
using Tandem.Hosting.Verbs;
using Tandem.Ledger;
using Tandem.Ledger.Notes;
using Tandem.Ledger.Tree;
using Tandem.Tests.Hosting.Verbs;
using Tandem.Tests.Ledger.Store;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting.Api;

/// <summary>The served product is killed without warning in the middle of writes, 20 times over, on each engine: every
/// command that was acknowledged is there, one whose answer got lost is recorded once when it is sent again, and the
/// ledger verifies. Each engine has a class, so that both are killed side by side.</summary>
public abstract class SurvivingAKill
{
    const int Rounds = 20;
    const int Connections = 8;

    /// <summary>How many acknowledged commands the product lives to see: round by round more, so that it dies at other
    /// moments.</summary>
    const int AcknowledgedStep = 4;

    readonly Frontier tree = new();
    readonly Dictionary<string, long> recorded = [];
    readonly ConcurrentDictionary<string, (long Index, long Version)> acknowledged = [];
    readonly string?[] unanswered = new string?[Connections];
    int said;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="postgres">A connection string, or null for SQLite.</param>
    protected async Task Crash(string? postgres)
    {
        await using var seeded = await ApiServer.Open(postgres, SystemClock.Instance);
        await seeded.Ask(Sofia, new DeliveryCommand.ApproveBaseline());
        var (data, organisation) = (seeded.Installation.Settings.Data, seeded.Organisation.ToString());
        var token = await seeded.TokenOf(Devi, Scope.Deliver);
        await seeded.Stop();

        for (var round = 1; round <= Rounds; round++)
        {
            await WriteAndKill(data, postgres, token, acknowledged.Count + round * AcknowledgedStep);
            await Check(data, postgres, organisation);
        }
        await VerifiesOffline(data, postgres);
    }

    async Task WriteAndKill(string data, string? postgres, string token, int limit)
    {
        using var product = await ServedProduct.Start(data, postgres, Ct);
        using var client = new HttpClient { BaseAddress = new($"{product.Address}/api/v1/engagements/claims-portal/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(connection => Task.Run(async () =>
        {
            while (await Report(client, connection))
                if (acknowledged.Count >= limit) product.Kill();
        }, Ct)));
        await product.Ended(Ct);
        Assert.True(acknowledged.Count >= limit, $"The product ended after {acknowledged.Count} commands.");
    }

    // What got no answer is sent again under the same key, as a careful caller does.
    async Task<bool> Report(HttpClient client, int connection)
    {
        var note = unanswered[connection] ??= $"report {Interlocked.Increment(ref said)}";
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "deliverables/D-01/progress-reports");
            request.Headers.Add("Idempotency-Key", note);
            request.Content = JsonContent.Create(new { percent = 50, note });
            using var answer = await client.SendAsync(request, Ct);
            var receipt = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
            Assert.True(answer.StatusCode == HttpStatusCode.Created, receipt.ToString());
            acknowledged[note] = (receipt.GetProperty("first").GetInt64(), receipt.GetProperty("version").GetInt64());
            unanswered[connection] = null;
            return true;
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            return false;
        }
    }

    async Task Check(string data, string? postgres, string organisation)
    {
        using var key = LogKey.Open(Path.Combine(data, "keys", "log.pem"));
        await using var ledger = await AppendingUntilKilled.Open(
            postgres is null ? nameof(Engine.Sqlite) : nameof(Engine.Postgres),
            postgres ?? Path.Combine(data, "tandem.db"), key);
        foreach (var fact in await ledger.ReadLog(organisation, tree.Size, int.MaxValue, Ct).ToListAsync(Ct))
        {
            Assert.Equal(tree.Size, fact.Index);
            tree.Append(MerkleHash.Leaf(fact.Bytes));
            if (fact.Type != "deliverable.progress-reported/1") continue;
            var note = JsonDocument.Parse(fact.Payload).RootElement.GetProperty("progress").GetProperty("note")
                .GetString()!;
            Assert.True(recorded.TryAdd(note, fact.Index), $"'{note}' is recorded twice.");
            if (acknowledged.TryGetValue(note, out var receipt)) Assert.Equal(receipt, (fact.Index, fact.Version));
        }
        foreach (var (note, receipt) in acknowledged) Assert.Equal(receipt.Index, recorded.GetValueOrDefault(note, -1));
        var signed = new Checkpoint(ledger.Origin(organisation), tree.Size, tree.Root()).ToText();
        Assert.StartsWith(signed, await ledger.Checkpoint(organisation, Ct), StringComparison.Ordinal);
    }

    static async Task VerifiesOffline(string data, string? postgres)
    {
        var bundle = Path.Combine(data, "bundle");
        string[] place = ["--data", data, .. postgres is null ? [] : new[] { "--postgres", postgres }];
        var exported = await CommandLine.Asked(ExportLedgerVerb.Verb(), [bundle, .. place]);
        Assert.True(exported.Code == 0, exported.Error);
        var verified = await CommandLine.Asked(VerifyVerb.Verb(), bundle);
        Assert.True(verified.Code == 0, verified.Output + verified.Error);
    }
}

public sealed class SurvivingAKillOnSqlite : SurvivingAKill
{
    [Fact]
    public Task Every_acknowledged_command_is_there_once() => Crash(null);
}

public sealed class SurvivingAKillOnPostgres(PostgresCluster cluster) : SurvivingAKill
{
    [Fact]
    public async Task Every_acknowledged_command_is_there_once() => await Crash(await cluster.NewDatabase());
}
