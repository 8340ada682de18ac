using NodaTime;
using Tandem.Domain.Delivery;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Verbs;
using Tandem.Tests.Ledger.Store;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Hosting.Verbs.CommandLine;

namespace Tandem.Tests.Hosting.Verbs;

/// <summary>Another key signs the log: the record says so, signed by the key that goes, and all proofs go on to
/// hold.</summary>
public sealed class ReplacingTheKey(PostgresCluster cluster) : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("tandem-keys-").FullName;
    string? postgres;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    string Data => Path.Combine(root, "data");

    string[] Place => ["--data", Data, .. postgres is null ? [] : new[] { "--postgres", postgres }];

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_log_verifies_with_both_keys_and_receipts_of_before_and_after_with_theirs(bool onPostgres)
    {
        if (onPostgres) postgres = await cluster.NewDatabase();
        var old = await Use(async open =>
        {
            await Ask(open, Administrator, Opening);
            return open.Key.VerifierKey;
        });
        Assert.Equal(0,
            (await Asked(ReceiptVerb.Verb(), ["0", "--output", Path.Combine(root, "before"), .. Place])).Code);

        var (code, output, error) = await Asked(RotateKeyVerb.Verb(), Place);
        Assert.Equal((0, ""), (code, error));
        var key = output.Trim().Split('\n')[^1];
        Assert.NotEqual(old, key);
        Assert.Equal(old.Split('+')[0], key.Split('+')[0]);
        await Export("at once", expected: 0, old);
        await Use(async open =>
        {
            Assert.Equal(key, open.Key.VerifierKey);
            await Ask(open, Sofia, new DeliveryCommand.ApproveBaseline());
            return "";
        });

        await Export("later", expected: 0, old, key);
        await Export("without the new key", expected: 1, old);
        Assert.Equal(0, (await Asked(RotateKeyVerb.Verb(), Place)).Code);
        await Export("again", expected: 0);
        Assert.Equal(0,
            (await Asked(ReceiptVerb.Verb(), ["1", "--output", Path.Combine(root, "after"), .. Place])).Code);
        Assert.Equal(0, (await Asked(VerifyVerb.Verb(), Path.Combine(root, "before"), "--key", old)).Code);
        Assert.Equal(0, (await Asked(VerifyVerb.Verb(), Path.Combine(root, "after"), "--key", key)).Code);
        Assert.Equal(1, (await Asked(VerifyVerb.Verb(), Path.Combine(root, "after"), "--key", old)).Code);
    }

    [Fact]
    public async Task While_the_record_is_in_use_the_key_stays()
    {
        await Use(async open =>
        {
            await Ask(open, Administrator, Opening);
            var (code, _, error) = await Asked(RotateKeyVerb.Verb(), Place);
            Assert.Equal(2, code);
            Assert.Contains("stop the server", error, StringComparison.Ordinal);
            return "";
        });
    }

    [Fact]
    public async Task A_change_that_was_cut_short_after_it_was_recorded_is_finished_at_the_next_start()
    {
        var next = await Use(async open =>
        {
            await Ask(open, Administrator, Opening);
            using var prepared = new KeyFile(Data).Prepare(open.Key.Name);
            await open.Desk.ReplaceKey(Organisation, open.Key.VerifierKey, prepared.VerifierKey, Ct);
            return prepared.VerifierKey;
        });
        Assert.Equal(next, await Use(open => Task.FromResult(open.Key.VerifierKey)));
        await Export("finished", expected: 0);
    }

    [Fact]
    public async Task A_change_that_was_cut_short_before_it_was_recorded_is_none()
    {
        var old = await Use(async open =>
        {
            await Ask(open, Administrator, Opening);
            new KeyFile(Data).Prepare(open.Key.Name).Dispose();
            return open.Key.VerifierKey;
        });
        Assert.Equal(old, await Use(open => Task.FromResult(open.Key.VerifierKey)));
    }

    [Fact]
    public async Task A_server_with_the_key_that_went_does_not_start()
    {
        await Use(async open =>
        {
            await Ask(open, Administrator, Opening);
            return "";
        });
        var file = Path.Combine(Data, "keys", "log.pem");
        var old = await File.ReadAllBytesAsync(file, Ct);
        Assert.Equal(0, (await Asked(RotateKeyVerb.Verb(), Place)).Code);
        await File.WriteAllBytesAsync(file, old, Ct);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => Use(_ => Task.FromResult("")));
        Assert.Contains("was replaced", refused.Message, StringComparison.Ordinal);
    }

    const string Organisation = "00000000000000000000000000000001";

    async Task Export(string name, int expected, params string[] keys)
    {
        var folder = Path.Combine(root, name);
        var (code, _, error) = await Asked(ExportLedgerVerb.Verb(), [folder, .. Place]);
        Assert.True(code == 0, error);
        var verified = await Asked(VerifyVerb.Verb(), [folder, .. keys.SelectMany(key => new[] { "--key", key })]);
        Assert.True(verified.Code == expected, $"{name}: {verified.Output}{verified.Error}");
    }

    static async Task Ask(Installation open, Id<Domain.Governance.Person> by, Domain.EngagementCommand command) =>
        Assert.IsType<Answer.Recorded>(
            await open.Desk.Ask(new(Organisation, by, by == Administrator), "claims-portal", command, Ct));

    async Task<string> Use(Func<Installation, Task<string>> use)
    {
        var settings = Settings.Read(setting => setting.Name switch
        {
            "data" => Data,
            "postgres" => postgres,
            _ => null,
        });
        await using var open = await Installation.Open(settings, SystemClock.Instance, Ct);
        return await use(open);
    }
}
