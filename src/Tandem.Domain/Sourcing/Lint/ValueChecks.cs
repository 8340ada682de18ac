using System.Globalization;
using NodaTime;

namespace Tandem.Domain.Sourcing.Lint;

/// <summary>Finds sums and dates that contradict each other.</summary>
static class ValueChecks
{
    // As far around a sum do "per year" or "option" make it another one.
    const int ApartWords = 5;

    public static IEnumerable<LintFinding> Sums(
        LintRule rule, LintCheck.Sums check, TextScan scan, ConceptPassages said, LineTexts lines)
    {
        var apart = new HashSet<int>(said.Of(check.Apart).Select(passage => passage.Word));
        var sums = scan.Values.Where(value => value.Kind == WordKind.Money
            && !Enumerable.Range(value.Word - ApartWords, 2 * ApartWords + 1).Any(apart.Contains)).ToList();
        foreach (var label in check.Labels)
        {
            TextValue? first = null;
            foreach (var sum in Following(said.Of(label), sums, sum => sum.Word, check.Within))
            {
                first ??= sum;
                if (first.Value.Value == sum.Value) continue;
                yield return lines.Finding(rule, sum.Start, sum.End,
                    $"{rule.Title}: line {lines.Line(first.Value.Start)} says "
                    + lines.Phrase(first.Value.Start, first.Value.End));
                break;
            }
        }
    }

    public static IEnumerable<LintFinding> Dates(
        LintRule rule, LintCheck.Dates check, TextScan scan, ConceptPassages said, LineTexts lines)
    {
        foreach (var date in scan.Dates)
            if (date.Weekday != IsoDayOfWeek.None && date.Weekday != date.Date.DayOfWeek)
                yield return lines.Finding(rule, date.Start, date.End,
                    $"{rule.Title}: {Day(date.Date)} is a {date.Date.DayOfWeek}");
        foreach (var label in check.Labels)
        {
            var given = Following(said.Of(label), scan.Dates, date => date.Word, check.Within).ToList();
            if (given.Count < 2 || given.FindIndex(date => date.Date != given[0].Date) is not (> 0 and var other))
                continue;
            yield return lines.Finding(rule, given[other].Start, given[other].End,
                $"{rule.Title}: line {lines.Line(given[0].Start)} says {Day(given[0].Date)}");
        }
        if (check.First.Length == 0 || check.Last.Length == 0) yield break;
        var begins = Following(said.Of(check.First), scan.Dates, date => date.Word, check.Within).ToList();
        var ends = Following(said.Of(check.Last), scan.Dates, date => date.Word, check.Within).ToList();
        if (begins.Count > 0 && ends.FindIndex(end => end.Date < begins[0].Date) is >= 0 and var early)
            yield return lines.Finding(rule, ends[early].Start, ends[early].End,
                $"{rule.Title}: it ends before it begins, on {Day(begins[0].Date)} (line "
                + $"{lines.Line(begins[0].Start)})");
    }

    // The first value behind each label, both in the order of the text.
    static IEnumerable<T> Following<T>(
        List<Passage> labels, IReadOnlyList<T> values, Func<T, int> wordOf, int within)
    {
        var at = 0;
        foreach (var label in labels)
        {
            while (at < values.Count && wordOf(values[at]) <= label.LastWord) at++;
            if (at < values.Count && wordOf(values[at]) - label.LastWord <= within) yield return values[at];
        }
    }

    static string Day(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
