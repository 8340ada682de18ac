using System.Text;
using Microsoft.Data.Sqlite;
using NodaTime;
using Tandem.Delivery;
using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Verbs;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Hosting.Verbs.CommandLine;

namespace Tandem.Tests.Hosting.Verbs;

public sealed class HandingOverTheRecord : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("tandem-record-").FullName;

    string Data => Path.Combine(root, "data");

    string Exported => Path.Combine(root, "exported");

    string Proof => Path.Combine(root, "fact.receipt");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task An_exported_ledger_verifies_offline_and_a_changed_one_does_not()
    {
        await Fill();
        var (code, output, error) = await Asked(ExportLedgerVerb.Verb(), Exported, "--data", Data, "--evidence");
        Assert.Equal((0, ""), (code, error));
        var key = output.Trim().Split(' ')[^1];

        (code, output, error) = await Asked(VerifyVerb.Verb(), Exported, "--key", key);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("checkpoint and evidence file is as it was signed", output, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing is said", output, StringComparison.Ordinal);
        Assert.Contains("none is broken", output, StringComparison.Ordinal);
        Assert.Equal(["included", "included", "included"], Listed());
        Assert.Equal(3, Directory.GetFiles(Path.Combine(Exported, "evidence")).Length);

        Change(Path.Combine(Exported, "payloads.ndjson"), "Claim intake", "Claim intakE");
        (code, _, error) = await Asked(VerifyVerb.Verb(), Exported, "--key", key);
        Assert.Equal(1, code);
        Assert.StartsWith("NOT INTACT", error, StringComparison.Ordinal);
        Assert.Contains("payloads.ndjson, line ", error, StringComparison.Ordinal);
    }

    string[] Listed() =>
        [.. File.ReadAllLines(Path.Combine(Exported, "evidence.txt")).Select(line => line.Split(' ')[2]).Order()];

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_export_names_evidence_files_that_are_gone_or_were_changed(bool withEvidence)
    {
        await Fill();
        var files = Directory.GetFiles(Path.Combine(Data, "evidence"), "*", SearchOption.AllDirectories);
        File.Delete(files[0]);
        File.WriteAllText(files[1], "<testsuite name=\"9\"/>");
        var (code, _, error) = await Asked(ExportLedgerVerb.Verb(),
            [Exported, "--data", Data, .. withEvidence ? (string[])["--evidence"] : []]);
        Assert.Equal(1, code);
        Assert.StartsWith("EVIDENCE FILES WERE CHANGED: 2 findings.", error, StringComparison.Ordinal);
        Assert.Contains($"data folder, {Path.GetRelativePath(Data, files[0])}: expected the file of 21 bytes", error,
            StringComparison.Ordinal);
        Assert.Contains("no such file", error, StringComparison.Ordinal);
        Assert.Contains($"data folder, {Path.GetRelativePath(Data, files[1])}: ", error, StringComparison.Ordinal);
        Assert.Equal(
            withEvidence ? ["included", "included", "withheld"] : ["withheld", "withheld", "withheld"], Listed());

        (code, var output, error) = await Asked(VerifyVerb.Verb(), Exported);
        Assert.Equal(withEvidence ? 1 : 0, code);
        if (withEvidence) Assert.Contains($"evidence/{Path.GetFileName(files[1])}", error, StringComparison.Ordinal);
        else
        {
            Assert.Contains("Intact: every record, payload, tile and checkpoint is", output, StringComparison.Ordinal);
            Assert.Contains("lists 3 further files without the bytes", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_export_names_the_record_that_an_index_of_the_database_hides()
    {
        await Fill();
        var file = Path.Combine(Data, "tandem.db");
        var bytes = File.ReadAllBytes(file);
        // Rows of the first two records look alike, but go on with the record.
        var both = "northgateengagement/claims-portal"u8;
        var entry = bytes.AsSpan().LastIndexOf(both);
        while (bytes.AsSpan(entry + both.Length, 8).Contains((byte)'{'))
            entry = bytes.AsSpan(0, entry).LastIndexOf(both);
        bytes[entry] ^= 1;
        File.WriteAllBytes(file, bytes);
        var (code, _, error) = await Asked(ExportLedgerVerb.Verb(), Exported, "--data", Data);
        Assert.Equal(1, code);
        Assert.StartsWith("THE DATABASE WAS CHANGED: ", error, StringComparison.Ordinal);
        Assert.Contains("where the stream 'engagement/claims-portal' is read", error, StringComparison.Ordinal);
        Assert.Contains("database: expected rows and indexes that agree; found row ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_flags_a_record_that_the_database_keeps_in_another_place()
    {
        await Fill();
        Assert.Equal(
            0, (await Asked(ExportLedgerVerb.Verb(), Path.Combine(root, "before"), "--data", Data)).Code);
        long last;
        await using (var file = new SqliteConnection($"Data Source={Path.Combine(Data, "tandem.db")};Pooling=False"))
        {
            await file.OpenAsync(TestContext.Current.CancellationToken);
            await using var change = file.CreateCommand();
            change.CommandText = """
                UPDATE record SET version = 9999 WHERE leaf_index = (SELECT max(leaf_index) FROM record);
                SELECT max(leaf_index) FROM record
                """;
            last = (long)(await change.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        }
        var (code, _, error) = await Asked(ExportLedgerVerb.Verb(), Exported, "--data", Data);
        Assert.Equal(1, code);
        Assert.StartsWith("THE DATABASE WAS CHANGED: 1 finding.", error, StringComparison.Ordinal);
        Assert.Contains(
            $"database, table record, record {last}: expected version {last + 1}, as the record says; found 9999",
            error, StringComparison.Ordinal);
        Assert.Contains($"The first record concerned has index {last}.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_was_moved_to_another_organisation_is_damage_of_the_one_that_has_a_log()
    {
        await Fill();
        await Change("UPDATE record SET organisation = 'nobody' WHERE leaf_index = 3");
        var (code, _, error) = await Asked(ExportLedgerVerb.Verb(), Exported, "--data", Data);
        Assert.Equal(1, code);
        Assert.StartsWith("THE DATABASE WAS CHANGED: ", error, StringComparison.Ordinal);
        Assert.Contains("record 3: expected a record; found none of the organisation 'northgate'", error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_whose_history_no_longer_follows_is_exported_to_be_checked()
    {
        await Fill();
        await Change("UPDATE record SET stream = 'engagement/nowhere', version = 1 WHERE leaf_index = 2");
        var (code, _, error) = await Asked(ExportLedgerVerb.Verb(), Exported, "--data", Data);
        Assert.Equal(1, code);
        Assert.Contains("The first record concerned has index 2.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hand_over_that_was_made_unreadable_is_exported_and_named_by_the_check()
    {
        await Fill();
        await Change("UPDATE record SET payload = x'7b' WHERE leaf_index = (SELECT max(leaf_index) FROM record)");
        var (code, output, error) = await Asked(ExportLedgerVerb.Verb(), Exported, "--data", Data);
        Assert.Equal(1, code);
        Assert.StartsWith("Wrote ", output, StringComparison.Ordinal);
        Assert.StartsWith("THE RECORD SAYS SOMETHING THAT CANNOT BE", error, StringComparison.Ordinal);
        Assert.Contains($"'./tandem verify {Exported}' names where.", error, StringComparison.Ordinal);
        (code, _, error) = await Asked(VerifyVerb.Verb(), Exported);
        Assert.Equal(1, code);
        Assert.StartsWith("NOT INTACT", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE engagement_summary SET title = 'Another'", "engagement_summary")]
    [InlineData("DELETE FROM role_holder WHERE role = 'product-owner'", "role_holder")]
    public async Task An_export_names_the_table_for_lists_that_says_something_else(string change, string table)
    {
        await Fill();
        await Change(change);
        var (code, _, error) = await Asked(ExportLedgerVerb.Verb(), Exported, "--data", Data);
        Assert.Equal(1, code);
        Assert.StartsWith("THE TABLES THAT LISTS ARE READ FROM WERE CHANGED: ", error, StringComparison.Ordinal);
        Assert.Contains($"database, table {table}, claims-portal: expected ", error, StringComparison.Ordinal);
        Assert.Contains("'./tandem rebuild' makes the tables anew", error, StringComparison.Ordinal);
        Assert.Equal(0, (await Asked(VerifyVerb.Verb(), Exported)).Code);
    }

    [Fact]
    public async Task Tables_that_another_version_wrote_are_not_compared()
    {
        await Fill();
        await Change("INSERT INTO read_tables (org, meaning, playbook) VALUES ('northgate', 1, 'another')");
        await Change("UPDATE engagement_summary SET title = 'Another'");
        var (code, output, error) = await Asked(ExportLedgerVerb.Verb(), Exported, "--data", Data);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("were written by another version", output, StringComparison.Ordinal);
    }

    async Task Change(string statement)
    {
        await using var file = new SqliteConnection($"Data Source={Path.Combine(Data, "tandem.db")};Pooling=False");
        await file.OpenAsync(TestContext.Current.CancellationToken);
        await using var change = file.CreateCommand();
        change.CommandText = statement;
        Assert.Equal(1, await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("engagement/claims-portal@2")]
    public async Task A_receipt_verifies_alone_and_a_changed_one_does_not(string fact)
    {
        await Fill();
        Assert.Equal(0, (await Asked(ReceiptVerb.Verb(), fact, "--data", Data, "--output", Proof)).Code);
        var (code, output, _) = await Asked(VerifyVerb.Verb(), Proof);
        Assert.Equal(0, code);
        Assert.StartsWith("Proved: ", output, StringComparison.Ordinal);
        Assert.Contains("No --key was given", output, StringComparison.Ordinal);

        Change(Proof, "\"right\":\"opening\"", "\"right\":\"scope\"");
        (code, _, var error) = await Asked(VerifyVerb.Verb(), Proof);
        Assert.Equal(1, code);
        Assert.StartsWith("NOT PROVED", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99999")]
    [InlineData("engagement/claims-portal@99999")]
    [InlineData("engagement/nobody@1")]
    [InlineData("claims")]
    public async Task A_fact_that_is_not_there_has_no_receipt(string fact)
    {
        await Fill();
        var (code, _, error) = await Asked(ReceiptVerb.Verb(), fact, "--data", Data, "--output", Proof);
        Assert.Equal(2, code);
        Assert.Contains("no such fact", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Proof));
    }

    [Fact]
    public async Task A_folder_that_is_in_use_is_never_exported_into()
    {
        await Fill();
        Directory.CreateDirectory(Exported);
        File.WriteAllText(Path.Combine(Exported, "mine"), "");
        var (code, _, error) = await Asked(ExportLedgerVerb.Verb(), Exported, "--data", Data);
        Assert.Equal(2, code);
        Assert.Contains("is not empty", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_record_nothing_is_created()
    {
        var (code, _, error) = await Asked(ExportLedgerVerb.Verb(), Exported, "--data", Data);
        Assert.Equal(2, code);
        Assert.Contains("no such folder", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data) || Directory.Exists(Exported));
    }

    [Fact]
    public async Task A_folder_that_is_no_export_and_a_missing_file_are_unusable()
    {
        Assert.Equal(2, (await Asked(VerifyVerb.Verb(), root)).Code);
        Assert.Equal(2, (await Asked(VerifyVerb.Verb(), Proof)).Code);
    }

    async Task Fill()
    {
        var ct = TestContext.Current.CancellationToken;
        Directory.CreateDirectory(Data);
        var read = Settings.Read(setting => setting.Name == "data" ? Data : null);
        await using var installation = await Installation.Open(read, SystemClock.Instance, ct);
        var handover = Handover();
        var files = new List<EvidenceFile>();
        foreach (var file in handover.Evidence)
        {
            var report = new MemoryStream(Encoding.UTF8.GetBytes($"<testsuite name=\"{files.Count}\"/>"));
            var stored = await new EvidenceStore(Data).Put(report, report.Length, ct);
            files.Add(file with { Digest = stored!.Digest, Bytes = stored.Bytes });
        }
        handover = handover with { Evidence = [.. files] };
        await Ask(installation, Administrator, Opening);
        await Ask(installation, Sofia, new DeliveryCommand.ApproveBaseline());
        await Ask(installation, Dieter, new DeliveryCommand.Start("D-01"));
        await Ask(installation, Devi, new DeliveryCommand.Submit("D-01", handover));
    }

    static async Task Ask(Installation installation, Id<Domain.Governance.Person> by, EngagementCommand command)
    {
        var asker = new Asker("northgate", by, Administrator: by == Administrator);
        Assert.IsType<Answer.Recorded>(
            await installation.Desk.Ask(asker, "claims-portal", command, TestContext.Current.CancellationToken));
    }

    static void Change(string file, string old, string by)
    {
        var text = File.ReadAllText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(old, by, StringComparison.Ordinal));
    }
}
