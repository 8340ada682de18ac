using Tandem.Domain.Values;
using static Tandem.Domain.Sourcing.SourcingRefusal;

namespace Tandem.Domain.Sourcing;

/// <summary>Whether texts and keys may stand in a sourcing case.</summary>
static class SourcingTexts
{
    public static Refusal? TitleFault(string? text, string field) =>
        Fault(text, field, SourcingLimits.TitleCharactersMax, "");

    public static Refusal? ProseFault(string? text, string field) =>
        Fault(text, field, SourcingLimits.TextCharactersMax, "\r\n\t");

    /// <summary>A text that may be left out.</summary>
    public static Refusal? NoteFault(string? text, string field) => text is null ? null : ProseFault(text, field);

    /// <summary>A section of a brief, which may be empty.</summary>
    public static Refusal? SectionFault(string text, string field) =>
        text.Length == 0 ? null : Fault(text, field, SourcingLimits.SectionCharactersMax, "\r\n\t");

    public static bool IsKey(string key, bool small) => key.Length is > 0 and <= SourcingLimits.KeyCharactersMax
        && key.All(c => char.IsAsciiDigit(c) || c == '-' || (small ? char.IsAsciiLetterLower(c)
            : char.IsAsciiLetter(c)));

    static Refusal? Fault(string? text, string field, int most, string allowed) =>
        string.IsNullOrWhiteSpace(text) ? Blank(field)
        : text.Length > most ? TooLong(field, most)
        : Printable.FirstRefused(text, allowed) is { } refused ? Unprintable(refused, field) : null;
}
