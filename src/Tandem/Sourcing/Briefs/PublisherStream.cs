using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Hosting;
using Tandem.Ledger;

namespace Tandem.Sourcing.Briefs;

/// <summary>The one stream of an organisation as a publisher of tenders.</summary>
sealed class PublisherStream()
    : OwnStream<Publisher, PublisherCommand>("publisher/", Publisher.Initial, PublisherCommand.Right)
{
    public static PublisherStream Kind { get; } = new();

    public override long VersionOf(Publisher state) => state.Version;

    public override Publisher Evolve(Publisher state, RecordedEvent happened) => state.Evolve(happened);

    public override Decision Decide(Publisher state, Asking asking, PublisherCommand command) =>
        state.Decide(asking, command);
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
