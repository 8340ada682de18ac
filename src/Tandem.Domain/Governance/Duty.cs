using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Governance;

/// <summary>What kind of thing waits on someone.</summary>
public enum DutyKind
{
    /// <summary>A deliverable waits for acceptance or rejection.</summary>
    Review,

    /// <summary>A criterion waits for its judge.</summary>
    Judgement,

    /// <summary>The plan waits to be approved.</summary>
    BaselineApproval,

    /// <summary>A role waits for a person.</summary>
    RoleToFill,

    /// <summary>A promised deliverable waits to be handed over.</summary>
    HandOver,

    /// <summary>A deliverable sent back waits to be handed over again.</summary>
    Rework,
}

/// <summary>Something that waits on whoever holds a role.</summary>
/// <param name="Kind">What has to be done.</param>
/// <param name="Role">The role that it waits on.</param>
/// <param name="Right">The kind of decision exercised, so that a lent right finds it too.</param>
/// <param name="Deliverable">The deliverable's key, or empty.</param>
/// <param name="Subject">The criterion's or the role's key, or empty.</param>
/// <param name="Title">What it is about, in words.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="Due">By when it is due, or null.</param>
/// <param name="Value">What hangs on it, in money.</param>
/// <param name="Round">The round that it is about, or 0.</param>
public sealed record Duty(DutyKind Kind, Role Role, string Right, string Deliverable, string Subject, string Title,
    LocalDate Since, LocalDate? Due, Money Value, int Round = 0);
