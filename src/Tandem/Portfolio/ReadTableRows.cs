using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Forecast;
using Tandem.Domain.Sourcing;
using Tandem.Hosting;
using Tandem.Ledger;
using Tandem.Sourcing.Cases;

namespace Tandem.Portfolio;

/// <summary>What the read tables have to say of one stream, taken from the record alone.</summary>
static class ReadTableRows
{
    /// <summary>The tables, each with the column that names the engagement or the case that a row is of.</summary>
    public static IReadOnlyList<(string Table, string Key)> Tables { get; } =
    [
        ("engagement_summary", "engagement"), ("role_holder", "engagement"), ("lent_right", "engagement"),
        ("waiting", "engagement"), ("member", "engagement"), .. CaseTable.Names.Select(name => (name, "sourcing")),
    ];

    /// <summary>The statements that write all rows of a stream; none for one that has no rows.</summary>
    /// <param name="ledger">The record.</param>
    /// <param name="organisation">Whose stream.</param>
    /// <param name="stream">Its name.</param>
    /// <param name="day">The day that an engagement's figures are of.</param>
    /// <param name="thresholds">By which its health is judged.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="HistoryDoesNotFoldException">The record's facts do not follow each other.</exception>
    /// <exception cref="InvalidDataException">A fact cannot be read.</exception>
    public static async Task<IReadOnlyList<Statement>> Of(ILedger ledger, string organisation, string stream,
        Func<Engagement, LocalDate> day, HealthThresholds thresholds, CancellationToken ct)
    {
        if (Streams.EngagementOf(stream) is not null)
        {
            var engagement = Engagement.Initial;
            await foreach (var fact in ledger.ReadStream(organisation, stream, fromVersion: 0, ct))
                engagement = engagement.Evolve(EventCodec.Decode(fact.Type, fact.Payload));
            return engagement.IsOpen
                ? [.. ReadTables.All(organisation, engagement, day(engagement), thresholds)] : [];
        }
        if (SourcingStream.Kind.KeyOf(stream) is null) return [];
        var sourcing = SourcingCase.Initial;
        await foreach (var fact in ledger.ReadStream(organisation, stream, fromVersion: 0, ct))
            sourcing = sourcing.Evolve(EventCodec.Decode(fact.Type, fact.Payload));
        return sourcing.IsOpen ? CaseTable.After(organisation, SourcingCase.Initial, sourcing) : [];
    }

    /// <summary>The key of the engagement or the case that a stream is of; null for any other stream.</summary>
    public static string? KeyOf(string stream) => Streams.EngagementOf(stream) ?? SourcingStream.Kind.KeyOf(stream);
}
