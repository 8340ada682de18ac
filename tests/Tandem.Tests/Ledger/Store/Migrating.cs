using Dapper;
using Tandem.Ledger;

namespace Tandem.Tests.Ledger.Store;

public abstract partial class StoreTests
{
    static readonly Migration First = new(1, "people", "CREATE TABLE person (organisation TEXT NOT NULL, id TEXT);");
    static readonly Migration Second = new(2, "names",
        "ALTER TABLE person ADD COLUMN name TEXT; UPDATE person SET name = id;");

    /// <summary>Brings a database to what release 1 of the ledger's tables left behind.</summary>
    protected Task BackToSchema1() =>
        Tamper("DROP TABLE kept_checkpoint; DELETE FROM schema_version WHERE set_name = 'ledger' AND version > 1");

    [Fact]
    public async Task An_empty_database_gets_every_step_of_the_ledgers_tables()
    {
        var steps = await Ledger.Query(
            connection => connection.QueryAsync<(long, string)>(
                "SELECT version, step FROM schema_version WHERE set_name = 'ledger' ORDER BY version"),
            Ct);
        Assert.Equal([(1, "log"), (2, "kept_checkpoints")], steps);
    }

    [Fact]
    public async Task A_log_of_the_previous_schema_goes_on_where_it_stood()
    {
        await Appended(Command("c1", facts: 255));
        var before = await Ledger.Checkpoint(Acme, Ct);
        await BackToSchema1();
        await Reopen();

        Assert.Equal(before, await Ledger.Checkpoint(Acme, Ct));
        Assert.IsType<AppendOutcome.Repeated>(await Ledger.Append(Command("c1", facts: 255), Ct));
        await Appended(Command("c2", at: 255));
        Assert.Equal([256], (await Ledger.Checkpoints(Acme, 0, 100, Ct)).Select(checkpoint => checkpoint.Size));
        Assert.True(await Verifies());
    }

    [Fact]
    public async Task A_set_of_the_product_is_brought_from_its_version_to_the_newest_and_only_once()
    {
        await Ledger.Migrate(new("directory", [First]), Ct);
        await Ledger.Write([Statement.Of("INSERT INTO person (organisation, id) VALUES ('acme', 'ada')")], Ct);
        for (var again = 0; again < 2; again++) await Ledger.Migrate(new("directory", [First, Second]), Ct);
        Assert.Equal(
            "ada",
            await Ledger.Query(connection => connection.ExecuteScalarAsync<string>("SELECT name FROM person"), Ct));
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_tables_at_the_version_that_they_had()
    {
        await Ledger.Migrate(new("directory", [First]), Ct);
        var wrong = new Migration(3, "wrong", "INSERT INTO nowhere (id) VALUES (1);");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => Ledger.Migrate(new("directory", [First, Second, wrong]), Ct));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => Ledger.Query(connection => connection.ExecuteAsync("SELECT name FROM person"), Ct));
        await Ledger.Migrate(new("directory", [First, Second]), Ct);
    }

    [Fact]
    public async Task Tables_of_a_newer_release_are_left_alone()
    {
        await Ledger.Migrate(new("directory", [First, Second]), Ct);
        var found = await Assert.ThrowsAsync<LedgerUnusableException>(
            () => Ledger.Migrate(new("directory", [First]), Ct));
        Assert.Contains("'directory' of this database have version 2", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nodes_that_start_at_once_migrate_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Task.Run(() => Ledger.Migrate(new("directory", [First, Second]), Ct))));
        Assert.Equal(
            2L,
            await Ledger.Query(
                connection => connection.ExecuteScalarAsync<long>(
                    "SELECT count(*) FROM schema_version WHERE set_name = 'directory'"),
                Ct));
    }

    [Fact]
    public void Embedded_steps_are_those_of_the_engine()
    {
        var set = MigrationSet.Embedded("ledger", typeof(ILedger).Assembly, "Tandem.Ledger.Schema.", Ledger.Engine);
        Assert.Equal(["log", "kept_checkpoints"], set.Migrations.Select(step => step.Name));
        Assert.Equal(
            Ledger.Engine == Engine.Sqlite,
            set.Migrations[0].Sql.Contains("WITHOUT ROWID", StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() =>
            MigrationSet.Embedded("none", typeof(StoreTests).Assembly, "Tandem.Nowhere.", Ledger.Engine));
    }
}
