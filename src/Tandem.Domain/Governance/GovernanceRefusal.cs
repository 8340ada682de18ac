using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Governance;

/// <summary>Every "no" of people, roles and rights, in order of precedence.</summary>
static class GovernanceRefusal
{
    public static Refusal AdministratorsOpen { get; } = new("rights.administrators-open",
        "Only an administrator of the organisation opens an engagement, "
        + "or whoever runs the sourcing case that awarded it.");

    public static Refusal NotOpened { get; } = new("agreement.not-opened", "There is no such engagement.");

    public static Refusal NotAMember(MissingRight? missing) => new("rights.not-a-member",
        "You take no part in this engagement, so nothing in it is yours to decide.", Missing: missing);

    public static Refusal UnknownRight(string kind) => new("rights.unknown-kind",
        $"There is no kind of decision called '{kind}' in this engagement's rights table.", "kind");

    public static Refusal RightNotHeld(DecisionRight right, MissingRight missing) => new("rights.not-held",
        $"{right.Title} is for the {Title(missing.Role)} to decide, and you do not hold that right today.",
        Missing: missing);

    public static Refusal OtherSideDecides(DecisionRight right, MissingRight missing) =>
        new("rights.other-side-decides",
            $"{right.Title} is the {right.Side.ToString().ToLowerInvariant()}'s: "
            + $"the {Title(missing.Role)} decides, and it can never pass to the other side.", Missing: missing);

    public static Refusal NamedRoleJudges(Role role, MissingRight missing) => new("rights.named-role-judges",
        $"This criterion names the {Title(role)} as its judge.", "criterion", missing);

    public static Refusal OnlyHoldersLend(DecisionRight right, MissingRight missing) => new("rights.only-holders-lend",
        $"Only the {Title(missing.Role)} can lend '{right.Title}', and a lent right cannot be lent on.", "kind",
        missing);

    public static Refusal ReasonMissing { get; } = new("governance.reason-missing",
        "Say why; the reason is kept in the record.", "reason");

    public static Refusal ReasonTooLong { get; } = new("governance.reason-too-long",
        $"A reason may have at most {GovernanceLimits.ReasonCharactersMax} characters.", "reason");

    public static Refusal StrangerInRole { get; } = new("roles.not-a-member",
        "That person takes no part in this engagement; add the person first.", "person");

    public static Refusal WrongSide(Role role) => new("roles.wrong-side",
        $"{Roles.TitleOf(role)} is a role of the {Roles.SideOf(role).ToString().ToLowerInvariant()}; "
        + "a person of the other side cannot hold it.", "person");

    public static Refusal AuditorOnlyReads { get; } = new("roles.auditor-only-reads",
        "The auditor sees everything and changes nothing, so an auditor holds no other role here.", "role");

    public static Refusal RoleNotHeld(Role role) => new("roles.not-held",
        $"That person is not {Title(role)} here.", "person");

    public static Refusal DecidingRoleNeeded(Role role) => new("roles.deciding-role-needed",
        $"The {Title(role)} decides for the client; an engagement cannot do without.", "role");

    public static Refusal RoleFilled(Role role) => new("roles.filled",
        $"Someone is {Title(role)} here, so the role cannot be declared not needed.", "role");

    public static Refusal UnknownZone(string zone) => new("roles.unknown-zone",
        $"'{zone}' is not a time zone; expected an IANA name such as Europe/London.", "zone");

    public static Refusal HoursReversed { get; } = new("roles.hours-reversed",
        "The working day must start before it ends.", "hours");

    public static Refusal UnknownCalendar(string name) => new("roles.unknown-calendar",
        $"No holiday calendar called '{name}' was adopted by this engagement.", "calendar");

    public static Refusal SideFixed { get; } = new("roles.side-fixed",
        "A person stays on one side of an engagement; someone who changes company joins under a new account.", "side");

    public static Refusal PersonUnknown { get; } = new("roles.person-unknown",
        "The directory has no such person, or has erased them.", "person");

    public static Refusal WorksForOtherSide(Side side) => new("roles.works-for-other-side",
        $"This person works for the {(side == Side.Client ? "partner" : "client")}, and takes part for nobody else.",
        "side");

    public static Refusal WorksForOtherCompany { get; } = new("roles.works-for-other-company",
        "This person works for another company than you, so an administrator of the organisation brings them in.",
        "person");

    public static Refusal RightFaulty(string fault) => new("rights.row-faulty", fault, "right");

    public static Refusal PeriodReversed { get; } = new("rights.period-reversed",
        "The last day of a loan cannot be before its first day.", "last");

    public static Refusal PeriodPast(LocalDate today) => new("rights.period-past",
        $"A right cannot be lent for days before today, {today:uuuu-MM-dd}.", "first");

    public static Refusal LentToSelf { get; } = new("rights.lent-to-self",
        "You hold this right yourself; lend it to someone else.", "to");

    public static Refusal LentToOtherSide { get; } = new("rights.lent-to-other-side",
        "A right can be lent only to a person of the same side who takes part here, and never to its auditor.", "to");

    public static Refusal NothingLent { get; } = new("rights.nothing-lent",
        "This right is not lent to that person today.", "to");

    static string Title(RoleName role) => role.Title.ToLowerInvariant();
}
