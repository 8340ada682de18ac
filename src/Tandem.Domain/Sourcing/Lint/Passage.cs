namespace Tandem.Domain.Sourcing.Lint;

/// <summary>A place of the text that says something.</summary>
/// <param name="Word">The number of its first word in the text.</param>
/// <param name="Words">How many words it has.</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">Behind its last.</param>
/// <param name="Place">Where it stands; never <see cref="LintPlace.Anywhere"/>.</param>
/// <param name="Value">The last number in it.</param>
/// <param name="Block">The number of its paragraph or section head; what stands in another is not near.</param>
/// <param name="Sentence">The number of its sentence or cell.</param>
readonly record struct Passage(
    int Word, int Words, int Start, int End, LintPlace Place, decimal Value, int Block, int Sentence)
{
    public int LastWord => Word + Words - 1;
}

/// <summary>A value that stands in the text.</summary>
readonly record struct TextValue(WordKind Kind, decimal Value, int Word, int Start, int End);

/// <summary>A date that stands in the text.</summary>
readonly record struct TextDate(NodaTime.LocalDate Date, NodaTime.IsoDayOfWeek Weekday, int Word, int Start, int End);
