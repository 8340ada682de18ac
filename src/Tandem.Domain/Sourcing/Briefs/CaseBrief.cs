using System.Collections.Immutable;
using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Briefs;

/// <summary>One revision of the brief of a case.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Changed">The keys of the sections that it changed.</param>
/// <param name="Draft">Whether it was kept on the way.</param>
/// <param name="Restores">The earlier revision that holds again with it; null where something was written.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="On">When.</param>
/// <param name="Version">The version of the case that it made.</param>
/// <param name="Texts">The whole brief as it then was, by section.</param>
public sealed record BriefRevision(int Number, Sequence<string> Changed, bool Draft, int? Restores, Id<Person> By,
    LocalDate On, long Version, ImmutableDictionary<string, string> Texts);

/// <summary>The brief of a case with every revision of it.</summary>
/// <param name="Playbook">The sections that it is made of, by hash: a later version of the playbook does not change
/// it.</param>
/// <param name="Revisions">From the first to the latest.</param>
public sealed record CaseBrief(PlaybookUsed Playbook, ImmutableList<BriefRevision> Revisions)
{
    /// <summary>The latest revision.</summary>
    public BriefRevision Latest => Revisions[^1];

    /// <summary>A revision by its number, or null.</summary>
    public BriefRevision? Find(int number) => number >= 1 && number <= Revisions.Count ? Revisions[number - 1] : null;

    /// <summary>Whether a writer changed a section: it is neither as it was read nor as it is now.</summary>
    public static bool Changes(CaseBrief? known, SectionEdit edit) => WrittenText.Tidied(edit.Text) is var text
        && text != TextOf(known?.Find(edit.Based), edit.Section) && text != TextOf(known?.Latest, edit.Section);

    /// <summary>The revision that changed a section after somebody had read what they have changed; null where
    /// there is none, so that the change can be taken.</summary>
    public static BriefRevision? Overtaking(CaseBrief? known, SectionEdit edit) => !Changes(known, edit) ? null
        : known?.Revisions.Skip(Math.Max(edit.Based, 0)).LastOrDefault(each => each.Changed.Contains(edit.Section));

    /// <summary>What a section said in a revision; empty before anything was written.</summary>
    public static string TextOf(BriefRevision? revision, string section) =>
        revision?.Texts.GetValueOrDefault(section) ?? "";

    /// <summary>The brief with what was recorded next; null where that cannot follow.</summary>
    public static CaseBrief? After(CaseBrief? known, BriefEvent.Written e, long version)
    {
        if (e.Revision != (known?.Revisions.Count ?? 0) + 1) return null;
        var texts = known?.Latest.Texts ?? ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);
        var revision = new BriefRevision(e.Revision, e.Sections.Select(each => each.Section).ToSequence(), e.Draft,
            e.Restores, e.By, e.On, version, texts.SetItems(e.Sections.Select(each =>
                KeyValuePair.Create(each.Section, each.Text))));
        return new(known?.Playbook ?? e.Playbook, (known?.Revisions ?? []).Add(revision));
    }
}
