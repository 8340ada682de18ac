using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Finance;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Finding = Tandem.Ledger.Checking.Finding;

namespace Tandem.Hosting;

/// <summary>Which rule a recorded fact of an engagement breaks, by the domain's own rules.</summary>
static class EngagementRules
{
    public static Finding? Broken(Replayed<Engagement> fact)
    {
        if (fact.Person is not { } person)
            return new(fact.Record.Place, "a person who acts", $"'{fact.Record.Actor}'");
        return WrongRight(fact) ?? WithoutRight(fact, person) ?? OthersHand(fact, person) ?? OwnWork(fact, person)
            ?? Unmet(fact);
    }

    // The engagement was not there when the command was decided on, so the command opened it.
    static bool Opens(Replayed<Engagement> fact) => !fact.Begun.IsOpen && fact.Record.Right == RightKind.Opening
        && RecordedRight.BelongsToOpening(fact.Happened);

    static Finding? WrongRight(Replayed<Engagement> fact)
    {
        if (Opens(fact)) return null;
        var right = RecordedRight.Of(fact.Happened);
        // What belongs to the opening and takes no other right cannot come later.
        return right == fact.Record.Right && right != RightKind.Opening ? null
            : new(fact.Record.Place, $"the right '{right}', which this fact exercises", $"'{fact.Record.Right}'");
    }

    static Finding? WithoutRight(Replayed<Engagement> fact, Id<Person> person)
    {
        if (Opens(fact)) return null;
        var on = fact.Before.Governance.Lent.IsEmpty || fact.Before.Terms is not { } terms ? default
            : Instant.FromDateTimeOffset(fact.Record.At).InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(terms.Zone)
                ?? DateTimeZone.Utc).Date;
        var gross = fact.Happened is FinanceEvent.CostRecognised cost ? Gross(fact, cost.Entry) : (Money?)null;
        if (RecordedRight.Check(fact.Before, person, fact.Happened, gross, on) is not { } refusal) return null;
        // Of several commands that were asked together, each was decided on what those before it led to; the facts of
        // one were decided together. Either way the right was held.
        if (!ReferenceEquals(fact.Begun, fact.Before) && fact.Begun.IsOpen
            && RecordedRight.Check(fact.Begun, person, fact.Happened, gross, on) is null) return null;
        var governance = fact.Before.Governance;
        var (right, side) = (fact.Record.Right, governance.SideOf(person));
        if (side == Side.Partner && IsClients(governance, fact.Record.Right))
            return new(
                fact.Record.Place, $"the right '{right}' exercised by the client", $"by {person} of the partner");
        var holder = refusal.Missing is { } missing ? $", the {missing.Role.Title.ToLowerInvariant()}" : "";
        return new(fact.Record.Place, $"the right '{right}' exercised by whoever holds it{holder}",
            side is null ? $"by {person}, who takes no part" : $"by {person}, who does not hold it");
    }

    static bool IsClients(GovernanceState governance, string kind) => kind == RightKind.Judgement
        || governance.RightOf(kind) is { } right && RightKind.SideOf(right) == Side.Client;

    // What one command recognises is judged as one amount.
    static Money Gross(Replayed<Engagement> fact, CostEntry entry) => new(
        (long)Int128.Min(long.MaxValue, (Int128)fact.Before.Finance.GrossMinor - fact.Begun.Finance.GrossMinor
            + Int128.Abs(entry.Amount.Minor)), entry.Amount.Currency);

    static Finding? OthersHand(Replayed<Engagement> fact, Id<Person> person) =>
        RecordedRight.ByOf(fact.Happened) is { } by && by != person
            ? new(fact.Record.Place, "whoever acts named in the fact", $"{person} in the name of {by}") : null;

    static Finding? OwnWork(Replayed<Engagement> fact, Id<Person> person)
    {
        var reviewed = fact.Happened switch
        {
            DeliveryEvent.Accepted e => e.Deliverable,
            DeliveryEvent.Rejected e => e.Deliverable,
            DeliveryEvent.CriterionJudged e => e.Deliverable,
            DeliveryEvent.CriterionWaived e => e.Deliverable,
            _ => null,
        };
        return reviewed is not null && fact.Before.Delivery.Find(reviewed)?.Latest?.By == person
            ? new(fact.Record.Place, "a review by somebody else than the submitter", $"{person} submitted {reviewed}")
            : null;
    }

    static Finding? Unmet(Replayed<Engagement> fact)
    {
        if (fact.Happened is not DeliveryEvent.Accepted accepted
            || fact.Before.Delivery.Find(accepted.Deliverable) is not { Latest: { } round } deliverable) return null;
        var standings = CriterionStanding.Of(deliverable, round);
        var open = standings.Where(each => !each.Allows).Select(each => each.Key).ToList();
        if (open.Count > 0)
            return new(fact.Record.Place, "an acceptance with every criterion met or waived",
                $"{accepted.Deliverable} accepted with {string.Join(", ", open)} open");
        return Keys(standings, Standing.Met).SequenceEqual(accepted.Met)
            && Keys(standings, Standing.Waived).SequenceEqual(accepted.Waived) ? null
            : new(fact.Record.Place, "an acceptance that names what was met and what was waived",
                $"{accepted.Deliverable} accepted upon other criteria");
    }

    static IEnumerable<string> Keys(Sequence<CriterionStanding> standings, Standing standing) =>
        standings.Where(each => each.Standing == standing).Select(each => each.Key);
}
