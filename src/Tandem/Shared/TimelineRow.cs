using NodaTime;

namespace Tandem.Shared;

/// <summary>One line of a timeline: something promised for a day, and when it came true.</summary>
/// <param name="Href">Its page; null when it has none.</param>
/// <param name="Planned">The day promised in the baseline.</param>
/// <param name="Done">The day on which it was accepted; null while it is not.</param>
/// <param name="State">Its state in words.</param>
public sealed record TimelineRow(
    string Title, string? Href, LocalDate Planned, LocalDate? Done, string State, Tone Tone);

/// <summary>The lines of one release, under its title.</summary>
public sealed record TimelineGroup(string Title, IReadOnlyList<TimelineRow> Rows);
