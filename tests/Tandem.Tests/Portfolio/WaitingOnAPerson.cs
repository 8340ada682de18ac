using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Portfolio;
using Tandem.Tests.Ledger.Store;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Portfolio;

public sealed class WaitingOnAPerson(PostgresCluster cluster) : IDisposable
{
    readonly string data = Directory.CreateTempSubdirectory("tandem-waiting-").FullName;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_review_waits_on_its_role_and_on_whom_the_right_is_lent_until_it_is_decided(bool postgres)
    {
        var database = postgres ? await cluster.NewDatabase() : null;
        await using var installation = await Installation.Open(Settings.Read(setting => setting.Name switch
        {
            "data" => data,
            "postgres" => database,
            _ => null,
        }), SystemClock.Instance, Ct);
        var today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
        await Ask(Administrator, Opening);
        await Ask(Sofia, new DeliveryCommand.ApproveBaseline());
        await Ask(Devi, new DeliveryCommand.Start("D-01"));
        await Ask(Devi, new DeliveryCommand.Submit("D-01", Handover()));
        Assert.Equal([DutyKind.Judgement, DutyKind.Review], await WaitOn(Petra));
        Assert.DoesNotContain(DutyKind.Review, await WaitOn(Tariq));

        await Ask(Petra, new GovernanceCommand.DelegateRight("acceptance", Tariq, today, today.PlusDays(5), "Away."));
        Assert.Contains(DutyKind.Review, await WaitOn(Tariq));
        Assert.DoesNotContain(DutyKind.Review, await WaitOn(Tariq, "another"));
        Assert.DoesNotContain(DutyKind.Judgement, await WaitOn(Tariq));

        await Ask(Petra, new DeliveryCommand.JudgeCriterion("D-01", 1, "C3", Met: true, Note: null));
        Assert.Equal([DutyKind.Review], await WaitOn(Petra));
        await Ask(Petra, new DeliveryCommand.Accept("D-01", 1, Note: null));
        Assert.DoesNotContain(DutyKind.Review, await WaitOn(Petra));
        Assert.DoesNotContain(DutyKind.Review, await WaitOn(Tariq));

        async Task Ask(Id<Person> by, EngagementCommand command) => Assert.IsType<Answer.Recorded>(
            await installation.Desk.Ask(new("northgate", by, by == Administrator), "claims-portal", command, Ct));

        async Task<IEnumerable<DutyKind>> WaitOn(Id<Person> person, string? only = null) =>
            from row in await WaitingTable.On(installation.Ledger, "northgate", person, today, 20, Ct, only)
            where row.Duty.Deliverable == "D-01"
            orderby row.Duty.Kind.ToString()
            select row.Duty.Kind;
    }
}
