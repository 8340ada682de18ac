using Tandem.Domain.Values;

namespace Tandem.Domain.Governance;

/// <summary>One row of the rights table: who decides a kind of thing, who is asked before, who is told after.</summary>
/// <param name="Kind">The kind of decision, such as <c>acceptance</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Side">Whose right it is. A client right is never held by a partner role, nor lent to the
/// partner.</param>
/// <param name="Accountable">The one role that decides.</param>
/// <param name="Responsible">Roles that may act besides the accountable one: for the partner's work only, since a
/// decision has one owner.</param>
/// <param name="Consulted">Roles asked before.</param>
/// <param name="Informed">Roles told after.</param>
/// <param name="Threshold">The amount above which <paramref name="Above"/> decides instead; null for no limit.</param>
/// <param name="Above">The next role up; null for no limit.</param>
public sealed record DecisionRight(string Kind, string Title, Side Side, Role Accountable, Sequence<Role> Responsible,
    Sequence<Role> Consulted, Sequence<Role> Informed, Money? Threshold, Role? Above)
{
    /// <summary>The role that decides about this amount.</summary>
    public Role AccountableFor(Money? amount) =>
        Above is { } above && Threshold is { } threshold && amount is { } asked && asked.Minor > threshold.Minor
            ? above : Accountable;

    /// <summary>The roles that may act about this amount.</summary>
    public Sequence<Role> ActingFor(Money? amount) => Responsible.Add(AccountableFor(amount));

    /// <summary>Every role that may act, whatever the amount.</summary>
    public Sequence<Role> Acting => Above is { } above ? ActingFor(null).Add(above) : ActingFor(null);

    /// <summary>Why this row may not stand in a rights table, or null where it may.</summary>
    public string? Fault
    {
        get
        {
            if (string.IsNullOrWhiteSpace(Title) || Title.Length > GovernanceLimits.TitleCharactersMax)
                return $"'{Kind}' needs a title of 1 to {GovernanceLimits.TitleCharactersMax} characters.";
            if (RightKind.SideOf(this) != Side || Acting.Any(role => Roles.SideOf(role) != Side))
                return $"'{Kind}' is the {RightKind.SideOf(this).ToString().ToLowerInvariant()}'s to decide; "
                    + "only its roles may hold it.";
            if (Acting.Contains(Role.Auditor)) return $"'{Kind}' cannot be held by the auditor, who only reads.";
            if (Repeats(Responsible) || Repeats(Consulted) || Repeats(Informed))
                return $"'{Kind}' names a role twice.";
            if (Side == Side.Client && Responsible.Count > 0)
                return $"'{Kind}' is a decision and has one accountable role; leave 'responsible' out.";
            if (Threshold is null != Above is null)
                return $"'{Kind}' needs both a threshold and the role that decides above it, or neither.";
            if (Threshold is { Minor: < 0 }) return $"The threshold of '{Kind}' cannot be negative.";
            return null;
        }
    }

    static bool Repeats(Sequence<Role> roles) => roles.Distinct().Count() < roles.Count;
}

/// <summary>A right lent to a named person of the same side for some days.</summary>
/// <param name="Kind">The kind of decision lent.</param>
/// <param name="From">Who lends it.</param>
/// <param name="To">Who may exercise it meanwhile.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, included.</param>
/// <param name="Reason">Why.</param>
public sealed record LentRight(string Kind, Id<Person> From, Id<Person> To, NodaTime.LocalDate First,
    NodaTime.LocalDate Last, string Reason);
