using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing;

/// <summary>What a person is to a sourcing case. All are of the client: no partner ever sees one.</summary>
public enum CaseRole
{
    /// <summary>Runs the case: need, criteria, candidates, when scoring starts and ends.</summary>
    ProcurementLead,

    /// <summary>Owns the outcome: rules on conflicts of interest and awards.</summary>
    ExecutiveSponsor,

    /// <summary>Scores candidates, blind to the others until all are in.</summary>
    Evaluator,

    /// <summary>Sees the case and changes nothing.</summary>
    Observer,
}

/// <summary>A person in a role of a case.</summary>
public sealed record CasePerson(CaseRole Role, Id<Person> Person);

/// <summary>The names of the roles of a case.</summary>
public static class CaseRoles
{
    static readonly RoleName[] Names =
    [
        new("procurement-lead", "Procurement lead"), new("executive-sponsor", "Executive sponsor"),
        new("evaluator", "Evaluator"), new("observer", "Observer"),
    ];

    /// <summary>What refusals call whoever holds a candidate's link, which is no role of the client.</summary>
    public static RoleName InvitedCandidate { get; } = new("invited-candidate", "Invited candidate");

    /// <summary>The name of a role.</summary>
    public static RoleName NameOf(CaseRole role) => Names[(int)role];

    /// <summary>The role of a key, or null.</summary>
    public static CaseRole? Named(string? key) =>
        Array.FindIndex(Names, each => each.Key == key) is var at and >= 0 ? (CaseRole)at : null;
}
