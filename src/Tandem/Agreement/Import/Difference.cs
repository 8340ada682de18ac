using NodaTime.Text;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Values;

namespace Tandem.Agreement.Import;

/// <summary>Something that a file says differently from the engagement as it stands.</summary>
/// <param name="What">The field by its name in the file, such as <c>D-01 planned</c>.</param>
/// <param name="Was">What holds now; null for nothing.</param>
/// <param name="Will">What the file says; null for nothing.</param>
public sealed record Difference(string What, string? Was, string? Will);

/// <summary>Finds what two files say differently about terms, outcomes and plan: what a baseline freezes.</summary>
static class PlanDifferences
{
    public static IEnumerable<Difference> Between(EngagementFile now, EngagementFile then) =>
        [
            .. OfTerms(now.Terms, then.Terms), .. OfOutcomes(now, then), .. OfReleases(now, then),
            .. OfDeliverables(now, then),
        ];

    static IEnumerable<Difference> OfTerms(Terms now, Terms then) => Changed("",
    [
        ("title", now.Title, then.Title), ("client name", now.Client, then.Client),
        ("partner name", now.Partner, then.Partner),
        ("model", EngagementModels.KeyOf(now.Model), EngagementModels.KeyOf(then.Model)),
        ("currency", now.Currency.Code, then.Currency.Code), ("time-zone", now.Zone, then.Zone),
        ("start", LocalDatePattern.Iso.Format(now.Start), LocalDatePattern.Iso.Format(then.Start)),
        ("end", LocalDatePattern.Iso.Format(now.End), LocalDatePattern.Iso.Format(then.End)),
        ("review-days", $"{now.ReviewDays}", $"{then.ReviewDays}"),
        ("reports", CompletionEstimates.KeyOf(now.Reports), CompletionEstimates.KeyOf(then.Reports)),
        ("source", now.Source, then.Source), ("budget", $"{now.Budget}", $"{then.Budget}"),
        ("contingency", $"{now.Contingency}", $"{then.Contingency}"),
    ]);

    static IEnumerable<Difference> OfOutcomes(EngagementFile now, EngagementFile then) =>
        OfEach("outcome", now.Outcomes.ToDictionary(each => each.Key), then.Outcomes.ToDictionary(each => each.Key),
            each => each.Title, (key, was, will) => Changed(key,
            [
                ("title", was.Title, will.Title), ("unit", was.Unit, will.Unit),
                ("baseline", EngagementFileWriter.Number(was.Baseline), EngagementFileWriter.Number(will.Baseline)),
                ("target", EngagementFileWriter.Number(was.Target), EngagementFileWriter.Number(will.Target)),
                ("by", LocalDatePattern.Iso.Format(was.By), LocalDatePattern.Iso.Format(will.By)),
            ]));

    static IEnumerable<Difference> OfReleases(EngagementFile now, EngagementFile then) =>
        OfEach("release", now.Releases.ToDictionary(each => each.Key), then.Releases.ToDictionary(each => each.Key),
            each => each.Title, (key, was, will) => Changed(key, [("title", was.Title, will.Title)]));

    static IEnumerable<Difference> OfDeliverables(EngagementFile now, EngagementFile then) =>
        OfEach("deliverable", ByKey(now), ByKey(then), each => $"{each.Deliverable.Title}, {each.Deliverable.Value}",
            (key, was, will) => Changed(key,
            [
                ("release", was.Release, will.Release),
                ("title", was.Deliverable.Title, will.Deliverable.Title),
                ("description", Said(was.Deliverable.Description), Said(will.Deliverable.Description)),
                ("value", $"{was.Deliverable.Value}", $"{will.Deliverable.Value}"),
                ("planned", LocalDatePattern.Iso.Format(was.Deliverable.Planned),
                    LocalDatePattern.Iso.Format(will.Deliverable.Planned)),
                ("outcome", was.Deliverable.Outcome, will.Deliverable.Outcome),
                ("criteria", Lines(was.Deliverable.Criteria), Lines(will.Deliverable.Criteria)),
            ]));

    static Dictionary<string, (string Release, DescribedDeliverable Deliverable)> ByKey(EngagementFile file) =>
        file.Releases.SelectMany(release => release.Deliverables.Select(each => (release.Key, each)))
            .ToDictionary(each => each.each.Key);

    static string Lines(Sequence<CriterionLine> criteria) =>
        string.Join('\n', criteria.Select(line => $"{line.Key}: {line.Text}"));

    static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    static IEnumerable<Difference> OfEach<T>(string word, Dictionary<string, T> now, Dictionary<string, T> then,
        Func<T, string> whole, Func<string, T, T, IEnumerable<Difference>> changed) where T : notnull =>
    [
        .. then.Where(each => !now.ContainsKey(each.Key))
            .Select(each => new Difference($"{word} {each.Key}", null, whole(each.Value))),
        .. then.Where(each => now.ContainsKey(each.Key))
            .SelectMany(each => changed(each.Key, now[each.Key], each.Value)),
        .. now.Where(each => !then.ContainsKey(each.Key))
            .Select(each => new Difference($"{word} {each.Key}", whole(each.Value), null)),
    ];

    static IEnumerable<Difference> Changed(string of, (string Field, string? Was, string? Will)[] fields) => fields
        .Where(field => field.Was != field.Will)
        .Select(field => new Difference($"{of} {field.Field}".TrimStart(), field.Was, field.Will));
}
