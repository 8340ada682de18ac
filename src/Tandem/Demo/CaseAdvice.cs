using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Sourcing.Advice;

namespace Tandem.Demo;

/// <summary>Decisions on the model of the demo's cases, with the advice that the shipped playbook gives.</summary>
static class CaseAdvice
{
    /// <param name="answers">What was told the advisor.</param>
    /// <param name="chosen">The model decided on.</param>
    /// <param name="reason">Why, should the advice be another.</param>
    public static CaseCommand.ChooseModel Decided(AdvisorAnswers answers, EngagementModel chosen, string reason)
    {
        var books = AdvisorBooks.Shipped;
        var advised = Advisor.Advise(books.Advisor.Content, answers).Recommended;
        return new(new(answers, new(books.Advisor.Header.Id, books.Advisor.Header.Version, books.Advisor.Hash),
            new(books.Card.Header.Id, books.Card.Header.Version, books.Card.Hash), advised, chosen,
            advised.Contains(chosen) ? null : reason));
    }
}
