using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Finance;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Values;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests;

/// <summary>Draws who asks what next, sensible more often than not: the same seed asks the same things.</summary>
sealed class RandomAsking(int seed)
{
    static readonly Id<Person>[] Everyone =
        [Sofia, Petra, Tariq, Aurel, Marta, Dieter, Linus, Devi, Quentin, Stranger, Administrator];

    static readonly string[] Keys = ["D-01", "D-02", "D-03", "D-04"];

    readonly Random random = new(seed);

    LocalDate today = January(7);

    public (Asking Asking, EngagementCommand Command) Next(Engagement engagement)
    {
        today = today.PlusDays(random.Next(4));
        var key = OneIn(40) ? "D-99" : Any(Keys);
        var round = (engagement.Delivery.Find(key)?.Rounds.Count ?? 1) + (OneIn(12) ? random.Next(-1, 2) : 0);
        var command = OneIn(4) ? Aside() : Work(key, round, engagement.Delivery.Find(key)?.Stage);
        var holder = engagement.Governance.RightOf(command.Right) is { } right
            ? Authority.Holders(engagement.Governance, right, engagement.Delivery.ValueOf(key), today) : [];
        var by = holder.Count == 0 || OneIn(3) ? Any(Everyone) : Any([.. holder]);
        return (new(by, today.AtMidnight().InUtc().ToInstant(), today, by == Administrator), command);
    }

    EngagementCommand Work(string key, int round, Stage? stage) => stage switch
    {
        _ when OneIn(6) => Anything(key, round),
        Stage.Planned => OneIn(2) ? new DeliveryCommand.ApproveBaseline() : new DeliveryCommand.Start(key),
        Stage.InWork or Stage.SentBack =>
            new DeliveryCommand.Submit(key, Handover(OneIn(4) ? 2 : 0, OneIn(5) ? 60 : 90)),
        Stage.UnderReview => random.Next(6) switch
        {
            0 => new DeliveryCommand.Reject(key, round, [Unusable with { Criterion = "C1" }]),
            1 => new DeliveryCommand.WaiveCriterion(key, round, Criterion(), "Soon."),
            2 or 3 => new DeliveryCommand.JudgeCriterion(key, round, Criterion(), Met: !OneIn(4), Note: null),
            _ => new DeliveryCommand.Accept(key, round, Note: null),
        },
        _ => OneIn(3) ? new DeliveryCommand.WithdrawAcceptance(key, "It lost a claim.") : Anything(key, round),
    };

    EngagementCommand Anything(string key, int round) => random.Next(9) switch
    {
        0 => new DeliveryCommand.ApproveBaseline(),
        1 => new DeliveryCommand.Start(key),
        2 => new DeliveryCommand.Submit(key, Handover() with { Evidence = [] }),
        3 => new DeliveryCommand.ReportProgress(key, random.Next(-5, 106), Note: null),
        4 => new DeliveryCommand.JudgeCriterion(key, round, Criterion(), Met: true, Note: null),
        5 => new DeliveryCommand.WaiveCriterion(key, round, Criterion(), OneIn(5) ? "" : "Soon."),
        6 => new DeliveryCommand.Accept(key, round, Note: null),
        7 => new DeliveryCommand.Reject(key, round, []),
        _ => new DeliveryCommand.WithdrawAcceptance(key, "It lost a claim."),
    };

    EngagementCommand Aside()
    {
        var (role, person, days) = (Any([.. Roles.Every]), Any(Everyone), random.Next(-1, 20));
        var kind = Any([.. RightKind.Required]);
        return random.Next(9) switch
        {
            0 => new GovernanceCommand.AssignRole(role, person),
            1 => new GovernanceCommand.ReleaseRole(role, person),
            2 => new GovernanceCommand.DeclareRoleNotNeeded(role, "Not here."),
            3 => new GovernanceCommand.OverrideRight(RowOf(kind) with { Accountable = role }, "To try."),
            4 => new GovernanceCommand.DelegateRight(
                kind, person, today.PlusDays(days), today.PlusDays(days + 5), "Away."),
            5 => new GovernanceCommand.EndDelegation(kind, person),
            6 => new FinanceCommand.RecordCosts(
                [Time($"t-{random.Next(30)}", 100 * random.Next(1, 4), today.PlusDays(-1))]),
            7 => new OutcomesCommand.MeasureOutcome(new("O-1", random.Next(30), today, Note: null)),
            _ => new AgreementCommand.Redescribe(
                Description with { Terms = Agreed with { ReviewDays = random.Next(0, 9) } }),
        };
    }

    string Criterion() => $"C{random.Next(1, 5)}";

    bool OneIn(int chances) => random.Next(chances) == 0;

    T Any<T>(T[] among) => among[random.Next(among.Length)];
}
