using NodaTime;

namespace Tandem.Domain.Outcomes;

/// <summary>Every "no" of outcomes, in order of precedence.</summary>
static class OutcomesRefusal
{
    public static Refusal Unknown(string key) => new("outcomes.unknown",
        $"There is no outcome '{key}' in this engagement.", "outcome");

    public static Refusal MeasuredAhead(LocalDate day) => new("outcomes.measured-ahead",
        $"{day:uuuu-MM-dd} is still to come; record a value when it has been measured.", "on");

    public static Refusal NoteTooLong { get; } = new("outcomes.note-too-long",
        $"A note may have at most {Measurement.NoteCharactersMax} characters.", "note");
}
