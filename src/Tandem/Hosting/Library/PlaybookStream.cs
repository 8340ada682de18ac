using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Ledger;

namespace Tandem.Hosting.Library;

/// <summary>The one stream of an organisation's playbooks.</summary>
sealed class PlaybookStream() : StreamKind<OwnPlaybooks, PlaybookCommand>("playbooks/", OwnPlaybooks.Initial)
{
    /// <summary>The only key there is.</summary>
    public const string Key = "own";

    public static PlaybookStream Kind { get; } = new();

    public override long VersionOf(OwnPlaybooks state) => state.Version;

    public override bool IsOpen(OwnPlaybooks state) => state.Version > 0;

    public override OwnPlaybooks Evolve(OwnPlaybooks state, RecordedEvent happened) => state.Evolve(happened);

    public override Decision Decide(OwnPlaybooks state, Asking asking, IReadOnlyList<PlaybookCommand> commands) =>
        Decision.InTurn(state, commands, (now, command) => now.Decide(asking, command), Evolve);

    public override string RightOf(PlaybookCommand command) => PlaybookCommand.Right;

    public override string ZoneOf(OwnPlaybooks state, PlaybookCommand first) => "UTC";

    public override IReadOnlyList<Statement> Beside(string organisation, OwnPlaybooks before, OwnPlaybooks after,
        IReadOnlyCollection<RecordedEvent> events, Asking asking) => [];
}

/// <summary>The playbooks of organisations.</summary>
sealed class PlaybookShelf(ILedger ledger, IClock clock)
    : Shelf<OwnPlaybooks>(PlaybookStream.Kind, ledger, clock);

/// <summary>Decides about playbooks.</summary>
sealed class PlaybookDesk(ILedger ledger, PlaybookShelf shelf, IClock clock)
    : Desk<OwnPlaybooks, PlaybookCommand>(PlaybookStream.Kind, ledger, shelf, clock);
