using NodaTime;
using Tandem.Domain.Delivery;
using Tandem.Domain.Values;

namespace Tandem.Demo;

/// <summary>What becomes of one deliverable, where it is told; days are in the story's calendar.</summary>
/// <param name="Deliverable">Its key.</param>
/// <param name="Turns">Its hand-overs, first to last.</param>
/// <param name="Started">When work begins; five weeks before the first hand-over where it is not told.</param>
/// <param name="Withdrawn">When its acceptance is taken back, after the first accepted turn; and why.</param>
sealed record Course(string Deliverable, Sequence<Turn> Turns, LocalDate? Started = null,
    (LocalDate On, string Why)? Withdrawn = null);

/// <summary>One hand-over and what the client says to it.</summary>
/// <param name="Handed">The day of the hand-over.</param>
/// <param name="Decided">The day of the decision; null while the review is open.</param>
/// <param name="Findings">Why it is rejected; none where it is accepted.</param>
/// <param name="Measured">Figures in its evidence that differ from good ones.</param>
/// <param name="Waived">Criteria waived, with the reason.</param>
/// <param name="NotMet">The judged criteria that its judge does not find met, with the note.</param>
/// <param name="Unjudged">Whether the judges have not spoken yet.</param>
/// <param name="Reviewer">Who decides where it is not the holder of the right: a first name.</param>
sealed record Turn(LocalDate Handed, LocalDate? Decided = null, Sequence<Finding> Findings = default,
    Sequence<FactValue> Measured = default, Sequence<(string Criterion, string Why)> Waived = default,
    Sequence<(string Criterion, string Note)> NotMet = default, bool Unjudged = false, string? Reviewer = null)
{
    public bool Rejected => Findings.Count > 0;
}
