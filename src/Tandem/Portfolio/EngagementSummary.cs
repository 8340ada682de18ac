using System.Text.Json;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Forecast;
using Tandem.Domain.Values;
using Tandem.Hosting.Json;
using Tandem.Ledger;

namespace Tandem.Portfolio;

/// <summary>An engagement in one row of the portfolio.</summary>
/// <param name="Key">The engagement's key.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Client">The client's name.</param>
/// <param name="Partner">The partner's name.</param>
/// <param name="Model">The engagement model.</param>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day.</param>
/// <param name="On">The day that the figures are of.</param>
/// <param name="Level">How it stands.</param>
/// <param name="Sentence">Whether it is all right, and why, in one sentence.</param>
/// <param name="Accepted">Value accepted.</param>
/// <param name="Planned">Budget at completion.</param>
/// <param name="Due">Value that should be accepted by now.</param>
/// <param name="Cost">Actual cost; null when none is recorded.</param>
/// <param name="Forecast">The reported estimate at completion; null when it is undefined.</param>
/// <param name="Contingency">The reserve.</param>
/// <param name="Cpi">Cost performance; null when it is undefined.</param>
/// <param name="SpiT">Schedule performance in time; null when it is undefined.</param>
/// <param name="UnderReview">Deliverables in the client's hands.</param>
/// <param name="OverdueReviews">Those of them whose review is overdue.</param>
/// <param name="Late">Deliverables whose planned day is over and that are not accepted.</param>
/// <param name="OldestWait">Since when the oldest open review waits; null when none does.</param>
/// <param name="Grounds">What the sentence says, each part with its numbers.</param>
public sealed record EngagementSummary(string Key, string Title, string Client, string Partner, EngagementModel Model,
    LocalDate Start, LocalDate End, LocalDate On, HealthLevel Level, string Sentence, Money Accepted, Money Planned,
    Money Due, Money? Cost, Money? Forecast, Money Contingency, decimal? Cpi, decimal? SpiT, int UnderReview,
    int OverdueReviews, int Late, LocalDate? OldestWait, Sequence<Cause> Grounds)
{
    /// <summary>The row of an open engagement on a day.</summary>
    /// <param name="engagement">Its state.</param>
    /// <param name="on">The day that the figures are of.</param>
    /// <param name="thresholds">By which its health is judged.</param>
    public static EngagementSummary Of(Engagement engagement, LocalDate on, HealthThresholds thresholds)
    {
        var (terms, figures) = (engagement.Terms!, EngagementFigures.Of(engagement, on, thresholds));
        var delivery = engagement.Delivery;
        var open = delivery.Tally.InReview.Select(each => delivery.ByKey.At(each.Place)).ToList();
        return new(engagement.Key, terms.Title, terms.Client, terms.Partner, terms.Model, terms.Start, terms.End, on,
            figures.Health.Level, figures.Health.Sentence, Whole(figures.BurnUp.Earned.At(on)),
            engagement.Delivery.BudgetAtCompletion ?? Money.Zero(terms.Currency), Whole(figures.Value.Pv.Value ?? 0),
            engagement.Finance.InOrder.IsEmpty ? null : Whole(figures.BurnUp.Cost.At(on)),
            figures.Value.EacReported.Value is { } forecast ? Whole(forecast) : null, terms.Contingency,
            figures.Value.Cpi.Value, figures.Schedule.SpiT.Value, open.Count, figures.OverdueReviews.Count,
            figures.Late.Count, open.Count == 0 ? null : open.Min(each => each.Latest!.On), figures.Health.Grounds);

        Money Whole(decimal amount) => new Money(engagement.Currency.MinorPerUnit, engagement.Currency).Times(amount);
    }

    /// <summary>Writes the row, with what the portfolio sorts and filters by in columns of its own.</summary>
    internal static Statement Upsert(string organisation, Engagement engagement, LocalDate today,
        HealthThresholds thresholds) =>
        Statement.Later("""
            INSERT INTO engagement_summary (org, engagement, title, partner, model, version, figures_on, level, cpi,
                spi_t, accepted, forecast, overdue, row_json, sought)
            VALUES (@org, @engagement, @title, @partner, @model, @version, @on, @level, @cpi, @spiT, @accepted,
                @forecast, @overdue, @row, @sought)
            ON CONFLICT (org, engagement) DO UPDATE SET title = EXCLUDED.title, partner = EXCLUDED.partner,
                model = EXCLUDED.model, version = EXCLUDED.version, figures_on = EXCLUDED.figures_on,
                level = EXCLUDED.level, cpi = EXCLUDED.cpi, spi_t = EXCLUDED.spi_t, accepted = EXCLUDED.accepted,
                forecast = EXCLUDED.forecast, overdue = EXCLUDED.overdue, row_json = EXCLUDED.row_json,
                sought = EXCLUDED.sought
            """, () => Values(organisation, engagement, today, thresholds)) with
        {
            Replaces = $"engagement_summary {organisation} {engagement.Key}",
        };

    static (string, object?)[] Values(string organisation, Engagement engagement, LocalDate today,
        HealthThresholds thresholds)
    {
        var row = Of(engagement, today, thresholds);
        return
        [
            ("org", organisation), ("engagement", row.Key), ("title", row.Title), ("partner", row.Partner),
            ("model", EngagementModels.KeyOf(row.Model)), ("version", engagement.Version), ("on", Days.Of(today)),
            ("level", PortfolioTable.LevelOf(row.Level)), ("cpi", (double?)row.Cpi), ("spiT", (double?)row.SpiT),
            ("accepted", AcceptedShare(row)), ("forecast", Overrun(row)),
            ("overdue", (long)row.OverdueReviews),
            ("row", JsonSerializer.Serialize(row, TandemJson.Options)), ("sought", row.Sought),
        ];
    }

    /// <summary>
    /// The same for a new day, unless the engagement has moved on meanwhile: its own append wrote a later row then.
    /// </summary>
    internal static Statement Refresh(string organisation, Engagement engagement, LocalDate today,
        HealthThresholds thresholds)
    {
        var upsert = Upsert(organisation, engagement, today, thresholds);
        return upsert with { Sql = upsert.Sql + "\nWHERE engagement_summary.version <= EXCLUDED.version" };
    }

    /// <summary>What a search looks in, whatever the case of its letters.</summary>
    internal string Sought => $"{Title}\n{Partner}".ToLowerInvariant();

    /// <summary>Value accepted of that planned; null where nothing is planned.</summary>
    internal static IComparable? AcceptedShare(EngagementSummary row) => Share(row.Accepted, row.Planned);

    static double? Share(Money part, Money whole) => whole.Minor == 0 ? null : (double)part.Minor / whole.Minor;

    // Sorting by forecast means by overrun: sums of unlike currencies have no order.
    internal static IComparable? Overrun(EngagementSummary row) =>
        row.Forecast is { } forecast ? Share(forecast, row.Planned) : null;
}
