using System.Collections.Immutable;
using NodaTime;
using Tandem.Domain.Values;
using static Tandem.Domain.Governance.GovernanceEvent;

namespace Tandem.Domain.Governance;

/// <summary>Who takes part, in which role, and who decides what.</summary>
/// <param name="Members">Everyone who takes part.</param>
/// <param name="Assignments">Who holds which role, in the order of assignment.</param>
/// <param name="NotNeeded">Roles declared not needed, with the reason.</param>
/// <param name="Rights">The rights table, in its order.</param>
/// <param name="Lent">Rights lent, also those whose days are over.</param>
/// <param name="Calendars">The public holidays adopted.</param>
/// <param name="Playbook">Where the rights table comes from: playbook and version.</param>
/// <param name="Adopted">The rights table as it was adopted from the playbook.</param>
/// <param name="Reasons">Why a row of the rights table differs from the playbook's, by its kind.</param>
public sealed record GovernanceState(ImmutableDictionary<Id<Person>, Member> Members,
    ImmutableList<Assignment> Assignments, ImmutableDictionary<Role, string> NotNeeded,
    ImmutableList<DecisionRight> Rights, ImmutableList<LentRight> Lent,
    ImmutableDictionary<string, HolidayCalendar> Calendars, string Playbook,
    ImmutableList<DecisionRight> Adopted, ImmutableDictionary<string, string> Reasons)
{
    /// <summary>Where every history starts: nobody, no rights.</summary>
    public static GovernanceState Initial { get; } = new(ImmutableDictionary<Id<Person>, Member>.Empty, [],
        ImmutableDictionary<Role, string>.Empty, [], [], ImmutableDictionary<string, HolidayCalendar>.Empty, "",
        [], ImmutableDictionary<string, string>.Empty);

    /// <summary>The row of a kind of decision, or null.</summary>
    public DecisionRight? RightOf(string kind) => Rights.Find(row => row.Kind == kind);

    /// <summary>Who holds a role, first assigned first; the others are its backups.</summary>
    public Sequence<Id<Person>> HoldersOf(Role role) =>
        Assignments.Where(each => each.Role == role).Select(each => each.Person).ToSequence();

    /// <summary>The roles of a person.</summary>
    public Sequence<Role> RolesOf(Id<Person> person) =>
        Assignments.Where(each => each.Person == person).Select(each => each.Role).ToSequence();

    /// <summary>Whether a person holds a role.</summary>
    public bool Holds(Id<Person> person, Role role) => Assignments.Contains(new(role, person));

    /// <summary>The side that a person is on, or null for someone who takes no part.</summary>
    public Side? SideOf(Id<Person> person) => Members.TryGetValue(person, out var member) ? member.Side : null;

    /// <summary>Takes one recorded fact into account.</summary>
    public GovernanceState Evolve(GovernanceEvent happened) => happened switch
    {
        CalendarAdopted e => this with { Calendars = Calendars.SetItem(e.Calendar.Name, e.Calendar) },
        MemberJoined e when !Members.ContainsKey(e.Member.Person) =>
            this with { Members = Members.Add(e.Member.Person, e.Member) },
        MemberChanged e when SideOf(e.Member.Person) == e.Member.Side =>
            this with { Members = Members.SetItem(e.Member.Person, e.Member) },
        RoleAssigned e when Members.ContainsKey(e.Person) && !Holds(e.Person, e.Role) => this with
        {
            Assignments = Assignments.Add(new(e.Role, e.Person)),
            NotNeeded = NotNeeded.Remove(e.Role),
        },
        RoleReleased e when Holds(e.Person, e.Role) =>
            this with { Assignments = Assignments.Remove(new(e.Role, e.Person)) },
        RoleDeclaredNotNeeded e when HoldersOf(e.Role).Count == 0 =>
            this with { NotNeeded = NotNeeded.SetItem(e.Role, e.Reason) },
        RightsAdopted e when Rights.IsEmpty => this with
        {
            Rights = [.. e.Table],
            Adopted = [.. e.Table],
            Playbook = $"{e.Playbook} {e.Version}",
        },
        RightOverridden e when RightOf(e.Right.Kind) is { } row =>
            this with { Rights = Rights.Replace(row, e.Right), Reasons = Reasons.SetItem(row.Kind, e.Reason) },
        RightDelegated e when RightOf(e.Lent.Kind) is not null => this with { Lent = Lent.Add(e.Lent) },
        DelegationEnded e when Lent.Exists(lent => IsEndedBy(lent, e)) =>
            this with { Lent = Lent.ConvertAll(lent => IsEndedBy(lent, e) ? Ended(lent, e.On) : lent) },
        _ => throw new HistoryDoesNotFoldException(happened, "the people, roles and rights recorded before it"),
    };

    static bool IsEndedBy(LentRight lent, DelegationEnded ended) =>
        lent.Kind == ended.Kind && lent.From == ended.From && lent.To == ended.To && lent.Last >= ended.On;

    // The day before: a right taken back in the morning must not decide anything in the afternoon.
    static LentRight Ended(LentRight lent, LocalDate on) => lent with { Last = on.PlusDays(-1) };
}
