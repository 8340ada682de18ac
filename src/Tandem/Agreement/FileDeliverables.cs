using NodaTime;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Values;
using Tandem.Hosting.Yaml;

namespace Tandem.Agreement;

/// <summary>Reads deliverables with their criteria.</summary>
sealed class FileDeliverables(ShapeCheck check, FileValues values, string text, Currency? currency)
{
    public DescribedDeliverable Read(YamlMap entry) => new(values.Text(entry, "key"), values.Text(entry, "title"),
        values.TextOrNull(entry, "description"), values.Amount(entry, "value", currency),
        values.Day(entry, "planned") ?? LocalDate.MinIsoValue, values.TextOrNull(entry, "outcome"),
        entry.List("criteria").Where(item => !check.IsUnfit(item)).Select(ReadCriterion).ToSequence());

    /// <summary>The key of a criterion that has none of its own: C1, C2 and so on by its place.</summary>
    public static string KeyAt(int index) => $"C{index + 1}";

    CriterionLine ReadCriterion(YamlNode item, int index)
    {
        var written = item as YamlText ?? (item as YamlMap)?.Find("text") as YamlText;
        var key = (item is YamlMap keyed ? values.TextOrNull(keyed, "key") : null) ?? KeyAt(index);
        if (written is null || written.IsNothing || check.IsUnfit(written)) return new(key, "");

        // A block text ends with a line break that nobody means.
        var (criterion, error) = CriterionText.Parse(written.Value.TrimEnd('\n'));
        if (criterion is not null) return new(key, criterion.Text);
        var (line, column) = YamlPlaces.Within(written, text, error!.Offset);
        check.Report(written, line, column, error.Found, error.Expected, "");
        return new(key, written.Value);
    }
}
