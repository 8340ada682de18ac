using Tandem.Domain.Values;

namespace Tandem.Domain.Governance;

/// <summary>How one role is filled.</summary>
/// <param name="Role">The role.</param>
/// <param name="Holders">Who holds it, first assigned first; the others are its backups.</param>
/// <param name="NotNeeded">Why it is not needed here, or null.</param>
public sealed record RoleCover(Role Role, Sequence<Id<Person>> Holders, string? NotNeeded)
{
    /// <summary>Nobody holds it, and nobody said that it isn't needed. The auditor may always be missing.</summary>
    public bool IsUnfilled => Holders.Count == 0 && NotNeeded is null && Role != Role.Auditor;

    /// <summary>One person holds it; when that person is away, nobody does.</summary>
    public bool LacksBackup => Holders.Count == 1 && Role != Role.Auditor;
}

/// <summary>Somebody on whom too much rests.</summary>
/// <param name="Person">Who.</param>
/// <param name="Roles">What the person holds.</param>
public sealed record HeavyLoad(Id<Person> Person, Sequence<Role> Roles)
{
    /// <summary>More roles than this are too much for one person.</summary>
    public const int RolesMax = 2;

    /// <summary>Holds several of the roles that are meant to check each other for the client.</summary>
    public bool DecidesTwice => Roles.Intersect(Governance.Roles.Deciding).Count() > 1;
}

/// <summary>Whether an engagement has the people it needs: what the page of people and rights says first.</summary>
/// <param name="Roles">Every role, client side first.</param>
/// <param name="Loads">People who hold too much.</param>
/// <param name="Waiting">Decisions of both sides that wait, longest first; roles to fill are in
/// <paramref name="Roles"/>.</param>
public sealed record Coverage(Sequence<RoleCover> Roles, Sequence<HeavyLoad> Loads, Sequence<Duty> Waiting)
{
    /// <summary>The roles that wait for a person.</summary>
    public IEnumerable<RoleCover> Unfilled => Roles.Where(each => each.IsUnfilled);

    /// <summary>The roles that rest on one person.</summary>
    public IEnumerable<RoleCover> WithoutBackup => Roles.Where(each => each.LacksBackup);

    /// <summary>The coverage of an engagement.</summary>
    public static Coverage Of(Engagement engagement)
    {
        var governance = engagement.Governance;
        return new(
            Governance.Roles.Every.Select(role => new RoleCover(role, governance.HoldersOf(role),
                governance.NotNeeded.GetValueOrDefault(role))).ToSequence(),
            governance.Members.Keys.OrderBy(person => person.Value)
                .Select(person => new HeavyLoad(person, governance.RolesOf(person)))
                .Where(each => each.Roles.Count > HeavyLoad.RolesMax || each.DecidesTwice).ToSequence(),
            Duties.Of(engagement).Where(IsDecision).OrderBy(duty => duty.Since).ThenBy(duty => duty.Due).ToSequence());
    }

    static bool IsDecision(Duty duty) =>
        duty.Kind is DutyKind.Review or DutyKind.Judgement or DutyKind.BaselineApproval;
}
