using System.Globalization;
using Tandem.Domain;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Hosting;

namespace Tandem.Sourcing.Cases;

/// <summary>A whole sheet of scores as one form: all its cells are saved at once, or none.</summary>
static class SheetForm
{
    /// <summary>The fields of one cell.</summary>
    public const string Value = "value", Note = "note", Strength = "evidence", Was = "was";

    /// <summary>Says what is asked: to save, or to save and hand in.</summary>
    public const string Asked = "do", HandIn = "hand-in";

    /// <summary>Fields that the largest sheet has.</summary>
    public const int FieldsMax = CaseWords.ScoresMax * 4 + 10;

    /// <summary>Bytes of a sheet with all its notes.</summary>
    public const int BytesMax = 16 * 1024 * 1024;

    /// <summary>The name of a field of a cell; no key holds a full stop.</summary>
    public static string Name(string field, string candidate, string criterion) => $"{field}.{candidate}.{criterion}";

    /// <summary>By which a cell that came back untouched is known: a sheet that is open twice must not put back what
    /// was changed in the other one.</summary>
    public static string PrintOf(int? value, Evidence evidence, string note) => WrittenText.PrintOf(
        string.Create(CultureInfo.InvariantCulture, $"{value}\n{evidence}\n{WrittenText.Tidied(note)}"));

    /// <summary>What is asked by a sheet; or, for each field at fault, why.</summary>
    public static (IReadOnlyList<SourcingCommand> Commands, IReadOnlyDictionary<string, Refusal> Faults) Read(
        SourcingCase known, Typed typed)
    {
        var (commands, faults) = (new List<SourcingCommand>(), new Dictionary<string, Refusal>());
        foreach (var candidate in known.Evaluation.Standing)
            foreach (var criterion in known.Evaluation.Criteria!.Criteria)
            {
                var (asked, fault) = Cell(known, typed, candidate, criterion);
                if (asked is not null) commands.Add(asked);
                if (fault is { Field: { } field }) faults[field] = fault;
            }
        if (typed[Asked] == HandIn) commands.Add(new EvaluationCommand.HandInSheet());
        return (commands, faults);
    }

    static (EvaluationCommand.GiveScore?, Refusal?) Cell(SourcingCase known, Typed typed, Candidate candidate,
        ScoredCriterion criterion)
    {
        string Field(string field) => Name(field, candidate.Key, criterion.Key);
        Refusal At(Refusal fault, string field) =>
            fault with { Field = Field(field), Reason = $"{criterion.Title}, {candidate.Name}: {fault.Reason}" };

        var (value, note, evidence) = (typed.Whole(Field(Value)), WrittenText.Tidied(typed[Field(Note)]),
            typed.Choice<Evidence>(Field(Strength)));
        if (typed.Text(Field(Value)) is null && note.Length == 0 && !typed.Has(Field(Was))) return (null, null);
        if (evidence is not { } strength)
            return (null, At(CaseWords.Unreadable(Strength, "claimed, shown or verified"), Strength));
        var isReadable = value is not null || typed.Text(Field(Value)) is null;
        if (isReadable && PrintOf(value, strength, note) == typed[Field(Was)]) return (null, null);
        if (value is not { } level) return (null, At(CaseWords.Unreadable(Value, "a level from 0 to 4"), Value));
        var asked = new EvaluationCommand.GiveScore(candidate.Key, criterion.Key, new(level, note, strength));
        return ScoreFaults.Of(known, asked) is { } fault ? (null, At(fault, fault.Field == Value ? Value : Note))
            : (asked, null);
    }
}
