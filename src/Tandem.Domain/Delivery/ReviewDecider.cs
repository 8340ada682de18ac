using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using static Tandem.Domain.Delivery.DeliveryCommand;
using static Tandem.Domain.Delivery.DeliveryEvent;
using static Tandem.Domain.Delivery.DeliveryRefusal;

namespace Tandem.Domain.Delivery;

/// <summary>The rules of reviewing what was handed over, and of taking an acceptance back.</summary>
static class ReviewDecider
{
    public static Decision DecideJudge(Asking asking, Deliverable deliverable, JudgeCriterion c)
    {
        if (deliverable.CriterionOf(c.Criterion) is not { } agreed) return UnknownCriterion(c.Criterion, "criterion");
        if (agreed.Criterion is not Criterion.Judged) return MeasuredCriterion;
        if (Barred(asking, deliverable, c.Round) is { } barred) return barred;
        if (DeliveryDecider.TooLong(c.Note)) return TextTooLong("note", DeliveryLimits.TextCharactersMax);
        return new CriterionJudged(deliverable.Promise.Key, c.Round, c.Criterion,
            new(c.Met, asking.By, asking.On, DeliveryDecider.Trimmed(c.Note)));
    }

    public static Decision DecideWaive(Asking asking, Deliverable deliverable, WaiveCriterion c)
    {
        if (Barred(asking, deliverable, c.Round) is { } barred) return barred;
        if (deliverable.CriterionOf(c.Criterion) is null) return UnknownCriterion(c.Criterion, "criterion");
        if (string.IsNullOrWhiteSpace(c.Reason)) return WaiverWithoutReason;
        if (DeliveryDecider.TooLong(c.Reason)) return TextTooLong("reason", DeliveryLimits.TextCharactersMax);
        var standing = CriterionStanding.Of(deliverable, deliverable.Latest!).First(each => each.Key == c.Criterion);
        if (standing.Allows) return NothingToWaive;
        return new CriterionWaived(deliverable.Promise.Key, c.Round, c.Criterion,
            new(asking.By, asking.On, c.Reason.Trim()));
    }

    public static Decision DecideAccept(Asking asking, Deliverable deliverable, Accept c)
    {
        if (Barred(asking, deliverable, c.Round) is { } barred) return barred;
        if (DeliveryDecider.TooLong(c.Note)) return TextTooLong("note", DeliveryLimits.TextCharactersMax);
        var standings = CriterionStanding.Of(deliverable, deliverable.Latest!);
        var open = standings.Where(each => !each.Allows).Select(each => each.Key).ToList();
        if (open.Count > 0) return CriteriaOpen(string.Join(", ", open));
        return new Accepted(deliverable.Promise.Key, c.Round, asking.By, asking.On, DeliveryDecider.Trimmed(c.Note),
            Met: Keys(standings, Standing.Met), Waived: Keys(standings, Standing.Waived));
    }

    public static Decision DecideReject(Asking asking, Deliverable deliverable, Reject c)
    {
        if (Barred(asking, deliverable, c.Round) is { } barred) return barred;
        if (c.Findings.Count == 0) return RejectionWithoutFinding;
        if (c.Findings.Count > DeliveryLimits.FindingsMax) return FindingsTooMany(DeliveryLimits.FindingsMax);
        if (c.Findings.Sum(each => (long)(each.Text?.Length ?? 0)) > DeliveryLimits.FindingsCharactersMax)
            return TextTooLong("findings", DeliveryLimits.FindingsCharactersMax);
        for (var index = 0; index < c.Findings.Count; index++)
        {
            var finding = c.Findings[index];
            if (finding.Criterion is { } key && deliverable.CriterionOf(key) is null)
                return UnknownCriterion(key, $"findings[{index}].criterion");
            if (string.IsNullOrWhiteSpace(finding.Text)) return FindingWithoutText(index);
            if (DeliveryDecider.TooLong(finding.Text))
                return TextTooLong($"findings[{index}].text", DeliveryLimits.TextCharactersMax);
        }
        return new Rejected(deliverable.Promise.Key, c.Round, asking.By, asking.On, c.Findings);
    }

    public static Decision DecideWithdraw(Asking asking, Deliverable deliverable, WithdrawAcceptance c)
    {
        if (string.IsNullOrWhiteSpace(c.Reason)) return WithdrawalWithoutReason;
        if (DeliveryDecider.TooLong(c.Reason)) return TextTooLong("reason", DeliveryLimits.TextCharactersMax);
        return new AcceptanceWithdrawn(deliverable.Promise.Key, deliverable.Latest!.Number, asking.By, asking.On,
            c.Reason.Trim());
    }

    // What was looked at must be what is decided on, and never by the person who handed it over, whatever roles
    // that person holds.
    static Refusal? Barred(Asking asking, Deliverable deliverable, int round)
    {
        if (deliverable.Latest!.By == asking.By) return OwnWork;
        return round == deliverable.Latest.Number ? null : StaleRound(deliverable.Latest.Number);
    }

    static Sequence<string> Keys(Sequence<CriterionStanding> standings, Standing standing) =>
        standings.Where(each => each.Standing == standing).Select(each => each.Key).ToSequence();
}
