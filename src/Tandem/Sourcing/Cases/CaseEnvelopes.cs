using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Sourcing.Questionnaires;

namespace Tandem.Sourcing.Cases;

/// <summary>Closes the price envelopes of a case, and opens them for the one command that records their prices.
/// </summary>
sealed class CaseEnvelopes(Session session, EnvelopeKey key)
{
    string Organisation => session.Organisation.ToString();

    /// <summary>The command that puts a price into a candidate's envelope.</summary>
    public QuestionnaireCommand.SealPrice Close(SourcingCase known, string candidate, Money price)
    {
        var (letter, contents) = key.Close(Organisation, known.Key, candidate, price);
        return new(candidate, letter, contents);
    }

    /// <summary>What lies in the envelopes of those who are still in. One that cannot be opened is left out, and so
    /// refused as a price that is missing. Nothing of it goes anywhere but into the command.</summary>
    public Sequence<OpenedEnvelope> Open(SourcingCase known) =>
    [
        .. known.Evaluation.Standing.Select(each => known.Questionnaires.EnvelopeOf(each.Key) is { } lies
            && key.Open(Organisation, known.Key, each.Key, lies.Envelope) is { } letter
                ? new OpenedEnvelope(each.Key, letter) : null).OfType<OpenedEnvelope>(),
    ];
}
