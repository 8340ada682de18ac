using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting;

/// <summary>
/// Two processes on one record: what one keeps in memory may be behind the other, and no answer shows it.
/// </summary>
public sealed class DecidingBesideAnotherProcess : IAsyncLifetime
{
    const string Key = "claims-portal";

    readonly string data = Directory.CreateTempSubdirectory("tandem-beside-").FullName;
    Installation installation = null!;
    Shelf shelf = null!;
    Desk one = null!, other = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        installation = await Installation.Open(
            Settings.Read(setting => setting.Name == "data" ? data : null), SystemClock.Instance, Ct);
        shelf = new(installation.Ledger, SystemClock.Instance);
        (one, other) = (installation.Desk, new(installation.Ledger, shelf, SystemClock.Instance));
        await Records(one, Administrator, Opening);
        await Records(one, Sofia, new DeliveryCommand.ApproveBaseline());
        await Records(one, Devi, new DeliveryCommand.Start("D-02"));
        await Records(other, Devi, new DeliveryCommand.ReportProgress("D-02", 10, Note: null));
    }

    [Fact]
    public async Task What_may_follow_from_the_other_s_facts_is_recorded()
    {
        await Records(one, Devi, new DeliveryCommand.Start("D-01"));
        await Records(other, Devi, new DeliveryCommand.Submit("D-01", Handover()));
    }

    [Fact]
    public async Task What_the_other_made_impossible_is_refused()
    {
        await Records(one, Devi, new DeliveryCommand.Start("D-01"));
        var refused = Assert.IsType<Answer.Refused>(await Ask(other, Devi, new DeliveryCommand.Start("D-01")));
        Assert.Equal("delivery.out-of-turn", refused.Refusal.Code);
    }

    [Fact]
    public async Task A_request_sent_again_while_it_is_on_its_way_gets_its_receipt_and_no_refusal()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            one.Ask(new("northgate", Devi, Administrator: false), Key, [new DeliveryCommand.Start("D-01")],
                new(IdempotencyKey: "start"), Ct)));
        Assert.Single(answers.Select(each => Assert.IsType<Answer.Recorded>(each).Receipt.First).Distinct());
    }

    [Fact]
    public async Task Whoever_looked_at_the_latest_version_may_decide()
    {
        await Records(one, Devi, new DeliveryCommand.Start("D-01"));
        var version = await installation.Ledger.Version("northgate", Streams.Engagement(Key), Ct);
        Assert.IsType<Answer.Recorded>(await other.Ask(new("northgate", Devi, Administrator: false), Key,
            [new DeliveryCommand.Submit("D-01", Handover())], new(IfVersion: version), Ct));
    }

    [Fact]
    public async Task Many_at_once_from_both_are_all_recorded()
    {
        var asked = Enumerable.Range(1, 60).Select(percent =>
            Ask(percent % 2 == 0 ? one : other, Devi, new DeliveryCommand.ReportProgress("D-02", percent, Note: null)));
        var answers = await Task.WhenAll(asked);
        // A command that loses more races than it may is told so; nothing that was told "recorded" is missing.
        var recorded = answers.OfType<Answer.Recorded>()
            .Select(each => each.Receipt.Version).Where(version => version > 0).Order().ToList();
        Assert.Equal(recorded.Distinct(), recorded);
        Assert.All(answers, answer => Assert.True(answer is Answer.Recorded or Answer.Stale, $"{answer}"));
        Assert.Equal(recorded[^1], await installation.Ledger.Version("northgate", Streams.Engagement(Key), Ct));
    }

    public async ValueTask DisposeAsync()
    {
        shelf.Dispose();
        await installation.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    static async Task Records(Desk desk, Id<Person> by, EngagementCommand command) =>
        Assert.IsType<Answer.Recorded>(await Ask(desk, by, command));

    static Task<Answer> Ask(Desk desk, Id<Person> by, EngagementCommand command) =>
        desk.Ask(new("northgate", by, by == Administrator), Key, command, Ct);
}
