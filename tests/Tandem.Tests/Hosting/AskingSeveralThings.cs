using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Ledger;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting;

/// <summary>Several commands at once: each needs its own right, and is recorded under it.</summary>
public sealed class AskingSeveralThings : IAsyncLifetime
{
    const string Key = "claims-portal";

    readonly string data = Directory.CreateTempSubdirectory("tandem-several-").FullName;
    Installation installation = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        installation = await Installation.Open(
            Settings.Read(setting => setting.Name == "data" ? data : null), SystemClock.Instance, Ct);
        Assert.IsType<Answer.Recorded>(await Ask(Administrator, Opening));
    }

    public async ValueTask DisposeAsync()
    {
        await installation.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Each_fact_stands_under_the_right_of_the_command_that_it_follows_from()
    {
        var before = await Facts();
        var recorded = Assert.IsType<Answer.Recorded>(await Ask(Sofia,
            new DeliveryCommand.ApproveBaseline(), new GovernanceCommand.AssignRole(Role.TechnologyOwner, Petra)));
        var facts = (await Facts()).Skip(before.Count).ToList();
        Assert.Equal(facts.Count, recorded.Receipt.Facts);
        Assert.Equal([new DeliveryCommand.ApproveBaseline().Right,
            new GovernanceCommand.AssignRole(Role.TechnologyOwner, Petra).Right],
            facts.Select(each => each.Right).Distinct());
        Assert.Single(facts.Select(each => each.CommandId).Distinct());
    }

    [Fact]
    public async Task One_that_may_not_be_given_takes_all_of_them_along()
    {
        var before = await Facts();
        var first = new GovernanceCommand.AssignRole(Role.QaEngineer, Devi);
        var refused = Assert.IsType<Answer.Refused>(await Ask(Marta,
            first, new DeliveryCommand.ApproveBaseline()));
        Assert.NotNull(refused.Refusal.Missing);
        Assert.Equal(before.Count, (await Facts()).Count);
        // Alone it may: nothing but the second took it along.
        Assert.Equal(1, Assert.IsType<Answer.Recorded>(await Ask(Marta, first)).Receipt.Facts);
    }

    Task<Answer> Ask(Id<Person> by, params EngagementCommand[] commands) => installation.Desk.Ask(
        new("northgate", by, Administrator: by == Administrator), Key, commands, new(), Ct);

    async Task<List<RecordedFact>> Facts()
    {
        var facts = new List<RecordedFact>();
        await foreach (var fact in installation.Ledger.ReadLog("northgate", 0, int.MaxValue, Ct)) facts.Add(fact);
        return facts;
    }
}
