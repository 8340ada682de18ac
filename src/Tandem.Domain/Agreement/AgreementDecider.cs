using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Values;
using static Tandem.Domain.Agreement.AgreementCommand;

namespace Tandem.Domain.Agreement;

/// <summary>The rules of opening an engagement, and of describing it anew before its baseline is approved.</summary>
static class AgreementDecider
{
    public static Decision Decide(Engagement engagement, Asking asking, AgreementCommand command) => command switch
    {
        Open c => DecideOpen(engagement, asking, c),
        Redescribe c => DecideRedescribe(engagement, c.Description),
        _ => throw new InvalidOperationException($"No rule decides {command.GetType().Name}."),
    };

    static Decision DecideOpen(Engagement engagement, Asking asking, Open c)
    {
        if (engagement.IsOpen) return AgreementRefusal.OpenedAlready(engagement.Key);
        var table = AgreedRights.Of(c.Playbook, c.Description);
        if (DescriptionFaults.Of(c.Description, table,
            c.Calendars.Select(each => each.Name).ToHashSet()).FirstOrDefault()
            is { } fault)
            return fault;
        for (var place = 0; place < c.Description.People.Count; place++)
            if (GovernanceDecider.Strange(asking, c.Description.People[place].Member, own: null) is { } strange)
                return strange with
                {
                    Field = strange.Field == "person" ? $"people[{place}]" : $"people[{place}].{strange.Field}",
                };
        return Decision.Of([new AgreementEvent.Opened(c.Description.Key, c.Description.Terms, asking.On),
            .. Governing(asking, c, table), .. Planning(Engagement.Initial, c.Description)]);
    }

    static IEnumerable<EngagementEvent> Governing(Asking asking, Open c, Sequence<DecisionRight> table)
    {
        var used = c.Description.People.Select(each => each.Member.Calendar).ToHashSet();
        foreach (var calendar in c.Calendars.Where(each => used.Contains(each.Name)))
            yield return new GovernanceEvent.CalendarAdopted(calendar);

        yield return new GovernanceEvent.RightsAdopted(c.Playbook.Id, c.Playbook.Version,
            AgreedRights.Priced(c.Playbook, c.Description.Terms.Currency));
        foreach (var changed in c.Description.Rights)
            yield return new GovernanceEvent.RightOverridden(
                table.First(row => row.Kind == changed.Kind), changed.Reason);

        foreach (var person in c.Description.People)
            yield return new GovernanceEvent.MemberJoined(person.Member);
        foreach (var person in c.Description.People)
            foreach (var role in person.Roles)
                yield return new GovernanceEvent.RoleAssigned(role, person.Member.Person, asking.On);
        foreach (var absent in c.Description.NotNeeded)
            yield return new GovernanceEvent.RoleDeclaredNotNeeded(absent.Role, absent.Reason, asking.On);
    }

    static Decision DecideRedescribe(Engagement engagement, EngagementDescription described)
    {
        if (described.Key != engagement.Key) return AgreementRefusal.KeyFixed(engagement.Key);
        if (described.Terms.Currency != engagement.Currency) return AgreementRefusal.CurrencyFixed(engagement.Currency);
        var faults = DescriptionFaults.Of(described, [.. engagement.Governance.Rights],
            engagement.Governance.Calendars.Keys.ToHashSet());
        if (faults.FirstOrDefault() is { } fault) return fault;

        List<EngagementEvent> changes = [];
        if (described.Terms != engagement.Terms) changes.Add(new AgreementEvent.TermsCorrected(described.Terms));
        changes.AddRange(Planning(engagement, described));
        changes.AddRange(Dropping(engagement, described));
        if (changes.Count > 0 && engagement.Delivery.Baseline is not null) return DeliveryRefusal.BaselineFrozen;
        return Decision.Of(changes);
    }

    static IEnumerable<EngagementEvent> Planning(Engagement known, EngagementDescription described)
    {
        foreach (var outcome in described.Outcomes)
            if (known.Outcomes.Named(outcome.Key) != outcome) yield return new OutcomesEvent.OutcomeSet(outcome);
        foreach (var release in described.Releases)
            if (!known.Delivery.Releases.Contains(new(release.Key, release.Title)))
                yield return new DeliveryEvent.ReleasePlanned(new(release.Key, release.Title));
        foreach (var promise in described.Releases.SelectMany(Promises))
            if (known.Delivery.Find(promise.Key)?.Promise != promise)
                yield return new DeliveryEvent.DeliverablePromised(promise);
    }

    static IEnumerable<EngagementEvent> Dropping(Engagement known, EngagementDescription described)
    {
        var promised = described.Releases.SelectMany(each => each.Deliverables).Select(each => each.Key).ToHashSet();
        foreach (var key in known.Delivery.Keys.Where(key => !promised.Contains(key)))
            yield return new DeliveryEvent.DeliverableDropped(key);
        var releases = described.Releases.Select(each => each.Key).ToHashSet();
        foreach (var release in known.Delivery.Releases.Where(each => !releases.Contains(each.Key)))
            yield return new DeliveryEvent.ReleaseDropped(release.Key);
        var outcomes = described.Outcomes.Select(each => each.Key).ToHashSet();
        foreach (var outcome in known.Outcomes.All.Where(each => !outcomes.Contains(each.Key)))
            yield return new OutcomesEvent.OutcomeDropped(outcome.Key);
    }

    static IEnumerable<Promise> Promises(DescribedRelease release) =>
        release.Deliverables.Select(d => new Promise(d.Key,
            release.Key, d.Title, d.Description, d.Value, d.Planned, d.Outcome,
            d.Criteria.Select(line =>
                line with { Text = CriterionText.Parse(line.Text).Criterion!.Text }).ToSequence()));
}
