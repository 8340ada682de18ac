using System.Globalization;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;

namespace Tandem.Shared.Gallery;

/// <summary>What the gallery shows the parts with.</summary>
static class Sample
{
    public static readonly EngagementPlace Place =
        new("gallery", "Claims portal with Fjord Systems", DateTimeZoneProviders.Tzdb["Europe/Berlin"]);

    public static readonly Visitor Visitor = new("sample", "Marta Olsen", "Nordhavn Insurance", "Fjord Systems");

    public static readonly Refusal NotYours = new(
        "acceptance.right-missing",
        "Only the product owner accepts deliverables here.",
        Missing: new MissingRight("acceptance", Role.ProductOwner, []));

    public static readonly Holder[] Holders = [new("Marta Olsen", "marta.olsen@example.org"), new("Jonas Berg", null)];

    public static readonly FigureInput[] CpiInputs =
    [
        new("EV", "accepted value", "€412,000"),
        new("AC", "cost incurred", "€457,800"),
    ];

    /// <summary>At the end of a month: planned, accepted, cost, and the forecast from low to high.</summary>
    public static readonly (LocalDate Day, decimal?[] Amounts)[] BurnUp =
    [
        (new(2026, 1, 31), [60_000, 0, 41_000, null, null]),
        (new(2026, 2, 28), [140_000, 60_000, 98_500, null, null]),
        (new(2026, 3, 31), [230_000, 140_000, 171_200, null, null]),
        (new(2026, 4, 30), [340_000, 190_000, 262_300, null, null]),
        (new(2026, 5, 31), [430_000, 310_000, 351_900, 310_000, 310_000]),
        (new(2026, 6, 30), [540_000, null, null, 372_000, 428_000]),
        (new(2026, 7, 31), [640_000, null, null, 430_000, 545_000]),
        (new(2026, 8, 31), [720_000, null, null, 495_000, 660_000]),
    ];

    public static string? Plain(decimal? euros) => euros?.ToString(CultureInfo.InvariantCulture);

    public static string Text(decimal? euros) => euros is { } amount ? Written.Money(Euros(amount), whole: true) : "";

    public static Money Euros(decimal amount) => new((long)(amount * 100), Currency.Of("EUR"));

    public static IReadOnlyList<TimelineGroup> Releases(LocalDate today) =>
    [
        new("Release 1: Intake",
        [
            new("Claim intake form", "/_parts", today.PlusDays(-120), today.PlusDays(-124), "Accepted", Tone.Good),
            new("Document upload", "/_parts", today.PlusDays(-75), today.PlusDays(-41), "Late", Tone.Attention),
            new("Policy lookup", "/_parts", today.PlusDays(-20), null, "Overdue", Tone.Bad),
        ]),
        new("Release 2: Settlement",
        [
            new("Payment file to the bank", null, today.PlusDays(34), null, "In work", Tone.Busy),
            new("Architecture definition and decision records", null, today.PlusDays(90), null, "Planned", Tone.Quiet),
        ]),
    ];
}
