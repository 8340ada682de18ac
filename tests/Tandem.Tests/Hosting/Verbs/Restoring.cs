using System.Text;
using Microsoft.Data.Sqlite;
using NodaTime;
using Tandem.Delivery;
using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Verbs;
using Tandem.Portfolio;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Hosting.Verbs.CommandLine;

namespace Tandem.Tests.Hosting.Verbs;

public sealed class Restoring : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("tandem-restore-").FullName;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    string Data => Path.Combine(root, "data");

    string Backup => Path.Combine(root, "copy");

    string Restored => Path.Combine(root, "restored");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_restored_record_is_the_one_that_was_backed_up_and_was_verified(bool emptyFolderStandsThere)
    {
        await BackUp();
        if (emptyFolderStandsThere) Directory.CreateDirectory(Restored);
        var (code, output, error) = await Asked(RestoreVerb.Verb(), Backup, "--data", Restored);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Intact: every record", output, StringComparison.Ordinal);
        Assert.Contains("none is broken", output, StringComparison.Ordinal);
        Assert.Contains("Evidence: 1 files named by the record", output, StringComparison.Ordinal);

        await using var backedUp = await Open(Backup);
        await using var restored = await Open(Restored);
        Assert.Equal(
            await backedUp.Ledger.Checkpoint("northgate", Ct), await restored.Ledger.Checkpoint("northgate", Ct));
        Assert.Equal(backedUp.Key.VerifierKey, restored.Key.VerifierKey);
        Assert.False(Directory.Exists(Path.Combine(Restored, "checking")));
    }

    [Fact]
    public async Task A_folder_in_use_is_never_replaced()
    {
        await BackUp();
        var (code, _, error) = await Asked(RestoreVerb.Verb(), Backup, "--data", Data);
        Assert.Equal(2, code);
        Assert.Contains("is not empty; a restore never replaces anything", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damage_is_named_and_nothing_is_restored()
    {
        await BackUp();
        var evidence = Directory.GetFiles(Path.Combine(Backup, "evidence"), "*", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(evidence, "<testsuite><testcase/></testsuite>", Ct);
        await Refused(Path.GetRelativePath(Backup, evidence));

        File.Delete(evidence);
        await Refused("no such file");

        await Spoil("UPDATE record SET version = 0 WHERE leaf_index = (SELECT max(leaf_index) FROM record)");
        await Refused("THE DATABASE WAS CHANGED");

        await Spoil("UPDATE record SET payload = CAST(payload || ' ' AS BLOB) WHERE leaf_index = 2");
        await Refused("payloads.ndjson, line 3");
    }

    [Fact]
    public async Task A_log_without_its_head_is_damage_for_every_verb()
    {
        await BackUp();
        await Spoil("DELETE FROM head");
        const string gone = "database, table head: expected a row of 'northgate'";
        await Refused(gone);
        await Spoil("DELETE FROM kept_checkpoint");
        await Refused(gone);
        await NamedBy(RebuildVerb.Verb(), ExitCode.Wrong, "--check");
        await NamedBy(RebuildVerb.Verb(), ExitCode.Unusable);
        await NamedBy(RotateKeyVerb.Verb(), ExitCode.Unusable);
        await NamedBy(ExportLedgerVerb.Verb(), ExitCode.Wrong, Path.Combine(root, "bundle"));

        async Task NamedBy(System.CommandLine.Command verb, int code, params string[] more)
        {
            var (ended, _, error) = await Asked(verb, [.. more, "--data", Backup]);
            Assert.Equal(code, ended);
            Assert.Contains(gone, error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_changed_signature_of_the_head_is_named_and_not_restored()
    {
        await BackUp();
        await using (var record = await Open(Backup)) await record.Ledger.KeepCheckpoint("northgate", Ct);
        await Spoil("UPDATE head SET note = substr(note, 1, length(note) - 9) || 'AAAA' || substr(note, -5)");
        await Refused("database, table head: expected");
    }

    [Fact]
    public async Task A_history_that_does_not_fold_is_named_and_not_restored()
    {
        await BackUp();
        await Spoil("UPDATE record SET version = 9999 WHERE leaf_index = (SELECT max(leaf_index) FROM record)");
        await Refused("as the record says; found 9999");
        Assert.False(Path.Exists(Restored));
    }

    [Fact]
    public async Task Tables_that_were_changed_in_the_backup_are_made_anew_from_the_record()
    {
        await BackUp();
        await Spoil("UPDATE engagement_summary SET level = 2, title = 'Another'");
        Assert.Equal(0, (await Asked(RestoreVerb.Verb(), Backup, "--data", Restored)).Code);
        await using var restored = await Open(Restored);
        Assert.Empty(await new ReadTableCheck(restored, "northgate").Run(Ct));
    }

    async Task Spoil(string sql)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Installation.DatabaseOf(Backup)};Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }

    [Theory]
    [InlineData("tandem.db", "no such database")]
    [InlineData("keys/log.pem", "the key that signs the record")]
    public async Task What_is_no_whole_backup_is_refused(string missing, string reason)
    {
        await BackUp();
        File.Delete(Path.Combine(Backup, missing));
        var (code, _, error) = await Asked(RestoreVerb.Verb(), Backup, "--data", Restored);
        Assert.Equal(2, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.False(Path.Exists(Restored));
    }

    async Task Refused(string reason)
    {
        var (code, _, error) = await Asked(RestoreVerb.Verb(), Backup, "--data", Restored);
        Assert.Equal(1, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Contains("Nothing was restored.", error, StringComparison.Ordinal);
        Assert.Equal([Backup, Data], Directory.GetFileSystemEntries(root).Order(StringComparer.Ordinal));
    }

    async Task BackUp()
    {
        await using (var running = await Open(Data))
        {
            var stored = await new EvidenceStore(Data).Put(
                new MemoryStream(Encoding.UTF8.GetBytes("<testsuite/>")), 100, Ct);
            var handover = Handover() with
            {
                Evidence = [new(stored!.Digest, "report.xml", stored.Bytes, null, [], [])],
            };
            async Task Ask(Id<Person> who, EngagementCommand command) => Assert.IsType<Answer.Recorded>(
                await running.Desk.Ask(new("northgate", who, who == Administrator), "claims-portal", command, Ct));
            await Ask(Administrator, Opening);
            await Ask(Sofia, new DeliveryCommand.ApproveBaseline());
            await Ask(Devi, new DeliveryCommand.Start("D-01"));
            await Ask(Devi, new DeliveryCommand.Submit("D-01", handover));
        }
        var (code, _, error) = await Asked(BackupVerb.Verb(), Backup, "--data", Data);
        Assert.Equal((0, ""), (code, error));
    }

    static Task<Installation> Open(string data) => Installation.Open(
        Settings.Read(setting => setting.Name == "data" ? data : null), SystemClock.Instance, Ct);
}
