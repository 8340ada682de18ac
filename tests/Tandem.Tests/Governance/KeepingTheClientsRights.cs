using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using static Tandem.Domain.Governance.GovernanceCommand;
using static Tandem.Domain.Governance.GovernanceEvent;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Governance;

/// <summary>A right of the client is never exercised by the partner: whatever is overridden, lent or made up.</summary>
public class KeepingTheClientsRights
{
    static readonly Id<Person>[] Partner = [Marta, Dieter, Linus, Devi, Quentin];

    static readonly Id<Person>[] Client = [Sofia, Petra, Tariq, Aurel];

    static readonly string[] ThePartners = [.. Commands.Named.Keys.Where(name =>
        name.EndsWith(" of the partner", StringComparison.Ordinal)
            || Commands.Named[name].Right == RightKind.Delivery)];

    static readonly string[] TheClients = [.. Commands.Named.Keys.Except(ThePartners).Where(name => name != "Open")];

    static readonly Dictionary<string, DecisionRight[]> Changes =
        RightKind.Required.ToDictionary(kind => kind, kind => EveryChangeOf(RowOf(kind)).ToArray());

    [Fact]
    public void Whatever_row_is_overridden()
    {
        var engagement = After(Judged);
        var accepted = 0;
        foreach (var row in engagement.Governance.Rights)
            foreach (var changed in Changes[row.Kind])
            {
                var decision = EngagementDecider.Decide(engagement, Ask(Sofia), new OverrideRight(changed, "To try."));
                if (decision.Refusal is not null) continue;
                accepted++;
                NeverThePartners(engagement.Evolve(decision.Events), $"after {changed}");
            }
        Assert.True(accepted > 100, $"only {accepted} of the changes were accepted, so little was tried");
    }

    [Fact]
    public void Whatever_is_lent_by_whom_to_whom()
    {
        var engagement = After(Judged);
        foreach (var kind in RightKind.Required)
            foreach (var lender in Client.Concat(Partner))
                foreach (var borrower in Client.Concat(Partner))
                {
                    var lend = new DelegateRight(kind, borrower, April(1), April(30), "To try.");
                    var decision = EngagementDecider.Decide(engagement, Ask(lender, April(1)), lend);
                    if (decision.Refusal is null)
                        NeverThePartners(engagement.Evolve(decision.Events),
                            $"after {lender} lent {kind} to {borrower}");
                }
    }

    // These histories no rule would have decided: the check itself must hold, whatever the record says.
    [Fact]
    public void Whatever_a_record_makes_up()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var history = Enumerable.Range(0, random.Next(1, 30)).Select(_ => MadeUp(random));
            NeverThePartners(Folded(history), $"with seed {seed}");
        }
    }

    [Fact]
    public void Nor_does_the_client_do_the_partners_work()
    {
        foreach (var name in ThePartners)
            foreach (var person in Client)
                Assert.True(Authority.Check(After(Judged), Ask(person), Commands.Named[name]) is not null,
                    $"{name} by {person}");
    }

    static void NeverThePartners(Engagement engagement, string when)
    {
        foreach (var name in TheClients)
            foreach (var person in Partner)
                foreach (var administrator in new[] { false, true })
                    Assert.True(Authority.Check(engagement, Ask(person) with { Administrator = administrator },
                        Commands.Named[name]) is not null, $"{name} by {person} {when}");
    }

    static IEnumerable<DecisionRight> EveryChangeOf(DecisionRight row) =>
        from side in Enum.GetValues<Side>()
        from accountable in Roles.Every
        from above in Roles.Every.Select(role => (Role?)role).Append(null)
        from responsible in new Sequence<Role>[] { [], [Role.Developer], [Role.ProductOwner] }
        select row with
        {
            Side = side,
            Accountable = accountable,
            Above = above,
            Threshold = above is null ? null : Gbp(50_000),
            Responsible = responsible,
        };

    static GovernanceEvent MadeUp(Random random)
    {
        var (anyone, role) = (Any(random, [.. Client, .. Partner]), Any(random, [.. Roles.Every]));
        var kind = Any(random, [.. RightKind.Required]);
        return random.Next(3) switch
        {
            0 => new RoleAssigned(role, anyone, March(3)),
            1 => new RightDelegated(new(kind, Any(random, Client), anyone, January(6), May(31), "Made up.")),
            _ => new RightOverridden(Any(random, Changes[kind]), "Made up."),
        };
    }

    static Engagement Folded(IEnumerable<GovernanceEvent> history) =>
        history.Aggregate(After(Judged), (engagement, happened) =>
        {
            try { return engagement.Evolve(happened); }
            catch (HistoryDoesNotFoldException) { return engagement; }
        });

    static Asking Ask(Id<Person> by, LocalDate? on = null) =>
        new(by, Instant.FromUtc(2025, 4, 9, 12, 0), on ?? April(9));

    static T Any<T>(Random random, T[] among) => among[random.Next(among.Length)];
}
