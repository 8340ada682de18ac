using Tandem.Ledger;

namespace Tandem.Tests.Ledger.Store;

public abstract partial class StoreTests
{
    [Fact]
    public async Task A_command_is_recorded_word_for_word()
    {
        var outcome = await Appended(Command("c1", facts: 2, when: Noon.AddTicks(17)));
        Assert.Equal(new(0, 2, 2, Noon.AddTicks(10)), outcome);

        var fact = (await Ledger.Find(Acme, 1, Ct))!;
        Assert.Equal(
            (1, Stream, 2, Noon.AddTicks(10), "person/7", "accept-deliverable", "c1", "delivery.accepted/1"),
            (fact.Index, fact.Stream, fact.Version, fact.At, fact.Actor, fact.Right, fact.CommandId, fact.Type));
        Assert.Equal(Payload("c1 2"), fact.Payload);
        Assert.Null(await Ledger.Find(Acme, 2, Ct));
    }

    [Fact]
    public async Task What_was_acknowledged_is_read_by_the_next_reader()
    {
        for (var n = 0; n < 50; n++)
        {
            await Appended(Command($"c{n}", at: n));
            Assert.Equal(n + 1, await Ledger.Version(Acme, Stream, Ct));
        }
        Assert.Equal(
            Enumerable.Range(41, 10).Select(version => (long)version),
            await Ledger.ReadStream(Acme, Stream, 40, Ct).Select(fact => fact.Version).ToListAsync(Ct));
    }

    [Fact]
    public async Task Of_two_writers_of_one_stream_one_wins_and_the_other_learns_the_version()
    {
        var outcomes = await Task.WhenAll(Ledger.Append(Command("c1"), Ct), Ledger.Append(Command("c2"), Ct));
        Assert.Single(outcomes.OfType<AppendOutcome.Appended>());
        Assert.Equal(1, Assert.Single(outcomes.OfType<AppendOutcome.Conflict>()).ActualVersion);
        Assert.Single(await Log());
    }

    [Fact]
    public async Task The_log_of_32_parallel_writers_has_no_gap_and_keeps_the_order_of_each()
    {
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async writer =>
        {
            for (var n = 0; n < 20; n++) await Appended(Command($"w{writer} {n}", $"engagement/{writer}", n));
        }));

        var log = await Log();
        Assert.Equal(Enumerable.Range(0, 640).Select(index => (long)index), log.Select(fact => fact.Index));
        foreach (var stream in log.GroupBy(fact => fact.Stream))
            Assert.Equal(Enumerable.Range(1, 20).Select(version => (long)version), stream.Select(fact => fact.Version));
        Assert.True(await Verifies());
    }

    [Fact]
    public async Task A_repeated_command_answers_what_it_led_to_then()
    {
        var first = await Appended(Command("c1", facts: 3));
        await Appended(Command("c2", at: 3));
        var again = await Ledger.Append(Command("c1", at: 9, facts: 3, when: Noon.AddDays(1)), Ct);

        Assert.Equal(new AppendOutcome.Repeated(first.FirstIndex, first.Version, first.Count, first.At), again);
        var command = Command("c1");
        Assert.Equal(again, await Ledger.FindCommand(Acme, "c1", command.Fingerprint, Ct));
        Assert.IsType<AppendOutcome.CommandIdReused>(await Ledger.FindCommand(Acme, "c1", new byte[32], Ct));
        Assert.Null(await Ledger.FindCommand(Acme, "c9", command.Fingerprint, Ct));
        Assert.Equal(4, await Ledger.Size(Acme, Ct));
    }

    [Fact]
    public async Task A_command_sent_twice_at_once_is_recorded_once()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Ledger.Append(Command("c1"), Ct)));
        Assert.Single(outcomes.OfType<AppendOutcome.Appended>());
        Assert.Equal(7, outcomes.OfType<AppendOutcome.Repeated>().Count());
    }

    [Fact]
    public async Task A_command_id_that_comes_with_another_request_is_refused()
    {
        await Appended(Command("c1"));
        Assert.IsType<AppendOutcome.CommandIdReused>(await Ledger.Append(Command("c1", at: 1, body: "other"), Ct));
        Assert.Equal(1, await Ledger.Size(Acme, Ct));
    }

    [Fact]
    public async Task A_streams_time_never_runs_backwards_and_other_streams_do_not_mind()
    {
        await Appended(Command("c1"));
        var earlier = Noon.AddHours(-1);
        Assert.Equal(Noon, (await Appended(Command("c2", at: 1, when: earlier))).At);
        Assert.Equal(earlier, (await Appended(Command("c3", "engagement/2", when: earlier))).At);
    }

    [Fact]
    public async Task Organisations_have_logs_of_their_own()
    {
        await Appended(Command("c1"));
        Assert.Equal(0, (await Appended(Command("c1", organisation: "globex"))).FirstIndex);
        Assert.Equal(1, await Ledger.Size("globex", Ct));
        Assert.Equal([Acme, "globex"], await Ledger.Organisations(Ct));
        Assert.Equal(0, await Ledger.Version("nobody", Stream, Ct));
        Assert.Null(await Ledger.Checkpoint("nobody", Ct));
        Assert.True(await Verifies() && await Verifies("globex"));
    }

    [Fact]
    public async Task What_can_not_be_recorded_is_an_error_of_the_program()
    {
        foreach (var wrong in new[]
        {
            Command("c1") with { Facts = [] },
            Command("c1") with { Facts = [new("a/1", "{\n}"u8.ToArray())] },
            Command("c1") with { Facts = [new("a/1", [])] },
            Command("c1") with { Fingerprint = [1] },
            Command("c1") with { Stream = "" },
            Command("c1") with { Actor = new('a', 201) },
            Command("c1") with { ExpectedVersion = -1 },
        })
            await Assert.ThrowsAnyAsync<ArgumentException>(() => Ledger.Append(wrong, Ct));
    }

    [Fact]
    public async Task A_large_import_is_one_command()
    {
        await Appended(Command("c0", "engagement/0", facts: 300));
        await Appended(Command("c1", facts: Append.FactsMax));
        Assert.Equal(Append.FactsMax, await Ledger.ReadStream(Acme, Stream, 0, Ct).CountAsync(Ct));
        Assert.True(await Verifies());
    }

    [Fact]
    public async Task Everything_is_there_after_opening_again()
    {
        await Appended(Command("c1", facts: 300));
        var before = await Ledger.Checkpoint(Acme, Ct);
        await Reopen();
        Assert.Equal(before, await Ledger.Checkpoint(Acme, Ct));
        await Appended(Command("c2", at: 300));
        Assert.True(await Verifies());
    }
}
