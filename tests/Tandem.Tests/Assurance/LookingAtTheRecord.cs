using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tandem.Assurance;
using Tandem.Assurance.Pages;
using Tandem.Delivery;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Ledger;
using Tandem.Ledger.Checking;
using Tandem.Tests.Hosting.Access;
using Tandem.Tests.Hosting.Api;
using Scope = Tandem.Hosting.Access.Scope;

namespace Tandem.Tests.Assurance;

public class LookingAtTheRecord
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Facts_stand_in_words_newest_first_with_who_did_it()
    {
        await using var room = await ClaimsRoom.Open();
        var page = await (await room.As(ClaimsPortal.Petra)).Text("/engagements/claims-portal/ledger");
        Assert.Contains("Promised D-04 Claim letters, worth £100,000", page, StringComparison.Ordinal);
        Assert.Contains("Ada", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Unknown person", page[..page.IndexOf("Promised D-04", StringComparison.Ordinal)],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_of_an_engagement_that_one_takes_no_part_in_is_not_there()
    {
        await using var room = await ClaimsRoom.Open();
        Assert.Equal(HttpStatusCode.OK, (await (await room.As(ClaimsPortal.Devi)).Get("/ledger/3")).StatusCode);
        var stella = await room.As(ClaimsPortal.Stranger);
        foreach (var path in (string[])["/ledger/3", "/ledger/3/receipt", "/engagements/claims-portal/ledger",
            "/ledger/bundle.tar"])
            Assert.Equal(HttpStatusCode.NotFound, (await stella.Get(path)).StatusCode);
        Assert.DoesNotContain("Claims portal", await stella.Text("/ledger"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_a_past_day_nothing_that_came_later_is_there()
    {
        await using var room = await ClaimsRoom.Open();
        var ada = await room.As(ClaimsPortal.Administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.Get("/ledger/3?asOf=2020-01-01")).StatusCode);
        Assert.DoesNotContain("Promised", await ada.Text("/ledger?asOf=2020-01-01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_receipt_that_is_downloaded_verifies_alone()
    {
        await using var room = await ClaimsRoom.Open();
        var answer = await (await room.As(ClaimsPortal.Devi)).Get("/ledger/3/receipt");
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.True(VerifierKey.TryParse(room.Installation.Key.VerifierKey, out var key, out _));
        var report = Check.Receipt(await answer.Content.ReadAsByteArrayAsync(Ct), "receipt", [key]);
        Assert.Null(report.Finding);
        Assert.Equal(3, report.Record!.Index);
    }

    [Fact]
    public async Task Checkpoint_and_tiles_are_served_for_other_tools()
    {
        await using var room = await ClaimsRoom.Open();
        var devi = await room.As(ClaimsPortal.Devi);
        var checkpoint = await (await devi.Get("/ledger/checkpoint")).Content.ReadAsStringAsync(Ct);
        var size = int.Parse(checkpoint.Split('\n')[1], System.Globalization.CultureInfo.InvariantCulture);
        var tile = await (await devi.Get($"/ledger/tile/0/000.p/{size}")).Content.ReadAsByteArrayAsync(Ct);
        Assert.Equal(32 * size, tile.Length);
        Assert.Equal(HttpStatusCode.NotFound, (await devi.Get($"/ledger/tile/0/000.p/{size + 1}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await devi.Get("/ledger/tile/0/../../etc")).StatusCode);
    }

    [Fact]
    public async Task Verifying_says_that_an_untouched_record_is_intact()
    {
        await using var room = await ClaimsRoom.Open();
        Assert.Contains("Intact: all", await Verified(room), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verifying_names_the_fact_whose_payload_was_changed_in_the_database()
    {
        await using var room = await ClaimsRoom.Open();
        await room.Installation.Ledger.Write([Statement.Of(
            "UPDATE record SET payload = @payload WHERE organisation = @org AND leaf_index = 3",
            ("payload", Encoding.UTF8.GetBytes("{}")), ("org", ClaimsRoom.Organisation))], Ct);
        Assert.Contains("the first record concerned is fact 3", await Verified(room), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, true, true, "a rule is broken")]
    [InlineData(false, true, true, "files that it names")]
    [InlineData(false, false, true, "the pages do not say")]
    public void What_is_worst_is_said_first(bool rules, bool files, bool tables, string verdict)
    {
        IReadOnlyList<Tandem.Ledger.Checking.Finding> one = [new(new("somewhere"), "this", "that")];
        using var stop = new CancellationTokenSource();
        var run = new Verification(1, default, stop)
        {
            Report = new([], 0, null, [], 1, 1, 1, 0, 0, 1, default, new(rules ? one : [], 0, 1, default)),
            Evidence = files ? one : [],
            Tables = tables ? one : [],
        };
        Assert.Contains(verdict, VerificationWords.Verdict(run), StringComparison.Ordinal);
        Assert.False(run.AllRight);
    }

    [Theory]
    [InlineData("stream = 'engagement/nowhere', version = 1")]
    [InlineData("version = 9999")]
    [InlineData("organisation = 'nobody'")]
    public async Task Verifying_names_the_fact_that_the_database_keeps_in_another_place(string columns)
    {
        await using var room = await ClaimsRoom.Open();
        await room.Installation.Ledger.Write([Statement.Of(
            $"UPDATE record SET {columns} WHERE organisation = @org AND leaf_index = 4",
            ("org", ClaimsRoom.Organisation))], Ct);
        Assert.Contains("the first record concerned is fact 4", await Verified(room), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verifying_names_the_fact_that_cannot_be_read_any_more()
    {
        await using var room = await ClaimsRoom.Open();
        await room.Installation.Ledger.Write([Statement.Of(
            "UPDATE record SET bytes = @bytes WHERE organisation = @org AND leaf_index = 5",
            ("bytes", Encoding.UTF8.GetBytes("gone")), ("org", ClaimsRoom.Organisation))], Ct);
        Assert.Contains("the first record concerned is fact 5", await Verified(room), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verifying_says_that_a_table_beside_an_intact_record_shows_something_else()
    {
        await using var room = await ClaimsRoom.Open();
        await room.Installation.Ledger.Write([Statement.Of("UPDATE engagement_summary SET level = 2")], Ct);
        var page = await Verified(room);
        Assert.Contains("the pages do not say what it says", page, StringComparison.Ordinal);
        Assert.Contains("tandem rebuild", page, StringComparison.Ordinal);
        Assert.Contains("table engagement_summary, claims-portal", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_could_not_go_on_to_its_end_is_not_all_right()
    {
        await using var room = await ClaimsRoom.Open();
        await room.Installation.Ledger.Write([Statement.Of("DROP TABLE waiting")], Ct);
        var page = await Verified(room);
        Assert.DoesNotContain("as it was signed", page, StringComparison.Ordinal);
        Assert.Contains("no such table: waiting", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verifying_names_a_file_beside_an_intact_record_that_is_not_the_one_handed_over()
    {
        await using var room = await ClaimsRoom.Open();
        var data = room.Installation.Settings.Data;
        var stored = await new EvidenceStore(data).Put(new MemoryStream("<testsuite/>"u8.ToArray()), 1_000, Ct);
        var file = new EvidenceFile(stored!.Digest, "tests.xml", stored.Bytes, null, [], []);
        var handover = new Handover("Ready.", null, null, [file]);
        await room.Ask(ClaimsPortal.Sofia, new DeliveryCommand.ApproveBaseline());
        await room.Ask(ClaimsPortal.Devi, new DeliveryCommand.Start("D-01"));
        await room.Ask(ClaimsPortal.Devi, new DeliveryCommand.Submit("D-01", handover));
        await File.WriteAllTextAsync(Path.Combine(data, "evidence", EvidenceStore.NameOf(file.Digest)), "other", Ct);
        var page = await Verified(room);
        Assert.Contains("files that it names are missing or were changed", page, StringComparison.Ordinal);
        Assert.Contains(file.Digest.Hex, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_again_is_answered_with_the_check_of_just_now_until_something_is_recorded()
    {
        var clock = new SteppedClock();
        await using var room = await ClaimsRoom.Open(clock);
        var checks = room.Services.GetRequiredService<Verifications>();
        var together = await Task.WhenAll(Start(), Start(), Start());
        Assert.All(together, run => Assert.Same(together[0], run));
        Assert.Equal(1, await Ended());
        clock.Pass(Verifications.RestMin - Duration.FromSeconds(1));
        Assert.Equal(1, await Ended());
        clock.Pass(Duration.FromSeconds(1));
        Assert.Equal(2, await Ended());
        await room.Ask(ClaimsPortal.Sofia, new DeliveryCommand.ApproveBaseline());
        Assert.Equal(3, await Ended());
        Assert.Equal(4, await Ended(anew: true));
        // Another record's check waits its turn, and comes to its own end. What it waits is none of its time.
        var (own, other) = (await Start(anew: true), await checks.Start("nobody", anew: false, Ct));
        clock.Pass(Duration.FromMinutes(10));
        await Task.WhenAll(own.Run!, other.Run!);
        Assert.Equal(clock.GetCurrentInstant(), other.Started);
        Assert.Equal((true, false), (own.AllRight, other.AllRight));

        Task<Verification> Start(bool anew = false) => checks.Start(ClaimsRoom.Organisation, anew, Ct);

        async Task<int> Ended(bool anew = false)
        {
            var run = await Start(anew);
            await run.Run!;
            Assert.True(run.AllRight);
            return run.Number;
        }
    }

    [Fact]
    public async Task A_token_that_may_read_does_not_keep_the_server_busy_with_checks()
    {
        await using var server = await ApiServer.Open();
        var devi = await server.As(ClaimsPortal.Devi, Scope.Read);
        using var first = await devi.PostAsync("/api/v1/ledger/verifications", null, Ct);
        for (var looks = 0; looks < 50 && await Running(); looks++) await Task.Delay(100, Ct);
        using var again = await devi.PostAsync("/api/v1/ledger/verifications", null, Ct);
        Assert.Equal(first.Headers.Location, again.Headers.Location);

        async Task<bool> Running() => (await devi.GetStringAsync(first.Headers.Location, Ct))
            .Contains("\"running\":true", StringComparison.Ordinal);
    }

    static async Task<string> Verified(ClaimsRoom room)
    {
        var ada = await room.As(ClaimsPortal.Administrator);
        var answer = await ada.PostFrom("/ledger", "/ledger/verifications");
        var path = answer.Headers.Location!.OriginalString;
        for (var looks = 0; looks < 50; looks++)
        {
            var page = await ada.Text(path);
            if (!page.Contains("is being verified", StringComparison.Ordinal)) return page;
            await Task.Delay(200, Ct);
        }
        throw new TimeoutException("The check did not end.");
    }
}
