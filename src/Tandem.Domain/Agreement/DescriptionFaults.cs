using NodaTime;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using static Tandem.Domain.Agreement.AgreementRefusal;

namespace Tandem.Domain.Agreement;

/// <summary>Everything that is wrong with a described engagement, so that a person mends it all in one go.</summary>
public static class DescriptionFaults
{
    /// <summary>Every fault, in the order of the description; none when it may be opened.</summary>
    /// <param name="described">The description.</param>
    /// <param name="rights">The rights table that would hold, see <see cref="AgreementCommand.Open"/>.</param>
    /// <param name="calendars">The holiday calendars that there are.</param>
    public static IEnumerable<Refusal> Of(EngagementDescription described, Sequence<DecisionRight> rights,
        IReadOnlySet<string> calendars) =>
        [
            .. OfTerms(described), .. OfPeople(described, calendars), .. OfNotNeeded(described),
            .. OfOutcomes(described),
            .. OfReleases(described), .. OfRights(described, rights), .. OfTable(described, rights),
        ];

    /// <summary>The rights table that a described engagement would have.</summary>
    public static Sequence<DecisionRight> RightsOf(RightsPlaybook playbook, EngagementDescription described) =>
        AgreedRights.Of(playbook, described);

    /// <summary>
    /// The rights table that an open engagement would have with these rows instead of those that differ now.
    /// </summary>
    public static Sequence<DecisionRight> RightsOf(Engagement engagement, Sequence<DescribedRight> rights) =>
        AgreedRights.Of(engagement.Governance.Adopted, rights);

    static IEnumerable<Refusal> OfTerms(EngagementDescription described)
    {
        var terms = described.Terms;
        if (!IsEngagementKey(described.Key))
            yield return KeyUnusable(described.Key);
        (string, string)[] names =
            [(terms.Title, "title"), (terms.Client, "client.name"), (terms.Partner, "partner.name")];
        foreach (var (text, field) in names)
            if (TitleFault(text, field) is { } fault) yield return fault;
        if (terms.Source is { } source && ProseFault(source, "source") is { } unfit) yield return unfit;
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(terms.Zone) is null) yield return UnknownZone(terms.Zone);
        if (terms.End < terms.Start) yield return DatesReversed(terms.Start, terms.End);
        if (terms.Budget.Minor <= 0) yield return AmountNotPositive("budget");
        if (terms.Contingency.Minor < 0) yield return AmountNegative("contingency");
        if (terms.Budget.Minor > DescriptionLimits.BudgetMinorMax) yield return AmountTooLarge("budget");
        if (terms.Contingency.Minor > DescriptionLimits.BudgetMinorMax) yield return AmountTooLarge("contingency");
        if (terms.Budget.Currency != terms.Currency) yield return OtherCurrency(terms.Currency, "budget");
        if (terms.Contingency.Currency != terms.Currency) yield return OtherCurrency(terms.Currency, "contingency");
        if (terms.ReviewDays is < 1 or > Terms.ReviewDaysMax) yield return ReviewDaysOutOfRange;
    }

    static IEnumerable<Refusal> OfPeople(EngagementDescription described, IReadOnlySet<string> calendars)
    {
        if (described.People.Count > DescriptionLimits.PeopleMax)
            yield return TooMany("people", DescriptionLimits.PeopleMax, "people");
        var seen = new HashSet<Id<Person>>();
        for (var index = 0; index < described.People.Count; index++)
        {
            var (member, roles) = (described.People[index].Member, described.People[index].Roles);
            var field = $"people[{index}]";
            if (!seen.Add(member.Person)) yield return Repeated("people", member.Person.ToString(), field);
            if (GovernanceDecider.Fault(member, calendars.Contains) is { } fault)
                yield return PersonFault(fault, field);
            foreach (var role in OfRoles(member, roles, $"{field}.roles")) yield return role;
        }
    }

    static IEnumerable<Refusal> OfRoles(Member member, Sequence<Role> roles, string field)
    {
        if (roles.Count == 0) yield return NoRole(field);
        if (!GovernanceDecider.AuditorApart(roles)) yield return AuditorOnlyReads(field);
        for (var at = 0; at < roles.Count; at++)
        {
            if (Roles.SideOf(roles[at]) != member.Side)
                yield return RoleOfOtherSide(Roles.TitleOf(roles[at]), member.Side.ToString().ToLowerInvariant(),
                    $"{field}[{at}]");
            if (roles.Take(at).Contains(roles[at]))
                yield return Repeated("roles", Roles.KeyOf(roles[at]), $"{field}[{at}]");
        }
    }

    static IEnumerable<Refusal> OfNotNeeded(EngagementDescription described)
    {
        var held = described.People.SelectMany(person => person.Roles).ToHashSet();
        var seen = new HashSet<Role>();
        for (var index = 0; index < described.NotNeeded.Count; index++)
        {
            var (role, reason) = (described.NotNeeded[index].Role, described.NotNeeded[index].Reason);
            var field = $"not-needed[{index}]";
            if (ReasonFault(reason, $"{field}.reason") is { } fault) yield return fault;
            if (!seen.Add(role)) yield return Repeated("roles", Roles.KeyOf(role), field);
            if (Roles.Deciding.Contains(role)) yield return DecidingRoleNeeded(Roles.TitleOf(role), field);
            else if (held.Contains(role)) yield return NotNeededYetHeld(Roles.TitleOf(role), field);
        }
    }

    static IEnumerable<Refusal> OfOutcomes(EngagementDescription described)
    {
        if (described.Outcomes.Count > DescriptionLimits.OutcomesMax)
            yield return TooMany("outcomes", DescriptionLimits.OutcomesMax, "outcomes");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < described.Outcomes.Count; index++)
        {
            var outcome = described.Outcomes[index];
            var field = $"outcomes[{index}]";
            if (ItemKeyFault(outcome.Key, $"{field}.key") is { } key) yield return key;
            if (!seen.Add(outcome.Key)) yield return Repeated("outcomes", outcome.Key, $"{field}.key");
            if (TitleFault(outcome.Title, $"{field}.title") is { } title) yield return title;
            if (TitleFault(outcome.Unit, $"{field}.unit") is { } unit) yield return unit;
        }
    }

    static IEnumerable<Refusal> OfReleases(EngagementDescription described)
    {
        if (described.Releases.Count > DescriptionLimits.ReleasesMax)
            yield return TooMany("releases", DescriptionLimits.ReleasesMax, "releases");
        if (described.Releases.Sum(release => release.Deliverables.Count) > DescriptionLimits.DeliverablesMax)
            yield return TooMany("deliverables", DescriptionLimits.DeliverablesMax, "releases");
        var (releases, deliverables) = (new HashSet<string>(), new HashSet<string>());
        var outcomes = described.Outcomes.Select(outcome => outcome.Key).ToHashSet();
        for (var r = 0; r < described.Releases.Count; r++)
        {
            var release = described.Releases[r];
            var field = $"releases[{r}]";
            if (ItemKeyFault(release.Key, $"{field}.key") is { } key) yield return key;
            if (!releases.Add(release.Key)) yield return Repeated("releases", release.Key, $"{field}.key");
            if (TitleFault(release.Title, $"{field}.title") is { } title) yield return title;
            for (var d = 0; d < release.Deliverables.Count; d++)
            {
                var deliverable = release.Deliverables[d];
                var at = $"{field}.deliverables[{d}]";
                if (!deliverables.Add(deliverable.Key))
                    yield return Repeated("deliverables", deliverable.Key, $"{at}.key");
                foreach (var fault in DeliverableFaults.Of(deliverable, described.Terms, outcomes, at))
                    yield return fault;
            }
        }
    }

    static IEnumerable<Refusal> OfRights(EngagementDescription described, Sequence<DecisionRight> rights)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < described.Rights.Count; index++)
        {
            var changed = described.Rights[index];
            var field = $"rights[{index}]";
            if (!seen.Add(changed.Kind)) yield return Repeated("rights", changed.Kind, $"{field}.kind");
            if (rights.FirstOrDefault(row => row.Kind == changed.Kind) is not { } row)
                yield return UnknownRight(changed.Kind, $"{field}.kind");
            else if (row.Fault is { } fault) yield return RightFault(fault, field);
            if (ReasonFault(changed.Reason, $"{field}.reason") is { } unsaid) yield return unsaid;
            if (changed.Threshold is { } threshold && threshold.Currency != described.Terms.Currency)
                yield return OtherCurrency(described.Terms.Currency, $"{field}.threshold");
        }
    }

    // The rows that stay as the playbook has them. A playbook is data: what must hold whatever it says is asked here.
    static IEnumerable<Refusal> OfTable(EngagementDescription described, Sequence<DecisionRight> rights)
    {
        foreach (var kind in RightKind.Required.Where(kind => rights.All(row => row.Kind != kind)))
            yield return RightMissing(kind);
        var changed = described.Rights.Select(each => each.Kind).ToHashSet();
        foreach (var row in rights.Where(row => !changed.Contains(row.Kind)))
            if (row.Fault is { } fault) yield return RightFault(fault, "rights");
        foreach (var rows in rights.GroupBy(row => row.Kind).Where(rows => rows.Count() > 1))
            yield return Repeated("rights", rows.Key, "rights");
    }

    internal static Refusal? TitleFault(string text, string field) =>
        string.IsNullOrWhiteSpace(text) ? Blank(field)
        : text.Length > DescriptionLimits.TitleCharactersMax ? TooLong(field, DescriptionLimits.TitleCharactersMax)
        : Printable.FirstRefused(text, allowed: "") is { } character ? Unprintable(character, field) : null;

    internal static Refusal? ProseFault(string text, string field) =>
        text.Length > DescriptionLimits.TextCharactersMax ? TooLong(field, DescriptionLimits.TextCharactersMax)
        : Printable.FirstRefused(text, allowed: "\r\n\t") is { } character ? Unprintable(character, field) : null;

    static Refusal? ReasonFault(string text, string field) =>
        string.IsNullOrWhiteSpace(text) ? Blank(field) : ProseFault(text, field);

    internal static Refusal? ItemKeyFault(string key, string field) =>
        IsKey(key, least: 1, c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')
            ? null : ItemKeyUnusable(key, field);

    /// <summary>Whether an engagement may have this key.</summary>
    public static bool IsEngagementKey(string key) =>
        IsKey(key, least: 2, c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    // A key stands in addresses, file names and the record: no character of it may mean something there.
    static bool IsKey(string key, int least, Func<char, bool> allowed) =>
        key.Length >= least && key.Length <= DescriptionLimits.KeyCharactersMax && key.All(allowed)
        && char.IsAsciiLetterOrDigit(key[0]) && char.IsAsciiLetterOrDigit(key[^1]);
}
