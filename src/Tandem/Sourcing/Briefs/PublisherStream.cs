using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Hosting;
using Tandem.Ledger;

namespace Tandem.Sourcing.Briefs;

/// <summary>The one stream of an organisation as a publisher of tenders.</summary>
sealed class PublisherStream() : StreamKind<Publisher, PublisherCommand>("publisher/", Publisher.Initial)
{
    /// <summary>The only key there is.</summary>
    public const string Key = "own";

    public static PublisherStream Kind { get; } = new();

    public override long VersionOf(Publisher state) => state.Version;

    public override bool IsOpen(Publisher state) => state.Version > 0;

    public override Publisher Evolve(Publisher state, RecordedEvent happened) => state.Evolve(happened);

    public override Decision Decide(Publisher state, Asking asking, IReadOnlyList<PublisherCommand> commands) =>
        Decision.InTurn(state, commands, (now, command) => now.Decide(asking, command), Evolve);

    public override string RightOf(PublisherCommand command) => PublisherCommand.Right;

    public override string ZoneOf(Publisher state, PublisherCommand first) => "UTC";

    public override IReadOnlyList<Statement> Beside(string organisation, Publisher before, Publisher after,
        IReadOnlyCollection<RecordedEvent> events, Asking asking) => [];
}

/// <summary>Organisations as publishers.</summary>
sealed class PublisherShelf(ILedger ledger, IClock clock) : Shelf<Publisher>(PublisherStream.Kind, ledger, clock)
{
    /// <summary>The prefix of an organisation's contracting processes, registered or not.</summary>
    public async Task<string> Prefix(string organisation, CancellationToken ct) =>
        (await Read(organisation, PublisherStream.Key, ct)).Prefix ?? ReleaseName.Unregistered;
}

/// <summary>Decides about publishing.</summary>
sealed class PublisherDesk(ILedger ledger, PublisherShelf shelf, IClock clock)
    : Desk<Publisher, PublisherCommand>(PublisherStream.Kind, ledger, shelf, clock);
