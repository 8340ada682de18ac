using Npgsql;
using Tandem.Ledger;
using Tandem.Ledger.Postgres;
using Tandem.Ledger.Sqlite;

[assembly: AssemblyFixture(typeof(Tandem.Tests.Ledger.Store.PostgresCluster))]

namespace Tandem.Tests.Ledger.Store;

public sealed class OnSqlite : StoreTests
{
    readonly string folder = Directory.CreateTempSubdirectory("tandem-store-").FullName;

    string File => Path.Combine(folder, "tandem.db");

    [Fact]
    public void Says_which_library_it_uses() => Assert.Matches(@"^SQLite \d+\.\d+\.\d+", Ledger.About);

    [Fact]
    public async Task Only_the_owner_may_read_the_database()
    {
        await Appended(Command("c1"));
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in Directory.GetFiles(folder))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_backup_is_a_consistent_copy_taken_while_others_write()
    {
        var writing = Enumerable.Range(0, 400)
            .Select(n => Ledger.Append(Command($"c{n}", $"engagement/{n}"), Ct)).ToList();
        await Task.WhenAny(writing);
        var copy = Path.Combine(folder, "copy.db");
        await SqliteBackup.Write(File, copy, Ct);
        await Task.WhenAll(writing);

        await using var restored = await SqliteLedger.Open(copy, Key, Ct);
        var size = await restored.Size(Acme, Ct);
        Assert.InRange(size, 1, 400);
        Assert.Equal(size, await restored.ReadLog(Acme, 0, int.MaxValue, Ct).CountAsync(Ct));
        await Assert.ThrowsAsync<IOException>(() => SqliteBackup.Write(File, copy, Ct));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        var notes = Path.Combine(folder, "notes.txt");
        await System.IO.File.WriteAllTextAsync(
            notes, string.Concat(Enumerable.Repeat("These are my notes.\n", 100)), Ct);
        var refusal = await Assert.ThrowsAsync<LedgerUnusableException>(() => SqliteLedger.Open(notes, Key, Ct));
        Assert.Contains("notes.txt can't be used as a database", refusal.Message, StringComparison.Ordinal);
        Assert.StartsWith("These are my notes.", await System.IO.File.ReadAllTextAsync(notes, Ct),
            StringComparison.Ordinal);
        await Assert.ThrowsAsync<LedgerUnusableException>(
            () => SqliteLedger.Open(Path.Combine(folder, "nowhere", "tandem.db"), Key, Ct));
    }

    [Fact]
    public async Task Pages_that_were_overwritten_are_named()
    {
        for (var n = 0; n < 300; n++) await Appended(Command($"c{n}", $"engagement/{n}"));
        var copy = Path.Combine(folder, "copy.db");
        await SqliteBackup.Write(File, copy, Ct);
        var pages = await System.IO.File.ReadAllBytesAsync(copy, Ct);
        pages.AsSpan(pages.Length / 2).Clear();
        await System.IO.File.WriteAllBytesAsync(copy, pages, Ct);

        await using var damaged = await SqliteLedger.Open(copy, Key, Ct);
        var refusal = await Assert.ThrowsAsync<LedgerUnusableException>(
            async () => await damaged.ReadLog(Acme, 0, int.MaxValue, Ct).CountAsync(Ct));
        Assert.Matches(@"copy\.db is damaged: .*page \d+.+ restore a backup", refusal.Message);
    }

    protected override Task CreateDatabase() => Task.CompletedTask;

    protected override async Task<ILedger> Open() => await SqliteLedger.Open(File, Key, Ct);

    protected override Task Tamper(string sql)
    {
        using var connection = SqliteFile.Open(SqliteFile.ConnectionString(File));
        SqliteFile.Run(connection, sql);
        return Task.CompletedTask;
    }

    protected override Task RemoveDatabase()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }
}

public sealed class OnPostgres(PostgresCluster cluster) : StoreTests
{
    string database = "";

    [Fact]
    public async Task Two_nodes_share_one_log_without_gaps()
    {
        await using var other = await PostgresLedger.Open(database, Key, Ct);
        ILedger[] nodes = [Ledger, other];
        await Task.WhenAll(Enumerable.Range(0, 200).Select(n =>
            nodes[n % 2].Append(Command($"c{n}", $"engagement/{n}", organisation: n % 3 == 0 ? "globex" : Acme), Ct)));

        Assert.Equal(200, await other.Size(Acme, Ct) + await other.Size("globex", Ct));
        Assert.True(await Verifies());
        Assert.True(await Verifies("globex"));
    }

    [Fact]
    public async Task A_database_that_orders_text_by_the_rules_of_a_language_is_refused_with_the_remedy()
    {
        await Tamper("CREATE DATABASE by_language TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en'");
        var language = new NpgsqlConnectionStringBuilder(database) { Database = "by_language" }.ToString();
        var refusal = await Assert.ThrowsAsync<LedgerUnusableException>(() => PostgresLedger.Open(language, Key, Ct));
        Assert.Contains("createdb --template=template0", refusal.Message, StringComparison.Ordinal);
        NpgsqlConnection.ClearAllPools();
        await Tamper("DROP DATABASE by_language");
    }

    [Fact]
    public async Task A_statement_that_the_server_refused_does_not_spoil_the_next_ones()
    {
        var pooled = new NpgsqlConnectionStringBuilder(database) { Pooling = true }.ToString();
        await using var other = await PostgresLedger.Open(pooled, Key, Ct);
        for (var round = 0; round < 4; round++)
            await Assert.ThrowsAnyAsync<Exception>(() => Asked("a\0b"));
        for (var round = 0; round < 4; round++) Assert.Equal(0, await Asked("ab"));
        for (var round = 0; round < 4; round++)
            await Assert.ThrowsAnyAsync<Exception>(() => Asked("a\ud83d"));
        for (var round = 0; round < 4; round++) Assert.Equal(0, await Asked("ab"));

        Task<long> Asked(string text) => other.Query(async connection =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM pg_class WHERE relname::text = @text";
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("text", text);
            command.Parameters.Add(parameter);
            return (long)(await command.ExecuteScalarAsync(Ct))!;
        }, Ct);
    }

    [Fact]
    public async Task A_server_that_can_not_be_reached_is_said_in_a_sentence()
    {
        var nowhere = await Assert.ThrowsAsync<LedgerUnusableException>(
            () => PostgresLedger.Open("Host=/nowhere;Username=x", Key, Ct));
        Assert.StartsWith("PostgreSQL can't be reached: ", nowhere.Message, StringComparison.Ordinal);
        var nonsense = await Assert.ThrowsAsync<LedgerUnusableException>(
            () => PostgresLedger.Open("over there", Key, Ct));
        Assert.StartsWith("This is not a connection string", nonsense.Message, StringComparison.Ordinal);
    }

    protected override async Task CreateDatabase() => database = await cluster.NewDatabase();

    protected override async Task<ILedger> Open() => await PostgresLedger.Open(database, Key, Ct);

    protected override async Task Tamper(string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
