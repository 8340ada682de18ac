using System.Collections.Concurrent;
using Tandem.Domain.Sourcing.Lint;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.Library;

namespace Tandem.Sourcing.Lint;

/// <summary>The rules that the organisation has chosen to read briefs by, each set prepared once.</summary>
sealed class LintRules(PlaybookLibrary library)
{
    readonly ConcurrentDictionary<Digest, BriefLint> prepared = new();

    /// <summary>What reads the briefs of whoever asks.</summary>
    public async Task<BriefLint> Chosen(Session session, CancellationToken ct)
    {
        var chosen = await library.Chosen(LintFormat.Format, session.Asker.Organisation, ct);
        return chosen.Hash == ShippedLint.Playbook.Hash ? ShippedLint.Lint
            : prepared.GetOrAdd(chosen.Hash, _ => new(chosen.Content));
    }
}
