using System.Security.Cryptography;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;
using Tandem.Ledger;
using Tandem.Portfolio;

namespace Tandem.Hosting;

/// <summary>One stream for each engagement.</summary>
sealed class EngagementStream() : StreamKind<Engagement, EngagementCommand>("engagement/", Engagement.Initial)
{
    public static EngagementStream Kind { get; } = new();

    public override long VersionOf(Engagement state) => state.Version;

    public override bool IsOpen(Engagement state) => state.IsOpen;

    public override Engagement Evolve(Engagement state, RecordedEvent happened) => state.Evolve(happened);

    public override Decision Decide(Engagement state, Asking asking, EngagementCommand command) =>
        EngagementDecider.Decide(state, asking, command);

    public override string RightOf(EngagementCommand command) => command.Right;

    public override string ZoneOf(Engagement state, EngagementCommand first) =>
        state.Terms?.Zone ?? (first as AgreementCommand.Open)?.Description.Terms.Zone ?? "UTC";

    public override IReadOnlyList<Statement> Beside(string organisation, Engagement before, Engagement after,
        IReadOnlyCollection<RecordedEvent> events, Asking asking) =>
        ReadTables.After(organisation, before, after, events, asking);
}

/// <summary>The states of engagements.</summary>
sealed class Shelf(ILedger ledger, IClock clock) : Shelf<Engagement>(EngagementStream.Kind, ledger, clock);

/// <summary>Decides about engagements.</summary>
sealed class Desk(ILedger ledger, Shelf shelf, IClock clock)
    : Desk<Engagement, EngagementCommand>(EngagementStream.Kind, ledger, shelf, clock)
{
    const string Operator = "operator";

    /// <summary>Begins an organisation's record with its founding; one that has begun stays as it is.</summary>
    public async Task Found(Organisation organisation, Id<Person> founder, CancellationToken ct = default)
    {
        var on = organisation.FoundedAt.InUtc().Date;
        await Ledger.Append(new(organisation.Id.ToString(), Streams.Organisation, ExpectedVersion: 0,
            Clock.GetCurrentInstant().ToDateTimeOffset(), founder.ToString(), RightKind.Founding,
            CommandId(new(organisation.Id.ToString(), founder, Administrator: true), RightKind.Founding),
            new byte[SHA256.HashSizeInBytes],
            [EventCodec.Encode(new OrganisationEvent.Founded(organisation.Name, founder, on))], []), ct);
    }

    /// <summary>What the directory says of those who are to take part.</summary>
    protected override async ValueTask<Asker> Inform(
        Asker asker, IReadOnlyList<EngagementCommand> commands, CancellationToken ct)
    {
        var joining = commands.SelectMany(each => each.BringsIn).ToList();
        if (joining.Count == 0) return asker;
        return asker with
        {
            Newcomers = await Allegiance.Of(Ledger, asker.Organisation, asker.Person, joining, ct),
        };
    }

    /// <summary>Records that another key signs an organisation's log from now on.</summary>
    /// <exception cref="IOException">Somebody else wrote meanwhile.</exception>
    public async Task ReplaceKey(string organisation, string before, string after, CancellationToken ct)
    {
        var now = Clock.GetCurrentInstant();
        var version = await Ledger.Version(organisation, Streams.Organisation, ct);
        var answer = await Ledger.Append(new(organisation, Streams.Organisation, version, now.ToDateTimeOffset(),
            Operator, RightKind.LogKey, Guid.CreateVersion7().ToString("n"), new byte[SHA256.HashSizeInBytes],
            [EventCodec.Encode(new OrganisationEvent.KeyReplaced(before, after, now.InUtc().Date))], []), ct);
        if (answer is not AppendOutcome.Appended) throw new IOException("Somebody else wrote meanwhile; try again.");
    }
}
