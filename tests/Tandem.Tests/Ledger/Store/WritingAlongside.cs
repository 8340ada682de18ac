using Dapper;
using Tandem.Ledger;

namespace Tandem.Tests.Ledger.Store;

public abstract partial class StoreTests
{
    const string InsertNote = "INSERT INTO note (id, text, n) VALUES (@id, @text, @n)";

    [Fact]
    public async Task Statements_are_written_with_their_append()
    {
        await CreateNotes();
        await Appended(Command("c0"));
        await Appended(Command("c1", at: 1, facts: 2, alongside:
        [
            Statement.Of(InsertNote, ("id", "first"), ("text", null), ("n", Recorded.FirstIndex)),
            Statement.Of(InsertNote, ("id", "last"), ("text", "ü"), ("n", Recorded.LastIndex)),
            Statement.Of(InsertNote, ("id", "version"), ("text", ""), ("n", Recorded.Version)),
            Statement.Of(InsertNote, ("id", "at"), ("text", ""), ("n", Recorded.At)),
        ]));

        var notes = await Ledger.Query(
            connection =>
                connection.QueryAsync<(string, string?, long)>("SELECT id, text, n FROM note ORDER BY id"), Ct);
        Assert.Equal(
            [("at", "", Noon.ToUnixTimeMilliseconds() * 1000), ("first", null, 1), ("last", "ü", 2),
                ("version", "", 3)],
            notes);
    }

    [Fact]
    public async Task A_statement_that_fails_takes_its_append_with_it_and_no_other()
    {
        await CreateNotes();
        var note = Statement.Of(InsertNote, ("id", "only one"), ("text", "x"), ("n", 1));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async n =>
        {
            try
            {
                return await Ledger.Append(
                    Command($"c{n}", $"engagement/{n}", alongside: n % 5 == 0 ? [note] : []), Ct);
            }
            catch (System.Data.Common.DbException)
            {
                return null;
            }
        }));

        Assert.Equal(3, outcomes.Count(outcome => outcome is null));
        Assert.Equal(1, await Notes());
        Assert.Equal(17, (await Log()).Count);
        Assert.True(await Verifies());
    }

    [Fact]
    public async Task Of_statements_that_replace_the_same_row_the_last_recorded_one_holds()
    {
        await CreateNotes();
        var computed = 0;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Ledger.Append(
            Command($"c{n}", $"engagement/{n % 4}", at: n / 4, alongside: [Row(n)]), Ct)));
        var recorded = Enumerable.Range(0, 200).Where(n => outcomes[n] is AppendOutcome.Appended).ToList();

        var notes = await Ledger.Query(
            connection => connection.QueryAsync<(string, long)>("SELECT id, n FROM note ORDER BY id"), Ct);
        Assert.Equal(recorded.GroupBy(n => n % 4).Select(row => ($"row {row.Key}", (long)row.Max())).Order(), notes);
        Assert.InRange(computed, 4, recorded.Count);

        Statement Row(int n) => Statement.Later($"{InsertNote} ON CONFLICT (id) DO UPDATE SET n = EXCLUDED.n", () =>
        {
            Interlocked.Increment(ref computed);
            return [("id", $"row {n % 4}"), ("text", ""), ("n", n)];
        }) with
        { Replaces = $"row {n % 4}" };
    }

    [Fact]
    public async Task An_append_that_is_not_recorded_writes_nothing_alongside()
    {
        await CreateNotes();
        var note = Statement.Of(InsertNote, ("id", "n"), ("text", "x"), ("n", 1));
        await Appended(Command("c1", alongside: note));
        Assert.IsType<AppendOutcome.Repeated>(await Ledger.Append(Command("c1", alongside: note), Ct));
        Assert.IsType<AppendOutcome.Conflict>(await Ledger.Append(Command("c2", alongside: note), Ct));
        Assert.IsType<AppendOutcome.CommandIdReused>(
            await Ledger.Append(Command("c1", at: 1, body: "b", alongside: note), Ct));
        Assert.Equal(1, await Notes());
    }

    [Fact]
    public async Task Writing_outside_the_log_is_all_or_nothing_and_counts_rows()
    {
        await CreateNotes();
        var insert = Statement.Of(InsertNote, ("id", "a"), ("text", "x"), ("n", 1));
        var update = Statement.Of("UPDATE note SET text = @text WHERE n = @n", ("text", "y"), ("n", 1L));
        Assert.Equal([1, 1], await Ledger.Write([insert, update], Ct));
        Assert.Equal([0], await Ledger.Write([update with { Values = [("text", "z"), ("n", 2)] }], Ct));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => Ledger.Write([insert with { Values = [("id", "b"), ("text", "x"), ("n", 1)] }, insert], Ct));
        Assert.Equal(1, await Notes());
    }

    [Fact]
    public async Task A_value_that_does_not_mean_the_same_to_both_engines_is_refused()
    {
        await CreateNotes();
        foreach (var value in new object[] { Noon, Guid.Empty, 1.5m, Recorded.At })
            await Assert.ThrowsAsync<ArgumentException>(
                () => Ledger.Write([Statement.Of(InsertNote, ("id", "a"), ("text", "x"), ("n", value))], Ct));
    }

    [Fact]
    public async Task Whoever_only_reads_can_not_write()
    {
        await CreateNotes();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => Ledger.Query(connection => connection.ExecuteAsync("DELETE FROM note"), Ct));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => Ledger.Query(connection => connection.ExecuteAsync("DELETE FROM record"), Ct));
    }

    [Fact]
    public async Task Statements_that_are_read_together_see_one_state()
    {
        await CreateNotes();
        const string count = "SELECT count(*) FROM note";
        var counts = await Ledger.QueryTogether(
            async connection =>
            {
                var before = await connection.ExecuteScalarAsync<long>(count);
                await Ledger.Write([Statement.Of(InsertNote, ("id", "a"), ("text", "x"), ("n", 1))], Ct);
                return (before, await connection.ExecuteScalarAsync<long>(count));
            },
            Ct);
        Assert.Equal((0, 0), counts);
        for (var n = 0; n < 20; n++) Assert.Equal(1, await Notes());
    }

    [Fact]
    public async Task A_reader_that_leaves_its_transaction_open_harms_nobody()
    {
        await CreateNotes();
        await Ledger.Query(
            async connection =>
            {
                await connection.ExecuteAsync("BEGIN; SELECT 1");
                return await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM note");
            },
            Ct);
        await Ledger.Write([Statement.Of(InsertNote, ("id", "a"), ("text", "x"), ("n", 1))], Ct);
        for (var n = 0; n < 20; n++) Assert.Equal(1, await Notes());
    }

    [Fact]
    public async Task The_documented_types_come_back_as_they_went_in()
    {
        await Ledger.Write(
            [Statement.Of("CREATE TABLE kinds (t TEXT, i BIGINT, b BOOLEAN, d DOUBLE PRECISION, y BYTEA)")], Ct);
        await Ledger.Write(
            [Statement.Of(
                "INSERT INTO kinds (t, i, b, d, y) VALUES (@t, @i, @b, @d, @y)",
                ("t", "10"), ("i", long.MaxValue), ("b", true), ("d", 0.1), ("y", new byte[] { 0, 255 }))], Ct);
        var row = await Ledger.Query(
            connection => connection.QuerySingleAsync<Kinds>("SELECT t, i, b, d, y FROM kinds WHERE b"), Ct);
        Assert.Equal(("10", long.MaxValue, true, 0.1), (row.T, row.I, row.B, row.D));
        Assert.Equal([0, 255], row.Y);
    }

    sealed class Kinds
    {
        public string T { get; set; } = "";
        public long I { get; set; }
        public bool B { get; set; }
        public double D { get; set; }
        public byte[] Y { get; set; } = [];
    }
}
