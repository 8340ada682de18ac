using NodaTime;
using Tandem.Domain.Agreement;
using Tandem.Domain.Forecast;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Values;
using Tandem.Hosting.Yaml;

namespace Tandem.Agreement;

/// <summary>
/// Reads the values of a file whose shape has been checked. A value that cannot be read is replaced by one that no
/// rule
/// objects to, so that the rules can judge the rest and a person hears of everything at once.
/// </summary>
sealed class EngagementFileValues(YamlMap root, ShapeCheck check, string text)
{
    readonly FileValues values = new(check);

    public EngagementFile Read()
    {
        var currency = ReadCurrency();
        var terms = ReadTerms(currency);
        var people = new FilePeople(root, check, values).Read(terms.Zone);
        var notNeeded = FileValues.Entries(root, "not-needed").Select(entry =>
            new DescribedAbsence(values.RoleOrNull(entry, "role") ?? Role.Auditor, values.Text(entry, "reason")));
        var outcomes = FileValues.Entries(root, "outcomes").Select(ReadOutcome);
        var deliverables = new FileDeliverables(check, values, text, currency);
        var releases = FileValues.Entries(root, "releases").Select(entry => new DescribedRelease(
            values.Text(entry, "key"), values.Text(entry, "title"),
            FileValues.Entries(entry, "deliverables").Select(deliverables.Read).ToSequence()));
        var rights = FileValues.Entries(root, "rights").Select(entry => ReadRight(entry, currency));
        return new(values.Text(root, "key"), terms, people, notNeeded.ToSequence(), outcomes.ToSequence(),
            releases.ToSequence(), rights.ToSequence());
    }

    Currency? ReadCurrency() =>
        Currency.TryOf(values.TextOrNull(root, "currency"), out var currency) ? currency : null;

    Terms ReadTerms(Currency? currency) => new(values.Text(root, "title"), PartyName("client"), PartyName("partner"),
        EngagementModels.Named(values.TextOrNull(root, "model")) ?? EngagementModel.Project,
        currency ?? Currency.Of("EUR"),
        values.TextOrNull(root, "time-zone") ?? "UTC",
        values.Day(root, "start") ?? LocalDate.MinIsoValue, values.Day(root, "end") ?? LocalDate.MaxIsoValue,
        values.Amount(root, "budget", currency), values.Amount(root, "contingency", currency),
        values.WholeOrNull(root, "review-days") ?? Terms.ReviewDaysDefault,
        CompletionEstimates.Named(values.TextOrNull(root, "reports")),
        values.TextOrNull(root, "source"));

    string PartyName(string key) => root.Find(key) is YamlMap party ? values.Text(party, "name") : "";

    Outcome ReadOutcome(YamlMap entry) => new(values.Text(entry, "key"), values.Text(entry, "title"),
        values.Text(entry, "unit"), values.Number(entry, "baseline"), values.Number(entry, "target"),
        values.Day(entry, "by") ?? LocalDate.MinIsoValue);

    DescribedRight ReadRight(YamlMap entry, Currency? currency) => new(values.Text(entry, "kind"),
        values.RoleOrNull(entry, "accountable") ?? Role.ProductOwner, values.RolesOrNull(entry, "consulted"),
        values.RolesOrNull(entry, "informed"), values.AmountOrNull(entry, "threshold", currency),
        values.RoleOrNull(entry, "above"), values.Text(entry, "reason"), values.RolesOrNull(entry, "responsible"));
}
