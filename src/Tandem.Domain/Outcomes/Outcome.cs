using NodaTime;

namespace Tandem.Domain.Outcomes;

/// <summary>A business result that the engagement is for.</summary>
/// <param name="Key">Its key in the engagement, such as <c>O-1</c>.</param>
/// <param name="Title">What gets better.</param>
/// <param name="Unit">In what it is measured, such as <c>days</c>.</param>
/// <param name="Baseline">The value before.</param>
/// <param name="Target">The value aimed at.</param>
/// <param name="By">The day on which the target is due.</param>
public sealed record Outcome(string Key, string Title, string Unit, decimal Baseline, decimal Target, LocalDate By);

/// <summary>A value measured on a day.</summary>
public sealed record Measurement(string Outcome, decimal Value, LocalDate On, string? Note)
{
    /// <summary>Characters of a note.</summary>
    public const int NoteCharactersMax = 10_000;
}
