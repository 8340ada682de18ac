using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using Tandem.Hosting.Library;
using Tandem.Ledger.Checking;
using Tandem.Sourcing.Briefs;
using Tandem.Sourcing.Cases;
using Finding = Tandem.Ledger.Checking.Finding;

namespace Tandem.Hosting;

/// <summary>
/// Folds a log that somebody hands over, and says where a recorded fact breaks a rule: it can't follow what came
/// before it, whoever acted did not hold the right that it takes, somebody reviewed their own work, or accepted what
/// its criteria do not allow.
/// </summary>
/// <remarks>Records come one after the other, from index 0 on.</remarks>
sealed class RuleReplay
{
    readonly StreamReplay<Engagement> engagements =
        new(EngagementStream.Kind, "the engagement", EngagementRules.Broken);
    readonly StreamReplay<SourcingCase> cases = new(SourcingStream.Kind, "the sourcing case", CaseRules.Broken);
    readonly List<(long From, string Before, string After)> keys = [];

    /// <summary>The changes of keys that the record tells, with the first size that the new key signs.</summary>
    public IReadOnlyList<(long From, string Before, string After)> Keys => keys;

    // Only administrators add and choose; who was one when, is not in the record.
    readonly StreamReplay<OwnPlaybooks> playbooks = new(PlaybookStream.Kind, "the organisation's playbooks",
        _ => null);
    readonly StreamReplay<Publisher> publishers = new(PublisherStream.Kind, "the organisation's publishing",
        _ => null);

    public Finding? Next(CheckedRecord record, ReadOnlyMemory<byte> payload)
    {
        try
        {
            var happened = EventCodec.Decode(record.Type, payload.Span);
            if (happened is OrganisationEvent.KeyReplaced replaced) return Follow(record, replaced);
            return engagements.Follows(record, happened, out var finding)
                || cases.Follows(record, happened, out finding)
                || playbooks.Follows(record, happened, out finding)
                || publishers.Follows(record, happened, out finding) ? finding : null;
        }
        catch (InvalidDataException unreadable)
        {
            return new(record.Place, "a fact that this version of Tandem can read", unreadable.Message);
        }
    }

    Finding? Follow(CheckedRecord record, OrganisationEvent.KeyReplaced replaced)
    {
        var before = keys.Count == 0 ? replaced.Before : keys[^1].After;
        keys.Add((LogKeys.From(record.Index), replaced.Before, replaced.After));
        return before == replaced.Before ? null
            : new(record.Place, $"a change from the key that signed, {before}", $"from {replaced.Before}");
    }
}
