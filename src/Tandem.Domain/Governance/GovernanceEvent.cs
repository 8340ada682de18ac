using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Governance;

/// <summary>
/// What can become true of people, roles and rights. See <see cref="EngagementEvent"/> for what binds these.
/// </summary>
public abstract record GovernanceEvent : EngagementEvent
{
    GovernanceEvent() { }

    /// <summary>The public holidays that due dates rest on were taken over.</summary>
    [Stored("calendar.adopted/1")]
    public sealed record CalendarAdopted(HolidayCalendar Calendar) : GovernanceEvent;

    /// <summary>A person takes part.</summary>
    [Stored("member.joined/1")]
    public sealed record MemberJoined(Member Member) : GovernanceEvent;

    /// <summary>A person's zone, hours or holidays changed.</summary>
    [Stored("member.changed/1")]
    public sealed record MemberChanged(Member Member) : GovernanceEvent;

    /// <summary>A person holds a role from now on.</summary>
    [Stored("role.assigned/1")]
    public sealed record RoleAssigned(Role Role, Id<Person> Person, LocalDate On) : GovernanceEvent;

    /// <summary>A person no longer holds a role.</summary>
    [Stored("role.released/1")]
    public sealed record RoleReleased(Role Role, Id<Person> Person, LocalDate On) : GovernanceEvent;

    /// <summary>A role is not needed here, and why.</summary>
    [Stored("role.declared-not-needed/1")]
    public sealed record RoleDeclaredNotNeeded(Role Role, string Reason, LocalDate On) : GovernanceEvent;

    /// <summary>The rights table that the engagement starts with, and the playbook it comes from.</summary>
    [Stored("rights.adopted/1")]
    public sealed record RightsAdopted(string Playbook, string Version, Sequence<DecisionRight> Table)
        : GovernanceEvent;

    /// <summary>One row of the rights table is different here.</summary>
    [Stored("right.overridden/1")]
    public sealed record RightOverridden(DecisionRight Right, string Reason) : GovernanceEvent;

    /// <summary>A right is lent for a period.</summary>
    [Stored("right.delegated/1")]
    public sealed record RightDelegated(LentRight Lent) : GovernanceEvent;

    /// <summary>A lent right was taken back before its last day.</summary>
    [Stored("right.delegation-ended/1")]
    public sealed record DelegationEnded(string Kind, Id<Person> From, Id<Person> To, LocalDate On) : GovernanceEvent;
}
