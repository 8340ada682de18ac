using NodaTime;
using Tandem.Delivery;
using Tandem.Hosting;
using Tandem.Hosting.Verbs;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Hosting.Verbs.CommandLine;

namespace Tandem.Tests.Hosting.Verbs;

public sealed class BackingUp : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("tandem-backup-").FullName;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    string Data => Path.Combine(root, "data");

    string Copy => Path.Combine(root, "copy");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task A_backup_taken_while_the_server_runs_is_a_record_to_start_from()
    {
        await using var running = await Open(Data);
        var opened = await running.Desk.Ask(new("northgate", Administrator, true), "claims-portal", Opening, Ct);
        Assert.IsType<Answer.Recorded>(opened);
        var stored = await new EvidenceStore(Data).Put(new MemoryStream("<testsuite/>"u8.ToArray()), 100, Ct);
        var (code, output, error) = await Asked(BackupVerb.Verb(), Copy, "--data", Data);
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("Wrote ", output, StringComparison.Ordinal);

        await using var restored = await Open(Copy);
        Assert.Equal(
            await running.Ledger.Checkpoint("northgate", Ct), await restored.Ledger.Checkpoint("northgate", Ct));
        Assert.Equal(running.Key.VerifierKey, restored.Key.VerifierKey);
        await using var evidence = new EvidenceStore(Copy).Open(stored!.Digest);
        Assert.Equal(12, evidence!.Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(Copy, "keys", "log.pem")));
    }

    [Fact]
    public async Task A_backup_never_replaces_an_earlier_one()
    {
        await (await Open(Data)).DisposeAsync();
        Assert.Equal(0, (await Asked(BackupVerb.Verb(), Copy, "--data", Data)).Code);
        var (code, _, error) = await Asked(BackupVerb.Verb(), Copy, "--data", Data);
        Assert.Equal(2, code);
        Assert.Contains("exists already", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_not_be_backed_up_leaves_nothing_behind()
    {
        var (code, _, error) = await Asked(BackupVerb.Verb(), Copy, "--data", Data);
        Assert.Equal(2, code);
        Assert.Contains("no such folder", error, StringComparison.Ordinal);
        Directory.CreateDirectory(Data);
        (code, _, error) = await Asked(BackupVerb.Verb(), Copy, "--data", Data);
        Assert.Equal(2, code);
        Assert.Contains("tandem.db: no such database", error, StringComparison.Ordinal);
        (code, _, error) = await Asked(BackupVerb.Verb(), Copy, "--data", Data, "--postgres", "Host=db");
        Assert.Equal(2, code);
        Assert.Contains("pg_dump", error, StringComparison.Ordinal);
        Assert.Equal([Data], Directory.GetFileSystemEntries(root));
    }

    static Task<Installation> Open(string data)
    {
        var settings = Settings.Read(setting => setting.Name == "data" ? data : null);
        return Installation.Open(settings, SystemClock.Instance, Ct);
    }
}
