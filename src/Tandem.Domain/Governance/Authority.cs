using NodaTime;
using Tandem.Domain.Delivery;
using Tandem.Domain.Values;
using static Tandem.Domain.Governance.GovernanceRefusal;

namespace Tandem.Domain.Governance;

/// <summary>The one place that says whether a person may exercise a right. The desk asks it before every command;
/// pages ask it to show beforehand who may, and why not.</summary>
public static class Authority
{
    /// <summary>Whether the asker may give this command: null where so, else the right that is missing.</summary>
    public static Refusal? Check(Engagement engagement, Asking asking, EngagementCommand command)
    {
        if (command.Right == RightKind.Opening)
            return asking.Administrator || CarriesOutAward(asking, command) ? null : AdministratorsOpen;
        if (!engagement.IsOpen) return NotOpened;
        if (MayFillVacancy(engagement.Governance, asking, command.Right)) return null;
        return command switch
        {
            DeliveryCommand.JudgeCriterion c => CheckJudgement(engagement, asking.By, c.Deliverable, c.Criterion),
            GovernanceCommand.DelegateRight c => CheckOwn(engagement.Governance, asking.By, c.Kind),
            GovernanceCommand.EndDelegation c => CheckOwn(engagement.Governance, asking.By, c.Kind),
            _ => Check(engagement, asking.By, command.Right, AmountOf(engagement, command), asking.On),
        };
    }

    /// <summary>Whether a person may exercise a kind of decision about an amount on a day.</summary>
    public static Refusal? Check(Engagement engagement, Id<Person> person, string kind, Money? amount, LocalDate on)
    {
        var governance = engagement.Governance;
        var member = governance.Members.GetValueOrDefault(person);
        if (governance.RightOf(kind) is not { } right)
            return member is null ? NotAMember(missing: null) : UnknownRight(kind);
        if (Holds(governance, person, right, amount)) return null;
        if (governance.Lent.Any(lent => Lends(governance, lent, person, right, amount, on))) return null;

        var missing = new MissingRight(kind, right.AccountableFor(amount), Holders(governance, right, amount, on));
        if (member is null) return NotAMember(missing);
        return member.Side == RightKind.SideOf(right) ? RightNotHeld(right, missing) : OtherSideDecides(right, missing);
    }

    /// <summary>
    /// Everyone who may exercise a right about an amount on a day: role holders first, then those it is lent to.
    /// </summary>
    public static Sequence<Id<Person>> Holders(GovernanceState governance, DecisionRight right,
        Money? amount, LocalDate on) =>
        governance.HoldersOf(right.AccountableFor(amount))
            .Concat(governance.Lent.Where(lent => Lends(governance, lent, lent.To, right, amount, on))
                .Select(lent => lent.To))
            .Distinct().ToSequence();

    static bool Holds(GovernanceState governance, Id<Person> person, DecisionRight right, Money? amount) =>
        MayDecide(governance, person, RightKind.SideOf(right))
        && governance.RolesOf(person).Any(role => right.ActingFor(amount).Contains(role));

    static bool Lends(GovernanceState governance, LentRight lent, Id<Person> person, DecisionRight right, Money? amount,
        LocalDate on) =>
        lent.Kind == right.Kind && lent.To == person && lent.First <= on && on <= lent.Last
        && MayDecide(governance, person, RightKind.SideOf(right)) && Holds(governance, lent.From, right, amount);

    // Asked of everyone again, so that no history of roles, rows or loans can hand a client right to the partner, or
    // any right to someone who only reads.
    static bool MayDecide(GovernanceState governance, Id<Person> person, Side side) =>
        governance.SideOf(person) == side && !governance.Holds(person, Role.Auditor);

    internal static Refusal? CheckOwn(GovernanceState governance, Id<Person> person, string kind)
    {
        var takesPart = governance.Members.ContainsKey(person);
        if (governance.RightOf(kind) is not { } right)
            return takesPart ? UnknownRight(kind) : NotAMember(missing: null);
        var missing = new MissingRight(kind, right.Accountable, governance.HoldersOf(right.Accountable));
        if (!takesPart) return NotAMember(missing);
        return MayDecide(governance, person, RightKind.SideOf(right))
            && governance.RolesOf(person).Any(role => right.Acting.Contains(role))
            ? null : OnlyHoldersLend(right, missing);
    }

    internal static Refusal? CheckJudgement(
        Engagement engagement, Id<Person> person, string deliverable, string criterion)
    {
        var governance = engagement.Governance;
        var takesPart = governance.Members.ContainsKey(person);
        if (engagement.Delivery.JudgeOf(deliverable, criterion) is not { } role)
            return takesPart ? null : NotAMember(missing: null);
        if (MayDecide(governance, person, Side.Client) && governance.Holds(person, role)) return null;
        var missing = new MissingRight(RightKind.Judgement, role, governance.HoldersOf(role));
        return takesPart ? NamedRoleJudges(role, missing) : NotAMember(missing);
    }

    // An award is decided already: whoever runs its case only carries it out.
    static bool CarriesOutAward(Asking asking, EngagementCommand command) =>
        command.CarriesOut is { } award && award.Leads.Contains(asking.By);

    // A vacancy would otherwise lock everyone out: with nobody to name people, the organisation's administrator does.
    static bool MayFillVacancy(GovernanceState governance, Asking asking, string kind) =>
        asking.Administrator && IsVacant(governance, asking.By, kind);

    /// <summary>Whether nobody holds the right to name a side's people, so that the organisation's administrator
    /// does; never one who works for the partner, for the client's.</summary>
    internal static bool IsVacant(GovernanceState governance, Id<Person> person, string kind) =>
        kind is RightKind.ClientRoles or RightKind.PartnerRoles
        && governance.RightOf(kind) is { } right
        && governance.HoldersOf(right.Accountable).Count == 0
        && !(RightKind.SideOf(right) == Side.Client && governance.SideOf(person) == Side.Partner);

    static Money? AmountOf(Engagement engagement, EngagementCommand command) => command switch
    {
        DeliveryCommand.Accept c => engagement.Delivery.ValueOf(c.Deliverable),
        DeliveryCommand.Reject c => engagement.Delivery.ValueOf(c.Deliverable),
        DeliveryCommand.WaiveCriterion c => engagement.Delivery.ValueOf(c.Deliverable),
        DeliveryCommand.WithdrawAcceptance c => engagement.Delivery.ValueOf(c.Deliverable),
        DeliveryCommand.ApproveBaseline => engagement.Delivery.BudgetAtCompletion,
        Finance.FinanceCommand.RecordCosts c => c.Gross,
        _ => null,
    };
}
