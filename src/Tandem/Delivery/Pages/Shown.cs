using NodaTime;
using Tandem.Domain.Delivery;
using Tandem.Shared;

namespace Tandem.Delivery.Pages;

/// <summary>How stages, standings and severities are shown: a word and its tone.</summary>
static class Shown
{
    public static (string Text, Tone Tone) Of(Deliverable deliverable, LocalDate today) => deliverable.Stage switch
    {
        Stage.Accepted => (DeliveryTexts.StageAccepted, Tone.Good),
        Stage.UnderReview when deliverable.Latest!.ReviewDue < today => (DeliveryTexts.StageReviewOverdue, Tone.Bad),
        Stage.UnderReview => (DeliveryTexts.StageUnderReview, Tone.Busy),
        Stage.SentBack => (DeliveryTexts.StageSentBack, Tone.Attention),
        _ when deliverable.Promise.Planned < today => (DeliveryTexts.StageLate, Tone.Bad),
        Stage.InWork => (DeliveryTexts.StageInWork, Tone.Busy),
        _ => (DeliveryTexts.StagePlanned, Tone.Quiet),
    };

    public static (string Text, Tone Tone) Of(Standing standing) => standing switch
    {
        Standing.Met => (DeliveryTexts.StandingMet, Tone.Good),
        Standing.NotMet => (DeliveryTexts.StandingNotMet, Tone.Bad),
        Standing.NoEvidence => (DeliveryTexts.StandingNoEvidence, Tone.Bad),
        Standing.Waived => (DeliveryTexts.StandingWaived, Tone.Attention),
        _ => (DeliveryTexts.StandingAwaits, Tone.Busy),
    };

    public static (string Text, Tone Tone) Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Critical => (DeliveryTexts.SeverityCritical, Tone.Bad),
        FindingSeverity.Major => (DeliveryTexts.SeverityMajor, Tone.Attention),
        _ => (DeliveryTexts.SeverityMinor, Tone.Quiet),
    };

    /// <summary>A figure with its unit, as the fact catalog gives it.</summary>
    public static string Value(string fact, decimal value) => FactCatalog.Find(fact)?.Unit switch
    {
        FactUnit.Percent => $"{Written.Number(value)} %",
        FactUnit.Milliseconds => $"{Written.Number(value)} ms",
        _ => Written.Number(value),
    };
}
