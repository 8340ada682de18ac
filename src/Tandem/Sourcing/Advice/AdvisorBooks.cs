using Tandem.Agreement;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Sourcing.Cost;
using Tandem.Hosting.Library;
using Tandem.Sourcing.Cost;

namespace Tandem.Sourcing.Advice;

/// <summary>The two playbooks that advice rests on.</summary>
sealed record AdvisorBooks(Playbook<AdvisorBook> Advisor, Playbook<RateCard> Card)
{
    /// <summary>Those that ship with the product.</summary>
    public static AdvisorBooks Shipped { get; } = new(
        AdvisorPlaybook.Format.Load(Path.Combine(Playbooks.Shipped, AdvisorPlaybook.File)),
        RateCardPlaybook.Format.Load(Path.Combine(Playbooks.Shipped, RateCardPlaybook.File)));

    /// <summary>Those that an organisation chose for new cases.</summary>
    public static async Task<AdvisorBooks> Chosen(PlaybookLibrary library, string organisation, CancellationToken ct) =>
        new(await library.Chosen(AdvisorPlaybook.Format, organisation, ct),
            await library.Chosen(RateCardPlaybook.Format, organisation, ct));

    /// <summary>The whole answer to what somebody told.</summary>
    public AdviceResult Advise(Told told)
    {
        var (question, assumed) = CostDefaults.Complete(Card.Content, told.Answers.Context, told.Prices);
        return new(new(Advisor.Header.Id, Advisor.Header.Version, Advisor.Hash),
            new(Card.Header.Id, Card.Header.Version, Card.Hash), told.Answers,
            Domain.Sourcing.Advice.Advisor.Advise(Advisor.Content, told.Answers), Advisor.Content.Models,
            new(question, assumed, CostComparison.Of(Card.Content, question)));
    }
}
