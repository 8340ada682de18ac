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

    /// <summary>Whether an engagement could have this key as well, for the award becomes one.</summary>
    public static bool IsCaseKey(string key) => Agreement.DescriptionFaults.IsEngagementKey(key);

    public static bool IsKey(string key) => key.Length is > 0 and <= SourcingLimits.KeyCharactersMax
        && key.All(c => char.IsAsciiDigit(c) || c == '-' || char.IsAsciiLetter(c));

    static Refusal? Fault(string? text, string field, int most, string allowed) =>
        string.IsNullOrWhiteSpace(text) ? Blank(field)
        : text.Length > most ? TooLong(field, most)
        : Printable.FirstRefused(text, allowed) is { } refused ? Unprintable(refused, field) : null;
}
