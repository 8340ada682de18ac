using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain;

/// <summary>Everything that can be asked of an engagement; each room closes its own part. Never stored.</summary>
public abstract record EngagementCommand
{
    /// <summary>The kind of decision that this command exercises, a key of the engagement's rights table.</summary>
    public abstract string Right { get; }

    /// <summary>The award of a sourcing case that the command carries out; null for all that carry out none.</summary>
    public virtual AwardHeld? CarriesOut => null;

    /// <summary>Who would take part by it, or hold a role.</summary>
    public virtual IEnumerable<Id<Person>> BringsIn => [];
}

/// <summary>Who asks, and when: set by the desk from the session and its clock, never by the caller's words.</summary>
/// <param name="By">The person who asks.</param>
/// <param name="At">The instant of asking.</param>
/// <param name="On">The day of asking in the engagement's time zone.</param>
/// <param name="Administrator">Whether the person administers the organisation, and so may open engagements.</param>
public sealed record Asking(Id<Person> By, Instant At, LocalDate On, bool Administrator = false)
{
    /// <summary>What the directory says of the people whom the commands bring in.</summary>
    public Newcomers Newcomers { get; init; } = Newcomers.None;
}
