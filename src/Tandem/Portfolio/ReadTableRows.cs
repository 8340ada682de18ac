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
    const string OfEngagement = "engagement";

    const string OfCase = "sourcing";

    /// <summary>The tables, each with the column that names the engagement or the case that a row is of.</summary>
    public static IReadOnlyList<(string Table, string Key)> Tables { get; } =
    [
        ("engagement_summary", OfEngagement), ("role_holder", OfEngagement), ("lent_right", OfEngagement),
        ("waiting", OfEngagement), ("member", OfEngagement), .. CaseTable.Names.Select(name => (name, OfCase)),
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

    /// <summary>The rows of the engagement or the case that a stream is of; null for any other stream.</summary>
    public static TableRows? RowsOf(string stream) =>
        Streams.EngagementOf(stream) is { } engagement ? new(OfEngagement, engagement)
        : SourcingStream.Kind.KeyOf(stream) is { } sourcing ? new(OfCase, sourcing) : null;
}

/// <summary>Which rows are of one engagement or of one case. An engagement that an award led to bears the key of its
/// case, so that the key alone does not say.</summary>
/// <param name="Column">The column that names it, in the tables of its kind and in no others.</param>
/// <param name="Key">What stands in that column.</param>
readonly record struct TableRows(string Column, string Key)
{
    /// <summary>The tables that hold rows of its kind.</summary>
    public IEnumerable<string> Tables
    {
        get
        {
            var column = Column;
            return ReadTableRows.Tables.Where(each => each.Key == column).Select(each => each.Table);
        }
    }
}
