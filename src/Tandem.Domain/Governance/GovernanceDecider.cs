using NodaTime;
using Tandem.Domain.Values;
using static Tandem.Domain.Governance.GovernanceCommand;
using static Tandem.Domain.Governance.GovernanceEvent;
using static Tandem.Domain.Governance.GovernanceRefusal;

namespace Tandem.Domain.Governance;

/// <summary>The rules of people, roles and rights.</summary>
static class GovernanceDecider
{
    public static Decision Decide(Engagement engagement, Asking asking, GovernanceCommand command)
    {
        var state = engagement.Governance;
        return command switch
        {
            AddMember c => DecideAddMember(state, asking, c.Member),
            AssignRole c => DecideAssign(state, c, asking),
            ReleaseRole c => DecideRelease(state, c, asking.On),
            DeclareRoleNotNeeded c => DecideNotNeeded(state, c, asking.On),
            OverrideRight c => DecideOverride(engagement, c),
            DelegateRight c => DecideDelegate(state, c, asking),
            EndDelegation c => DecideEnd(state, c, asking),
            _ => throw new InvalidOperationException($"No rule decides {command.GetType().Name}."),
        };
    }

    /// <summary>Why a person cannot take part like this, or null.</summary>
    public static Refusal? Fault(Member member, Func<string, bool> knowsCalendar)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(member.Zone) is null) return UnknownZone(member.Zone);
        if (member.From >= member.To) return HoursReversed;
        if (member.Calendar is { } name && !knowsCalendar(name)) return UnknownCalendar(name);
        return null;
    }

    /// <summary>Whether these roles may be one person's: who audits does nothing else.</summary>
    public static bool AuditorApart(IEnumerable<Role> roles) =>
        !roles.Contains(Role.Auditor) || roles.All(role => role == Role.Auditor);

    /// <summary>Why somebody cannot begin to take part, as the directory has them; null where they can.</summary>
    /// <param name="asking">Who brings them in.</param>
    /// <param name="member">As what they would take part.</param>
    /// <param name="own">The side on which the asker takes part already, or null.</param>
    public static Refusal? Strange(Asking asking, Member member, Side? own)
    {
        var (person, newcomers) = (member.Person, asking.Newcomers);
        if (newcomers.Unknown.Contains(person)) return PersonUnknown;
        if (newcomers.Sides.TryGetValue(person, out var side) && side != member.Side)
            return WorksForOtherSide(member.Side);
        // There may be several partners, and none has a say over another's people.
        return member.Side == Side.Partner && own == Side.Partner && !asking.Administrator
            && newcomers.OfOtherCompanies.Contains(person) ? WorksForOtherCompany : null;
    }

    static Decision DecideAddMember(GovernanceState state, Asking asking, Member member)
    {
        if (Fault(member, state.Calendars.ContainsKey) is { } fault) return fault;
        if (!state.Members.TryGetValue(member.Person, out var known))
            return Strange(asking, member, state.SideOf(asking.By)) is { } strange
                ? strange : new MemberJoined(member);
        if (known.Side != member.Side) return SideFixed;
        return known == member ? Decision.Of([]) : new MemberChanged(member);
    }

    static Decision DecideAssign(GovernanceState state, AssignRole c, Asking asking)
    {
        if (!state.Members.TryGetValue(c.Person, out var member)) return StrangerInRole;
        if (member.Side != Roles.SideOf(c.Role)) return WrongSide(c.Role);
        if (!AuditorApart(state.RolesOf(c.Person).Add(c.Role))) return AuditorOnlyReads;
        if (state.Holds(c.Person, c.Role)) return Decision.Of([]);
        return asking.Newcomers.Unknown.Contains(c.Person)
            ? PersonUnknown : new RoleAssigned(c.Role, c.Person, asking.On);
    }

    static Decision DecideRelease(GovernanceState state, ReleaseRole c, LocalDate on) =>
        state.Holds(c.Person, c.Role) ? new RoleReleased(c.Role, c.Person, on) : RoleNotHeld(c.Role);

    static Decision DecideNotNeeded(GovernanceState state, DeclareRoleNotNeeded c, LocalDate on)
    {
        if (ReasonFault(c.Reason) is { } fault) return fault;
        if (Roles.Deciding.Contains(c.Role)) return DecidingRoleNeeded(c.Role);
        if (state.HoldersOf(c.Role).Count > 0) return RoleFilled(c.Role);
        return state.NotNeeded.GetValueOrDefault(c.Role) == c.Reason.Trim()
            ? Decision.Of([]) : new RoleDeclaredNotNeeded(c.Role, c.Reason.Trim(), on);
    }

    static Decision DecideOverride(Engagement engagement, OverrideRight c)
    {
        var state = engagement.Governance;
        if (state.RightOf(c.Changed.Kind) is not { } row) return UnknownRight(c.Changed.Kind);
        if (ReasonFault(c.Reason) is { } unsaid) return unsaid;
        if (c.Changed.Side != row.Side)
            return RightFaulty($"'{row.Kind}' stays with the {row.Side}: a right never changes side.");
        if (c.Changed.Fault is { } fault) return RightFaulty(fault);
        if (c.Changed.Threshold is { } threshold && threshold.Currency != engagement.Currency)
            return RightFaulty($"The threshold of '{row.Kind}' must be in {engagement.Currency}.");
        return c.Changed == row ? Decision.Of([]) : new RightOverridden(c.Changed, c.Reason.Trim());
    }

    static Decision DecideDelegate(GovernanceState state, DelegateRight c, Asking asking)
    {
        if (ReasonFault(c.Reason) is { } fault) return fault;
        if (c.Last < c.First) return PeriodReversed;
        if (c.First < asking.On) return PeriodPast(asking.On);
        if (c.To == asking.By) return LentToSelf;
        if (!state.Members.TryGetValue(c.To, out var member) || member.Side != state.RightOf(c.Kind)!.Side
            || state.RolesOf(c.To).Contains(Role.Auditor)) return LentToOtherSide;
        var lent = new LentRight(c.Kind, asking.By, c.To, c.First, c.Last, c.Reason.Trim());
        return state.Lent.Contains(lent) ? Decision.Of([]) : new RightDelegated(lent);
    }

    static Decision DecideEnd(GovernanceState state, EndDelegation c, Asking asking) =>
        state.Lent.Any(lent =>
            lent.Kind == c.Kind && lent.From == asking.By && lent.To == c.To && lent.Last >= asking.On)
            ? new DelegationEnded(c.Kind, asking.By, c.To, asking.On) : NothingLent;

    static Refusal? ReasonFault(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? ReasonMissing
        : reason.Length > GovernanceLimits.ReasonCharactersMax ? ReasonTooLong : null;
}
