using Tandem.Domain.Agreement;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Advice;

/// <summary>The version of a playbook that something rests on.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">SHA-256 of its file, by which the file is kept.</param>
public sealed record PlaybookUsed(string Id, string Version, Digest Hash);

/// <summary>The engagement model that a case decided on, with the advice that it had.</summary>
/// <param name="Answers">What the advisor was told.</param>
/// <param name="Playbook">What the advice rests on.</param>
/// <param name="RateCard">What the costs rest on.</param>
/// <param name="Recommended">The models that fit best by it.</param>
/// <param name="Chosen">The model decided on.</param>
/// <param name="Reason">Why; needed where it departs from the advice.</param>
public sealed record ModelDecision(AdvisorAnswers Answers, PlaybookUsed Playbook, PlaybookUsed RateCard,
    Sequence<EngagementModel> Recommended, EngagementModel Chosen, string? Reason)
{
    /// <summary>Whether it departs from what was advised.</summary>
    public bool Departs() => Recommended.Count > 0 && !Recommended.Contains(Chosen);
}
