using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Hosting.Library;
using Tandem.Sourcing.Lint;

namespace Tandem.Sourcing.Briefs;

/// <summary>Writes a brief as a tender release of the Open Contracting Data Standard 1.1.5.</summary>
static class OcdsTender
{
    /// <summary>A prefix that the standard's publisher gave nobody: publish with your own instead.</summary>
    public const string Prefix = "ocds-000000";

    public static JsonObject Release(BriefDraft brief, BriefBook book, Instant now)
    {
        var markdown = brief.Markdown(book);
        var id = PlaybookHash.Of(System.Text.Encoding.UTF8.GetBytes(markdown)).ToString()[..16];
        var at = InstantPattern.General.Format(now);
        var buyer = string.IsNullOrWhiteSpace(brief.Buyer) ? "Buyer" : brief.Buyer.Trim();
        return new()
        {
            ["ocid"] = $"{Prefix}-{id}",
            ["id"] = $"{id}-{at}",
            ["date"] = at,
            ["tag"] = new JsonArray("tender"),
            ["initiationType"] = "tender",
            ["language"] = "en",
            ["parties"] = new JsonArray(new JsonObject
            {
                ["id"] = "buyer",
                ["name"] = buyer,
                ["roles"] = new JsonArray("buyer", "procuringEntity"),
            }),
            ["buyer"] = new JsonObject { ["id"] = "buyer", ["name"] = buyer },
            ["tender"] = Tender(brief, book, id, markdown),
        };
    }

    static JsonObject Tender(BriefDraft brief, BriefBook book, string id, string markdown)
    {
        var tender = new JsonObject
        {
            ["id"] = id,
            ["title"] = string.IsNullOrWhiteSpace(brief.Title) ? "Brief" : brief.Title.Trim(),
            ["description"] = markdown,
            ["status"] = "planning",
            ["mainProcurementCategory"] = "services",
            ["procuringEntity"] = new JsonObject { ["id"] = "buyer" },
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
        return tender;
    }

    static string Midnight(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";

    /// <summary>The release as text.</summary>
    public static string Text(BriefDraft brief, BriefBook book, Instant now) =>
        Release(brief, book, now).ToJsonString(LintJson.Readable) + "\n";
}
