using System.Collections.Immutable;
using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using static Tandem.Domain.Delivery.DeliveryEvent;

namespace Tandem.Domain.Delivery;

/// <summary>Value earned on a day, negative where an acceptance was withdrawn.</summary>
/// <param name="On">The day.</param>
/// <param name="Deliverable">The deliverable's key.</param>
/// <param name="Value">What was earned, or lost.</param>
/// <param name="At">Which event of the stream recorded it.</param>
public sealed record Earning(LocalDate On, string Deliverable, Money Value, long At);

/// <summary>The release plan and what became of it.</summary>
/// <param name="Releases">The releases, in plan order.</param>
/// <param name="Keys">The deliverables' keys, in plan order.</param>
/// <param name="ByKey">The deliverables.</param>
/// <param name="Baseline">The approved baseline, or null.</param>
/// <param name="BaselineAt">Which event of the stream approved it; 0 before.</param>
/// <param name="Earnings">What was earned and lost again, in the order of recording.</param>
/// <param name="Kept">What the deliverables add up to, kept since the baseline was approved; null before.</param>
public sealed record DeliveryState(ImmutableList<Release> Releases, ImmutableList<string> Keys,
    Keyed<Deliverable> ByKey, ApprovedBaseline? Baseline, long BaselineAt, PagedList<Earning> Earnings,
    Tally? Kept = null)
{
    static readonly Stage[] Anywhere = Enum.GetValues<Stage>();

    /// <summary>Where every history starts: nothing planned.</summary>
    public static DeliveryState Initial { get; } =
        new([], [], Keyed<Deliverable>.Nothing, Baseline: null, BaselineAt: 0, []);

    /// <summary>The deliverables in plan order.</summary>
    public IEnumerable<Deliverable> All => Keys.Select(key => ByKey[key]);

    /// <summary>What the deliverables add up to.</summary>
    public Tally Tally => Kept ?? Tally.Of(this);

    /// <summary>A deliverable by its key, or null.</summary>
    public Deliverable? Find(string key) => ByKey.Find(key);

    /// <summary>The value of a deliverable, or null where there is none of that key.</summary>
    public Money? ValueOf(string key) => Find(key)?.Promise.Value;

    /// <summary>The sum of all values: the approved one once there is a baseline; null for an empty plan.</summary>
    public Money? BudgetAtCompletion => Baseline?.Value
        ?? (Keys.IsEmpty
            ? null : Money.Sum(All.Select(each => each.Promise.Value), All.First().Promise.Value.Currency));

    /// <summary>The role that judges a criterion, or null for a measured or unknown one.</summary>
    public Role? JudgeOf(string deliverable, string criterion) =>
        Find(deliverable)?.CriterionOf(criterion)?.Criterion is Criterion.Judged judged
            ? Roles.Named(judged.Role) : null;

    /// <summary>Takes one recorded fact into account.</summary>
    /// <param name="happened">The fact.</param>
    /// <param name="at">Its version in the stream.</param>
    public DeliveryState Evolve(DeliveryEvent happened, long at) => happened switch
    {
        ReleasePlanned e => this with { Releases = Planned(e.Release) },
        ReleaseDropped e when Releases.Exists(release => release.Key == e.Key) =>
            this with { Releases = Releases.RemoveAll(release => release.Key == e.Key) },
        DeliverablePromised e when Baseline is null => this with
        {
            Keys = ByKey.ContainsKey(e.Promise.Key) ? Keys : Keys.Add(e.Promise.Key),
            ByKey = ByKey.SetItem(e.Promise.Key, Deliverable.Of(e.Promise, at)),
        },
        DeliverableDropped e when Baseline is null && ByKey.ContainsKey(e.Deliverable) =>
            this with { Keys = Keys.Remove(e.Deliverable), ByKey = ByKey.Remove(e.Deliverable) },
        BaselineApproved e when Baseline is null => (this with { Baseline = e.Baseline, BaselineAt = at }).Tallied(),
        Started e => With(e, e.Deliverable, [Stage.Planned], d => d with
        {
            Stage = Stage.InWork,
            Started = e.On,
            StartedAt = at,
        }),
        Submitted e when Find(e.Deliverable)?.Rounds.Count == e.Round - 1 =>
            With(e, e.Deliverable, [Stage.InWork, Stage.SentBack], d => Open(d, e, at)),
        CriterionJudged e => InReview(e, e.Deliverable, e.Round, Stage.UnderReview,
            round => round with
            {
                Judgements = round.Judgements.SetItem(e.Criterion, e.Judgement),
                SettledAt = round.SettledAt.SetItem(e.Criterion, at),
            }),
        CriterionWaived e => InReview(e, e.Deliverable, e.Round, Stage.UnderReview,
            round => round with
            {
                Waivers = round.Waivers.SetItem(e.Criterion, e.Waiver),
                SettledAt = round.SettledAt.SetItem(e.Criterion, at),
            }),
        Accepted e => Earn(e.Deliverable, e.On, at, lost: false).Decided(e, e.Deliverable, e.Round, Stage.Accepted,
            new Verdict.Accepted(e.On, e.By, e.Note), at),
        Rejected e =>
            Decided(e, e.Deliverable, e.Round, Stage.SentBack, new Verdict.Rejected(e.On, e.By, e.Findings), at),
        AcceptanceWithdrawn e => Earn(e.Deliverable, e.On, at, lost: true).With(e, e.Deliverable, [Stage.Accepted],
            d => TakeBack(d, e, at)),
        ProgressReported e => With(e, e.Deliverable, Anywhere, d => d with { Reported = e.Progress }),
        _ => throw new HistoryDoesNotFoldException(happened, "a plan in which it has no place"),
    };

    ImmutableList<Release> Planned(Release release) =>
        Releases.FindIndex(known => known.Key == release.Key) is var index and >= 0
            ? Releases.SetItem(index, release) : Releases.Add(release);

    DeliveryState With(DeliveryEvent happened, string key, ReadOnlySpan<Stage> needed,
        Func<Deliverable, Deliverable> change) =>
        ByKey.PlaceOf(key) is { } place && ByKey.At(place) is var deliverable && needed.Contains(deliverable.Stage)
            ? Exchange(place, deliverable, change(deliverable))
            : throw new HistoryDoesNotFoldException(happened, $"deliverable {key} {Find(key)?.Stage}");

    DeliveryState Exchange(int place, Deliverable before, Deliverable after) =>
        this with { ByKey = ByKey.SetAt(place, after), Kept = Kept?.Exchange(place, before, after) };

    DeliveryState Tallied() => this with { Kept = Tally.Of(this) };

    DeliveryState InReview(DeliveryEvent happened, string key, int round, Stage next, Func<Round, Round> change) =>
        With(happened, key, [Stage.UnderReview], d => d.Latest!.Number == round
            ? d with { Stage = next, Rounds = d.Rounds.SetItem(d.Rounds.Count - 1, change(d.Latest)) }
            : throw new HistoryDoesNotFoldException(happened, $"round {d.Latest.Number} of deliverable {key}"));

    DeliveryState Decided(DeliveryEvent happened, string key, int round, Stage stage, Verdict verdict, long at) =>
        InReview(happened, key, round, stage, open => open with { Verdict = verdict, DecidedAt = at });

    DeliveryState Earn(string key, LocalDate on, long at, bool lost) =>
        ValueOf(key) is { } value
            ? this with
            {
                Earnings = Earnings.Add(new(on, key, lost ? -value : value, at)),
                Kept = Kept?.Earn(on, lost ? -value : value),
            }
            : this;

    static Deliverable Open(Deliverable deliverable, Submitted e, long at)
    {
        var round = new Round(e.Round, e.By, e.On, e.ReviewDue, e.Handover, EvidenceFacts.Of(e.Handover.Evidence),
            ImmutableDictionary<string, Judgement>.Empty, ImmutableDictionary<string, Waiver>.Empty, Verdict: null,
            SubmittedAt: at, DecidedAt: 0);
        return deliverable with { Stage = Stage.UnderReview, Rounds = deliverable.Rounds.Add(round) };
    }

    static Deliverable TakeBack(Deliverable deliverable, AcceptanceWithdrawn e, long at) => deliverable with
    {
        Stage = Stage.SentBack,
        Withdrawals = deliverable.Withdrawals.Add(new(e.On, e.By, e.Reason, e.Round, at)),
    };
}
