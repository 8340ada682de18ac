using System.Collections.Immutable;
using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Delivery;

/// <summary>
/// A deliverable with the day by which something is due of it, in the order of the days and then of the plan.
/// </summary>
/// <param name="On">The day.</param>
/// <param name="Place">Its place among the deliverables, which are in the order of the plan.</param>
public readonly record struct DueAt(LocalDate On, int Place) : IComparable<DueAt>
{
    /// <inheritdoc/>
    public int CompareTo(DueAt other) => On == other.On ? Place.CompareTo(other.Place) : On.CompareTo(other.On);

    /// <summary>True when the left one is due first.</summary>
    public static bool operator <(DueAt left, DueAt right) => left.CompareTo(right) < 0;

    /// <summary>True when the left one is due last.</summary>
    public static bool operator >(DueAt left, DueAt right) => left.CompareTo(right) > 0;

    /// <summary>True when the left one is not due last.</summary>
    public static bool operator <=(DueAt left, DueAt right) => left.CompareTo(right) <= 0;

    /// <summary>True when the left one is not due first.</summary>
    public static bool operator >=(DueAt left, DueAt right) => left.CompareTo(right) >= 0;
}

/// <summary>
/// What the deliverables add up to. Once the plan is frozen it is kept along with every change, so that the figures of
/// an engagement cost the same whatever the number of its deliverables.
/// </summary>
/// <param name="PlannedByDay">Value due on each day, in minor units.</param>
/// <param name="Planned">The same as a running sum.</param>
/// <param name="EarnedByDay">Value earned on each day, less what was lost, in minor units.</param>
/// <param name="Accepted">How many stand accepted.</param>
/// <param name="Reporting">Of how many the partner has said how far it is.</param>
/// <param name="ReportedMinor">Accepted value and the reported shares of the rest, in minor units.</param>
/// <param name="Unaccepted">Those that do not stand accepted, by planned day.</param>
/// <param name="InReview">Those in the client's hands, by the day on which their review is due.</param>
public sealed record Tally(
    ImmutableSortedDictionary<LocalDate, long> PlannedByDay, Curve? Planned,
    ImmutableSortedDictionary<LocalDate, long> EarnedByDay, int Accepted, int Reporting, long ReportedMinor,
    ImmutableSortedSet<DueAt> Unaccepted, ImmutableSortedSet<DueAt> InReview)
{
    static readonly Tally Nothing = new(
        ImmutableSortedDictionary<LocalDate, long>.Empty, Planned: null,
        ImmutableSortedDictionary<LocalDate, long>.Empty, Accepted: 0, Reporting: 0, ReportedMinor: 0, [], []);

    /// <summary>Walks the whole plan and all that was earned.</summary>
    public static Tally Of(DeliveryState delivery)
    {
        var all = delivery.All.ToList();
        var tally = Nothing with
        {
            PlannedByDay = all.GroupBy(each => each.Promise.Planned).ToImmutableSortedDictionary(
                day => day.Key, day => day.Sum(each => each.Promise.Value.Minor)),
        };
        tally = all.Aggregate(tally, (sum, each) =>
            sum.Exchange(delivery.ByKey.PlaceOf(each.Promise.Key)!.Value, null, each));
        tally = delivery.Earnings.Aggregate(tally, (sum, each) => sum.Earn(each.On, each.Value));
        return all.Count == 0
            ? tally : tally with { Planned = Curve.Of(tally.PlannedByDay, all[0].Promise.Value.Currency) };
    }

    /// <summary>One deliverable is not any more what it was.</summary>
    internal Tally Exchange(int place, Deliverable? before, Deliverable after)
    {
        if (before is not null && StandAlike(before, after)) return this;
        return this with
        {
            Accepted = Accepted + Count(after.Stage == Stage.Accepted) - Count(before?.Stage == Stage.Accepted),
            Reporting = Reporting + Count(after.Reported is not null) - Count(before?.Reported is not null),
            ReportedMinor = checked(ReportedMinor + ReportedOf(after) - ReportedOf(before)),
            Unaccepted = Exchange(Unaccepted, place, PlannedOf(before), PlannedOf(after)),
            InReview = Exchange(InReview, place, before?.InReview?.ReviewDue, after.InReview?.ReviewDue),
        };
    }

    // Much of what happens to a deliverable moves no figure.
    static bool StandAlike(Deliverable before, Deliverable after) => before.Stage == after.Stage
        && ReferenceEquals(before.Reported, after.Reported) && before.InReview?.ReviewDue == after.InReview?.ReviewDue;

    /// <summary>Value was earned on a day, or lost where it is negative.</summary>
    internal Tally Earn(LocalDate on, Money value) => this with
    {
        EarnedByDay = EarnedByDay.SetItem(on, checked(EarnedByDay.GetValueOrDefault(on) + value.Minor)),
    };

    static ImmutableSortedSet<DueAt> Exchange(
        ImmutableSortedSet<DueAt> due, int place, LocalDate? before, LocalDate? after)
    {
        if (before == after) return due;
        if (before is { } gone) due = due.Remove(new(gone, place));
        return after is { } come ? due.Add(new(come, place)) : due;
    }

    static LocalDate? PlannedOf(Deliverable? deliverable) =>
        deliverable is null or { Stage: Stage.Accepted } ? null : deliverable.Promise.Planned;

    static long ReportedOf(Deliverable? deliverable) => deliverable switch
    {
        null => 0,
        { Stage: Stage.Accepted } => deliverable.Promise.Value.Minor,
        { Reported: null } => 0,
        _ => deliverable.Promise.Value.Times(deliverable.Reported.Percent / 100m).Minor,
    };

    static int Count(bool counts) => counts ? 1 : 0;
}
