using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Values;
using Tandem.Hosting.Library;
using Tandem.Sourcing.Lint;

namespace Tandem.Sourcing.Briefs;

/// <summary>What a tender release is called.</summary>
/// <param name="Prefix">The publisher's registered prefix.</param>
/// <param name="Process">The contracting process, in the publisher's own words: the same for every release.</param>
/// <param name="Release">This release of it.</param>
/// <param name="At">When what it says came to be.</param>
sealed record ReleaseName(string Prefix, string Process, string Release, Instant At)
{
    /// <summary>A prefix that the standard's publisher gave nobody, for whoever has registered none.</summary>
    public const string Unregistered = "ocds-000000";

    /// <summary>Whether an earlier release of the process told of the tender already.</summary>
    public bool IsUpdate { get; init; }

    /// <summary>The name of a brief that is kept nowhere: made from its text.</summary>
    public static ReleaseName Of(string prefix, string markdown, Instant now)
    {
        var id = PlaybookHash.Of(System.Text.Encoding.UTF8.GetBytes(markdown)).ToString()[..16];
        return new(prefix, id, $"{id}-{InstantPattern.General.Format(now)}", now);
    }
}

/// <summary>Writes a brief as a tender release of the Open Contracting Data Standard 1.1.5.</summary>
static class OcdsTender
{
    const string BuyerId = "buyer";

    /// <summary>The release. Candidates are not in it: who is asked is nobody's business before the award.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="book">Its sections.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="outcomes">What is wanted, with the days by which.</param>
    public static JsonObject Release(BriefDraft brief, BriefBook book, ReleaseName name,
        Sequence<Outcome> outcomes = default)
    {
        var buyer = string.IsNullOrWhiteSpace(brief.Buyer) ? "Buyer" : brief.Buyer.Trim();
        return new()
        {
            ["ocid"] = $"{name.Prefix}-{name.Process}",
            ["id"] = name.Release,
            ["date"] = InstantPattern.General.Format(name.At),
            ["tag"] = new JsonArray(name.IsUpdate ? "tenderUpdate" : "tender"),
            ["initiationType"] = "tender",
            ["language"] = "en",
            ["parties"] = new JsonArray(new JsonObject
            {
                ["id"] = BuyerId,
                ["name"] = buyer,
                ["roles"] = new JsonArray("buyer", "procuringEntity"),
            }),
            ["buyer"] = new JsonObject { ["id"] = BuyerId, ["name"] = buyer },
            ["tender"] = Tender(brief, book, name, outcomes),
        };
    }

    static JsonObject Tender(BriefDraft brief, BriefBook book, ReleaseName name, Sequence<Outcome> outcomes)
    {
        var tender = new JsonObject
        {
            ["id"] = name.Process,
            ["title"] = string.IsNullOrWhiteSpace(brief.Title) ? "Brief" : brief.Title.Trim(),
            ["description"] = brief.Markdown(book),
            ["status"] = "planning",
            ["mainProcurementCategory"] = "services",
            ["procuringEntity"] = new JsonObject { ["id"] = BuyerId },
        };
        if (brief.Budget is { } budget)
            tender["value"] = new JsonObject { ["amount"] = budget.Amount, ["currency"] = budget.Currency.Code };
        if (brief.Begins is not null || brief.Ends is not null)
        {
            var period = new JsonObject();
            if (brief.Begins is { } begins) period["startDate"] = Midnight(begins);
            if (brief.Ends is { } ends) period["endDate"] = Midnight(ends);
            tender["contractPeriod"] = period;
        }
        foreach (var (section, field) in (ReadOnlySpan<(string, string)>)
            [("choice", "awardCriteriaDetails"), ("eligibility", "eligibilityCriteria")])
            if (book.Sections.Any(each => each.Key == section) && brief.TextOf(section) is { Length: > 0 } text)
                tender[field] = text;
        if (outcomes.Count == 0) return tender;
        tender["items"] = new JsonArray([.. outcomes.Select(Item)]);
        tender["milestones"] = new JsonArray([.. outcomes.Select(Milestone)]);
        return tender;
    }

    static JsonObject Item(Outcome outcome) =>
        new() { ["id"] = outcome.Key, ["description"] = CarriedNeed.Line(outcome) };

    static JsonObject Milestone(Outcome outcome) => new()
    {
        ["id"] = outcome.Key,
        ["title"] = outcome.Title,
        ["type"] = "delivery",
        ["description"] = CarriedNeed.Line(outcome),
        ["dueDate"] = Midnight(outcome.By),
        ["status"] = "scheduled",
    };

    static string Midnight(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";

    /// <summary>The release as text.</summary>
    public static string Text(JsonObject release) => release.ToJsonString(LintJson.Readable) + "\n";
}
