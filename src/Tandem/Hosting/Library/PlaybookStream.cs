using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Ledger;

namespace Tandem.Hosting.Library;

/// <summary>The one stream of an organisation's playbooks.</summary>
sealed class PlaybookStream()
    : OwnStream<OwnPlaybooks, PlaybookCommand>("playbooks/", OwnPlaybooks.Initial, PlaybookCommand.Right)
{
    public static PlaybookStream Kind { get; } = new();

    public override long VersionOf(OwnPlaybooks state) => state.Version;

    public override OwnPlaybooks Evolve(OwnPlaybooks state, RecordedEvent happened) => state.Evolve(happened);

    public override Decision Decide(OwnPlaybooks state, Asking asking, PlaybookCommand command) =>
        state.Decide(asking, command);
}

/// <summary>The playbooks of organisations.</summary>
sealed class PlaybookShelf(ILedger ledger, IClock clock)
    : Shelf<OwnPlaybooks>(PlaybookStream.Kind, ledger, clock);

/// <summary>Decides about playbooks.</summary>
sealed class PlaybookDesk(ILedger ledger, PlaybookShelf shelf, IClock clock)
    : Desk<OwnPlaybooks, PlaybookCommand>(PlaybookStream.Kind, ledger, shelf, clock);
