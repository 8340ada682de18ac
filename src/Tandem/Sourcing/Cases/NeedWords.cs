using System.Globalization;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Values;
using Tandem.Hosting;

namespace Tandem.Sourcing.Cases;

/// <summary>Reads what was typed into the form of a need: all that is wrong at once, each at its field.</summary>
static class NeedWords
{
    static readonly string[] RowFields = ["", "-unit", "-baseline", "-target", "-by"];

    /// <summary>The command, or why there is none, by the names of fields.</summary>
    public static (IReadOnlyList<SourcingCommand> Commands, IReadOnlyDictionary<string, Refusal> Faults) Read(
        SourcingCase known, Typed typed)
    {
        var wrong = new List<Refusal>();
        var start = Day(typed, "start", wrong);
        var end = Day(typed, "end", wrong);
        Note(wrong, CaseWords.MoneyOf(typed, "budget", known.Currency!, out var budget));
        // What the form numbers, blank ones between, the need numbers without.
        var rows = Enumerable.Range(0, SourcingLimits.ListMax).Where(row => IsFilled(typed, row)).ToList();
        var outcomes = rows.Select((row, at) => Outcome(typed, row, at, wrong)).ToSequence();
        var need = new Need(typed["problem"].Trim(), outcomes, budget, start, end, known.Need?.Model);
        // Of a field that could not be read it is told why, and no more.
        wrong.AddRange(NeedFaults.Of(known, need).Select(fault => fault with { Field = InForm(fault.Field, rows) })
            .Where(fault => !wrong.Exists(each => each.Field == fault.Field)).ToList());
        return (wrong.Count > 0 ? [] : [new CaseCommand.StateNeed(need)],
            wrong.DistinctBy(each => each.Field).ToDictionary(each => each.Field ?? ""));
    }

    static bool IsFilled(Typed typed, int row) =>
        RowFields.Any(field => typed.Text(Name(row, field)) is not null);

    static Outcome Outcome(Typed typed, int row, int at, List<Refusal> wrong)
    {
        Note(wrong, CaseWords.NumberOf(typed, Name(row, "-baseline"), out var baseline));
        Note(wrong, CaseWords.NumberOf(typed, Name(row, "-target"), out var target));
        var by = Day(typed, Name(row, "-by"), wrong);
        if (typed.Text(Name(row, "-by")) is null) wrong.Add(CaseWords.Unreadable(Name(row, "-by"), CaseWords.ADay));
        return new(string.Create(CultureInfo.InvariantCulture, $"O-{at + 1}"), typed.Text(Name(row, "")) ?? "",
            typed.Text(Name(row, "-unit")) ?? "", baseline, target, by ?? LocalDate.MinIsoValue);
    }

    static LocalDate? Day(Typed typed, string field, List<Refusal> wrong)
    {
        Note(wrong, CaseWords.DayOf(typed, field, out var day));
        return day;
    }

    static void Note(List<Refusal> wrong, Refusal? refusal)
    {
        if (refusal is not null) wrong.Add(refusal);
    }

    static string Name(int row, string field) => string.Create(CultureInfo.InvariantCulture, $"outcome-{row}{field}");

    // "outcomes[1].unit" is a field of the second row that was filled.
    static string? InForm(string? field, List<int> rows)
    {
        if (field is null || !field.StartsWith("outcomes[", StringComparison.Ordinal)) return field;
        var close = field.IndexOf(']', StringComparison.Ordinal);
        var row = rows[int.Parse(field["outcomes[".Length..close], CultureInfo.InvariantCulture)];
        return Name(row, field[(close + 1)..] == ".unit" ? "-unit" : "");
    }
}
