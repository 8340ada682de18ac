using NodaTime;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Finance;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Values;

namespace Tandem.Domain;

/// <summary>
/// What one engagement's history adds up to: the state of every room, so that a rule of one can rest on another.
/// </summary>
/// <param name="Key">Its short name in addresses; empty before it is opened.</param>
/// <param name="Version">How many events of the stream are taken into account.</param>
/// <param name="Terms">What was agreed as a whole; null before it is opened.</param>
/// <param name="OpenedOn">The day on which it was opened here.</param>
/// <param name="Governance">People, roles, rights.</param>
/// <param name="Outcomes">What it is for.</param>
/// <param name="Delivery">The plan and what became of it.</param>
/// <param name="Finance">What it has cost.</param>
public sealed record Engagement(string Key, long Version, Terms? Terms, LocalDate OpenedOn,
    GovernanceState Governance, OutcomesState Outcomes, DeliveryState Delivery, FinanceState Finance)
{
    /// <summary>Where every history starts.</summary>
    public static Engagement Initial { get; } =
        new("", Version: 0, Terms: null, OpenedOn: default, GovernanceState.Initial,
            OutcomesState.Initial, DeliveryState.Initial, FinanceState.Initial);

    /// <summary>Which event of the stream recorded the terms as they are; 0 before it is opened.</summary>
    public long TermsAt { get; init; }

    /// <summary>Whether it exists.</summary>
    public bool IsOpen => Terms is not null;

    /// <summary>The currency of every amount. Ask only when it is open.</summary>
    public Currency Currency => Terms!.Currency;

    /// <summary>Takes one recorded fact into account, in the order of the record.</summary>
    /// <exception cref="HistoryDoesNotFoldException">The fact cannot follow what came before it.</exception>
    public Engagement Evolve(RecordedEvent happened)
    {
        var at = Version + 1;
        return happened switch
        {
            AgreementEvent.Opened e when !IsOpen =>
                this with { Key = e.Key, Terms = e.Terms, TermsAt = at, OpenedOn = e.On, Version = at },
            AgreementEvent.TermsCorrected e when IsOpen && Delivery.Baseline is null =>
                this with { Terms = e.Terms, TermsAt = at, Version = at },
            GovernanceEvent e when IsOpen => this with { Governance = Governance.Evolve(e), Version = at },
            OutcomesEvent e when IsOpen => this with { Outcomes = Outcomes.Evolve(e), Version = at },
            DeliveryEvent e when IsOpen => this with { Delivery = Delivery.Evolve(e, at), Version = at },
            FinanceEvent e when IsOpen => this with { Finance = Finance.Evolve(e, at), Version = at },
            _ => throw new HistoryDoesNotFoldException(
                happened, IsOpen ? "an open engagement" : "an engagement not opened"),
        };
    }

    /// <summary>Takes several recorded facts into account.</summary>
    public Engagement Evolve(IEnumerable<RecordedEvent> history) =>
        history.Aggregate(this, (engagement, happened) => engagement.Evolve(happened));
}
