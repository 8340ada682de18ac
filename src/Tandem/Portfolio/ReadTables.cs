using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Forecast;
using Tandem.Domain.Governance;
using Tandem.Forecast;
using Tandem.Ledger;

namespace Tandem.Portfolio;

/// <summary>The tables that cross engagements. What an append changes in them is written in its transaction; dropped or
/// outdated, they are made anew from the record.</summary>
static class ReadTables
{
    /// <summary>What must be written along with these events.</summary>
    /// <param name="organisation">Whose tables.</param>
    /// <param name="before">The engagement before the events.</param>
    /// <param name="after">The engagement after them.</param>
    /// <param name="events">The events.</param>
    /// <param name="asking">The moment, for figures of today.</param>
    public static IReadOnlyList<Statement> After(string organisation, Engagement before, Engagement after,
        IReadOnlyCollection<RecordedEvent> events, Asking asking)
    {
        var statements = new List<Statement>();
        var governed = events.Any(each => each is GovernanceEvent or Domain.Agreement.AgreementEvent
            or DeliveryEvent.BaselineApproved or DeliveryEvent.DeliverablePromised or DeliveryEvent.DeliverableDropped);
        if (governed) statements.AddRange(People(organisation, before, after));
        statements.AddRange(governed
            ? AllDuties(organisation, after) : SomeDuties(organisation, before, after, events));
        statements.Add(EngagementSummary.Upsert(organisation, after, asking.On, HealthPlaybook.InForce.Content));
        return statements;
    }

    /// <summary>Everything about one engagement, for making the tables anew.</summary>
    public static IEnumerable<Statement> All(string organisation, Engagement engagement, NodaTime.LocalDate today,
        HealthThresholds thresholds) =>
        People(organisation, Engagement.Initial, engagement)
            .Concat(AllDuties(organisation, engagement))
            .Append(EngagementSummary.Upsert(organisation, engagement, today, thresholds));

    /// <summary>Empties every table.</summary>
    public static IEnumerable<Statement> Clear(string organisation) =>
        from each in ReadTableRows.Tables
        select Statement.Of($"DELETE FROM {each.Table} WHERE org = @org", ("org", organisation));

    static IEnumerable<Statement> People(string organisation, Engagement before, Engagement after)
    {
        var (then, now) = (before.Governance, after.Governance);
        if (!ReferenceEquals(then.Members, now.Members))
            foreach (var member in now.Members.Values.Where(
                each => then.Members.GetValueOrDefault(each.Person) != each))
                yield return Statement.Of("""
                    INSERT INTO member (org, engagement, person, side) VALUES (@org, @engagement, @person, @side)
                    ON CONFLICT (org, engagement, person) DO UPDATE SET side = EXCLUDED.side
                    """, ("org", organisation), ("engagement", after.Key), ("person", member.Person.ToString()),
                    ("side", member.Side.ToString().ToLowerInvariant()));
        foreach (var released in then.Assignments.Except(now.Assignments))
            yield return Statement.Of("""
                DELETE FROM role_holder
                WHERE org = @org AND engagement = @engagement AND person = @person AND role = @role
                """, Named(organisation, after, released));
        foreach (var assigned in now.Assignments.Except(then.Assignments))
            yield return Statement.Of("""
                INSERT INTO role_holder (org, engagement, person, role) VALUES (@org, @engagement, @person, @role)
                """, Named(organisation, after, assigned));
        if (ReferenceEquals(then.Lent, now.Lent)) yield break;
        yield return Statement.Of("DELETE FROM lent_right WHERE org = @org AND engagement = @engagement",
            ("org", organisation), ("engagement", after.Key));
        foreach (var lent in now.Lent)
            yield return Statement.Of("""
                INSERT INTO lent_right (org, engagement, person, lender, kind, first_day, last_day)
                VALUES (@org, @engagement, @person, @lender, @kind, @first, @last)
                """, ("org", organisation), ("engagement", after.Key), ("person", lent.To.ToString()),
                ("lender", lent.From.ToString()), ("kind", lent.Kind), ("first", Days.Of(lent.First)),
                ("last", Days.Of(lent.Last)));
    }

    static (string, object?)[] Named(string organisation, Engagement engagement, Assignment assignment) =>
        [("org", organisation), ("engagement", engagement.Key), ("person", assignment.Person.ToString()),
            ("role", Roles.KeyOf(assignment.Role))];

    static IEnumerable<Statement> AllDuties(string organisation, Engagement engagement) =>
        Duties.Of(engagement).Select(duty => WaitingTable.Insert(organisation, engagement, duty))
            .Prepend(Statement.Of("DELETE FROM waiting WHERE org = @org AND engagement = @engagement",
                ("org", organisation), ("engagement", engagement.Key)));

    static IEnumerable<Statement> SomeDuties(string organisation, Engagement before, Engagement after,
        IReadOnlyCollection<RecordedEvent> events) =>
        events.OfType<DeliveryEvent>().Select(Touched).OfType<string>().Distinct().SelectMany(key => Changes(
            organisation, after, key, [.. Duties.OfDeliverable(before, key)], [.. Duties.OfDeliverable(after, key)]));

    // Only what differs: most commands move one duty of several, or none.
    static IEnumerable<Statement> Changes(
        string organisation, Engagement engagement, string key, List<Duty> then, List<Duty> now)
    {
        var gone = then.Where(duty => now.TrueForAll(each =>
            (each.Kind, each.Subject) != (duty.Kind, duty.Subject))).ToList();
        if (gone.Count > 1 && gone.Count == then.Count)
            yield return WaitingTable.DeleteAll(organisation, engagement, key);
        else
            foreach (var duty in gone) yield return WaitingTable.Delete(organisation, engagement, duty);
        foreach (var duty in now.Except(then)) yield return WaitingTable.Insert(organisation, engagement, duty);
    }

    // A report of progress moves no duty.
    static string? Touched(DeliveryEvent happened) => happened switch
    {
        DeliveryEvent.Started e => e.Deliverable,
        DeliveryEvent.Submitted e => e.Deliverable,
        DeliveryEvent.CriterionJudged e => e.Deliverable,
        DeliveryEvent.CriterionWaived e => e.Deliverable,
        DeliveryEvent.Accepted e => e.Deliverable,
        DeliveryEvent.Rejected e => e.Deliverable,
        DeliveryEvent.AcceptanceWithdrawn e => e.Deliverable,
        _ => null,
    };
}
