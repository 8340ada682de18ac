using System.Globalization;
using NodaTime.Text;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using Tandem.Hosting.Yaml;

namespace Tandem.Agreement;

/// <summary>Writes an engagement file in one fixed order and form: reading it and writing it again gives the same
/// bytes.</summary>
sealed class EngagementFileWriter
{
    readonly YamlScript script = new();

    public static string Write(EngagementFile file)
    {
        var writer = new EngagementFileWriter();
        writer.WriteTerms(file.Key, file.Terms);
        writer.script.Gap().List("people", file.People, writer.WritePerson);
        if (file.NotNeeded.Count > 0) writer.script.Gap().List("not-needed", file.NotNeeded, writer.WriteAbsence);
        if (file.Outcomes.Count > 0) writer.script.Gap().List("outcomes", file.Outcomes, writer.WriteOutcome);
        writer.script.Gap().List("releases", file.Releases, writer.WriteRelease);
        if (file.Rights.Count > 0) writer.script.Gap().List("rights", file.Rights, writer.WriteRight);
        return writer.script.ToString();
    }

    void WriteTerms(string key, Terms terms) => script
        .Text("key", key).Text("title", terms.Title)
        .Fields("client", () => script.Text("name", terms.Client))
        .Fields("partner", () => script.Text("name", terms.Partner))
        .Plain("model", EngagementModels.KeyOf(terms.Model))
        .Plain("currency", terms.Currency.Code)
        .Text("time-zone", terms.Zone)
        .Plain("start", LocalDatePattern.Iso.Format(terms.Start))
        .Plain("end", LocalDatePattern.Iso.Format(terms.End))
        .Plain("review-days", terms.ReviewDays.ToString(CultureInfo.InvariantCulture))
        .Plain("reports", CompletionEstimates.KeyOf(terms.Reports))
        .Text("source", OrLeftOut(terms.Source))
        .Plain("budget", terms.Budget.ToAmountText())
        .Plain("contingency", terms.Contingency.ToAmountText());

    void WritePerson(FilePerson person) => script
        .Text("name", person.Name).Text("email", person.Email).Text("id", person.Id?.ToString())
        .Plain("side", Sides.KeyOf(person.Side))
        .Words("roles", person.Roles.Select(Roles.KeyOf))
        .Text("time-zone", person.Zone)
        .Text("hours", WorkingHours.Write(person.From, person.To))
        .Text("calendar", person.Calendar);

    void WriteAbsence(DescribedAbsence absence) =>
        script.Plain("role", Roles.KeyOf(absence.Role)).Text("reason", absence.Reason);

    void WriteOutcome(Outcome outcome) => script
        .Text("key", outcome.Key).Text("title", outcome.Title).Text("unit", outcome.Unit)
        .Plain("baseline", Number(outcome.Baseline)).Plain("target", Number(outcome.Target))
        .Plain("by", LocalDatePattern.Iso.Format(outcome.By));

    void WriteRelease(DescribedRelease release) => script
        .Text("key", release.Key).Text("title", release.Title)
        .List("deliverables", release.Deliverables, WriteDeliverable);

    void WriteDeliverable(DescribedDeliverable deliverable)
    {
        script.Text("key", deliverable.Key).Text("title", deliverable.Title)
            .Text("description", OrLeftOut(deliverable.Description))
            .Plain("value", deliverable.Value.ToAmountText())
            .Plain("planned", LocalDatePattern.Iso.Format(deliverable.Planned))
            .Text("outcome", deliverable.Outcome)
            .List("criteria", [.. deliverable.Criteria.Index()], WriteCriterion);
    }

    void WriteCriterion((int Index, CriterionLine Line) each)
    {
        var (index, line) = each;
        if (line.Key == FileDeliverables.KeyAt(index)) script.Entry(line.Text);
        else script.Text("key", line.Key).Text("text", line.Text);
    }

    void WriteRight(DescribedRight right) => script
        .Text("kind", right.Kind).Plain("accountable", Roles.KeyOf(right.Accountable))
        .Words("responsible", right.Responsible?.Select(Roles.KeyOf))
        .Words("consulted", right.Consulted?.Select(Roles.KeyOf))
        .Words("informed", right.Informed?.Select(Roles.KeyOf))
        .Plain("threshold", right.Threshold?.ToAmountText())
        .Plain("above", right.Above is { } above ? Roles.KeyOf(above) : null)
        .Text("reason", right.Reason);

    // An empty text says no more than none, and would not be read.
    static string? OrLeftOut(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    public static string Number(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture);
}
