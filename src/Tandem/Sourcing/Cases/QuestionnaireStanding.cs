using NodaTime;
using Tandem.Domain.Sourcing;

namespace Tandem.Sourcing.Cases;

/// <summary>How far a candidate's questionnaire and envelope are: never what they hold.</summary>
/// <param name="Candidate">The candidate's key.</param>
/// <param name="InvitedUntil">The last day of its link; null where it was never invited.</param>
/// <param name="IsWithdrawn">Whether the link was taken back.</param>
/// <param name="SubmittedOn">The day on which it handed in; null before that.</param>
/// <param name="PriceSealedOn">The day on which the envelope that counts was closed; null where there is none.</param>
/// <param name="PriceIsTheirs">Whether the candidate closed it itself.</param>
public sealed record QuestionnaireStanding(string Candidate, LocalDate? InvitedUntil, bool IsWithdrawn,
    LocalDate? SubmittedOn, LocalDate? PriceSealedOn, bool PriceIsTheirs)
{
    /// <summary>The standing of one candidate.</summary>
    public static QuestionnaireStanding Of(SourcingCase known, string candidate)
    {
        var (asked, lies) = (known.Questionnaires.Find(candidate), known.Questionnaires.EnvelopeOf(candidate));
        return new(candidate, asked?.Link.Until, asked?.Link.IsWithdrawn ?? false, asked?.SubmittedOn, lies?.On,
            lies?.ByCandidate ?? false);
    }
}
