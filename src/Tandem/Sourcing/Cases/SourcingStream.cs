using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Sourcing;
using Tandem.Hosting;
using Tandem.Ledger;

namespace Tandem.Sourcing.Cases;

/// <summary>One stream for each sourcing case.</summary>
sealed class SourcingStream() : StreamKind<SourcingCase, SourcingCommand>("sourcing/", SourcingCase.Initial)
{
    public static SourcingStream Kind { get; } = new();

    public override long VersionOf(SourcingCase state) => state.Version;

    public override bool IsOpen(SourcingCase state) => state.IsOpen;

    public override SourcingCase Evolve(SourcingCase state, RecordedEvent happened) => state.Evolve(happened);

    public override Decision Decide(SourcingCase state, Asking asking, SourcingCommand command) =>
        SourcingDecider.Decide(state, asking, command);

    public override string RightOf(SourcingCommand command) => command.Right;

    public override string ZoneOf(SourcingCase state, SourcingCommand first) =>
        state.IsOpen ? state.Zone : (first as CaseCommand.Open)?.Zone ?? "UTC";

    public override IReadOnlyList<Statement> Beside(string organisation, SourcingCase before, SourcingCase after,
        IReadOnlyCollection<RecordedEvent> events, Asking asking) => CaseTable.After(organisation, before, after);
}

/// <summary>The states of sourcing cases.</summary>
sealed class CaseShelf(ILedger ledger, IClock clock) : Shelf<SourcingCase>(SourcingStream.Kind, ledger, clock);

/// <summary>Decides about sourcing cases.</summary>
sealed class CaseDesk(ILedger ledger, CaseShelf shelf, IClock clock)
    : Desk<SourcingCase, SourcingCommand>(SourcingStream.Kind, ledger, shelf, clock);
