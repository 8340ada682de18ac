using NodaTime;
using NodaTime.Text;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;

namespace Tandem.Governance.Pages;

/// <summary>What the forms of people and rights say, read into commands, or why it cannot be read.</summary>
static class GovernanceWords
{
    static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static Refusal ChangedMeanwhile { get; } = new("governance.changed-meanwhile",
        "Somebody else changed this engagement at the same moment; look at it again and repeat what you did.");

    static Refusal RoleMissing { get; } = new("roles.role-missing", "Choose a role.", "role");

    static Refusal PersonMissing { get; } = new("roles.person-missing", "Choose a person.", "person");

    static Refusal SideMissing { get; } = new("roles.side-missing", "Say for which side the person works.", "side");

    static Refusal HoursUnreadable { get; } = new("roles.hours-unreadable",
        "Write working hours as 09:00 and 17:30.", "hours");

    static Refusal DayUnreadable(string field) => new("rights.day-unreadable",
        "Choose the first and the last day of the loan.", field);

    public static (EngagementCommand?, Refusal?) Member(Engagement engagement, Typed typed)
    {
        if (PersonIn(typed, "member-person") is not { } person) return (null, PersonMissing);
        if (typed.Choice<Side>("member-side") is not { } side) return (null, SideMissing);
        if (!Hour.Parse(typed["member-from"]).TryGetValue(default, out var from)
            || !Hour.Parse(typed["member-to"]).TryGetValue(default, out var to)) return (null, HoursUnreadable);
        return (new GovernanceCommand.AddMember(
            new(person, side, typed["member-zone"].Trim(), from, to, typed.Text("member-calendar"))), null);
    }

    public static (EngagementCommand?, Refusal?) Assignment(Engagement engagement, Typed typed) =>
        Roles.Named(typed["assign-role"]) is not { } role ? (null, RoleMissing)
        : PersonIn(typed, "assign-person") is not { } person ? (null, PersonMissing)
        : (new GovernanceCommand.AssignRole(role, person), null);

    public static (EngagementCommand?, Refusal?) Release(Engagement engagement, Typed typed) =>
        Roles.Named(typed["release-role"]) is not { } role ? (null, RoleMissing)
        : PersonIn(typed, "release-person") is not { } person ? (null, PersonMissing)
        : (new GovernanceCommand.ReleaseRole(role, person), null);

    public static (EngagementCommand?, Refusal?) Absence(Engagement engagement, Typed typed) =>
        Roles.Named(typed["absent-role"]) is not { } role ? (null, RoleMissing)
        : (new GovernanceCommand.DeclareRoleNotNeeded(role, typed["absent-reason"]), null);

    public static (EngagementCommand?, Refusal?) Override(Engagement engagement, Typed typed)
    {
        if (engagement.Governance.RightOf(typed["right-kind"]) is not { } row)
            return (null, new("rights.unknown-kind", "There is no such row in the rights table.", "right"));
        if (Roles.Named(typed["right-accountable"]) is not { } accountable) return (null, RoleMissing);
        Money? threshold = null;
        if (typed.Text("right-threshold") is { } amount)
        {
            if (!Money.TryParse(amount, engagement.Currency, out var read, out var error))
                return (null, new("rights.threshold-unreadable", error, "threshold"));
            threshold = read;
        }
        var changed = row with
        {
            Accountable = accountable,
            Responsible = RolesIn(typed, "right-responsible"),
            Consulted = RolesIn(typed, "right-consulted"),
            Informed = RolesIn(typed, "right-informed"),
            Threshold = threshold,
            Above = Roles.Named(typed.Text("right-above")),
        };
        return (new GovernanceCommand.OverrideRight(changed, typed["right-reason"]), null);
    }

    public static (EngagementCommand?, Refusal?) Loan(Engagement engagement, Typed typed)
    {
        if (PersonIn(typed, "loan-to") is not { } to) return (null, PersonMissing with { Field = "to" });
        if (!LocalDatePattern.Iso.Parse(typed["loan-first"]).TryGetValue(default, out var first))
            return (null, DayUnreadable("first"));
        if (!LocalDatePattern.Iso.Parse(typed["loan-last"]).TryGetValue(default, out var last))
            return (null, DayUnreadable("last"));
        return (new GovernanceCommand.DelegateRight(typed["loan-kind"], to, first, last, typed["loan-reason"]), null);
    }

    public static (EngagementCommand?, Refusal?) LoanEnd(Engagement engagement, Typed typed) =>
        PersonIn(typed, "end-to") is not { } to ? (null, PersonMissing)
        : (new GovernanceCommand.EndDelegation(typed["end-kind"], to), null);

    static Id<Person>? PersonIn(Typed typed, string field) =>
        Id<Person>.TryParse(typed[field], null, out var person) ? person : null;

    // Checked boxes of one name arrive as one text with commas between them.
    static Sequence<Role> RolesIn(Typed typed, string field) =>
        typed[field].Split(',').Select(each => Roles.Named(each)).OfType<Role>().ToSequence();
}
