using NodaTime;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using static Tandem.Domain.Sourcing.Evaluation.EvaluationCommand;
using static Tandem.Domain.Sourcing.Questionnaires.QuestionnaireRefusal;
using static Tandem.Domain.Sourcing.SourcingRefusal;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>The rules of opening the price envelopes: last, and all at once.</summary>
static class PricesDecider
{
    public static Decision Decide(SourcingCase known, LocalDate on, OpenPrices c)
    {
        if (known.Stage != EvaluationStage.Consensus) return OutOfTurn("Opening the price envelope", known.Stage);
        var standing = known.Evaluation.Standing.ToList();
        if (standing.Count == 0) return NobodyLeft;
        foreach (var candidate in standing)
            foreach (var knockOut in known.Evaluation.Criteria!.KnockOuts)
                if (!known.Evaluation.KnockOuts.ContainsKey((candidate.Key, knockOut.Key)))
                    return KnockOutsOpen(candidate.Name, knockOut.Title);
        foreach (var (key, _) in c.Prices)
            if (EvaluationDecider.CandidateFault(known, key) is { } fault) return fault;
        if (EnvelopeFault(known, standing, c) is { } broken) return broken;
        var prices = c.Prices.Concat(c.Opened.Select(each => new CandidatePrice(each.Candidate, each.Letter.Price)))
            .ToSequence();
        foreach (var candidate in standing)
            if (prices.Count(each => each.Candidate == candidate.Key) != 1) return PricesIncomplete(candidate.Name);
        foreach (var (key, price) in prices)
        {
            if (price.Currency != known.Currency) return OtherCurrency(known.Currency!, $"prices.{key}");
            if (price.Minor is <= 0 or > SourcingLimits.PriceMinorMax) return AmountOutOfRange($"prices.{key}");
        }
        return Decision.Of([.. c.Opened.Select(each => new QuestionnaireEvent.EnvelopeOpened(each.Candidate,
            each.Letter, on)), new EvaluationEvent.PricesOpened(prices, on)]);
    }

    static Refusal? EnvelopeFault(SourcingCase known, List<Candidate> standing, OpenPrices c)
    {
        foreach (var candidate in standing)
        {
            var lies = known.Questionnaires.EnvelopeOf(candidate.Key);
            if (lies is not null && c.Prices.Any(each => each.Candidate == candidate.Key))
                return PriceLiesSealed(candidate.Name, candidate.Key);
            foreach (var opened in c.Opened.Where(each => each.Candidate == candidate.Key))
                if (lies?.Envelope.Seal != PriceEnvelope.SealOf(known.Key, candidate.Key, opened.Letter))
                    return EnvelopeBroken(candidate.Name, candidate.Key);
        }
        return c.Opened.Select(each => EvaluationDecider.CandidateFault(known, each.Candidate))
            .FirstOrDefault(each => each is not null);
    }
}
