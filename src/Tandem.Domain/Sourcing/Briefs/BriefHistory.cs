using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Briefs;

/// <summary>A line of a brief's history: one revision, or drafts that one person left one after the other.</summary>
/// <param name="First">The number of the first revision that it tells of.</param>
/// <param name="Last">The last revision that it tells of, which is the one to look at.</param>
/// <param name="Changed">The keys of the sections that it changed, in their order by name.</param>
public sealed record BriefChange(int First, BriefRevision Last, Sequence<string> Changed);

/// <summary>What became of a brief, the latest change first.</summary>
public static class BriefHistory
{
    /// <summary>Every change of a brief; drafts of one person and day, with what saved them, are one.</summary>
    public static IReadOnlyList<BriefChange> Of(CaseBrief? brief)
    {
        var changes = new List<BriefChange>();
        foreach (var revision in brief?.Revisions ?? [])
        {
            if (changes is [.., { Last: { Draft: true } draft } open] && draft.By == revision.By
                && draft.On == revision.On && (revision.Restores is null || revision.Restores == draft.Restores))
                changes[^1] = new(open.First, revision, Joined(open.Changed, revision.Changed));
            else changes.Add(new(revision.Number, revision, Joined([], revision.Changed)));
        }
        changes.Reverse();
        return changes;
    }

    static Sequence<string> Joined(Sequence<string> before, Sequence<string> after) =>
        before.Union(after, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToSequence();
}
