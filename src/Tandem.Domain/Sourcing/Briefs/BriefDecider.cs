using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Values;
using static Tandem.Domain.Sourcing.SourcingRefusal;

namespace Tandem.Domain.Sourcing.Briefs;

/// <summary>The rules of writing the brief of a case.</summary>
static class BriefDecider
{
    public static Decision Decide(SourcingCase known, Asking asking, BriefCommand command)
    {
        // Candidates are held against what they were asked for.
        if (known.Stage != EvaluationStage.Preparing) return OutOfTurn("A change of the brief", known.Stage);
        if (known.Brief?.Revisions.Count >= SourcingLimits.BriefRevisionsMax)
            return TooMany("sections", SourcingLimits.BriefRevisionsMax);
        return command switch
        {
            BriefCommand.Write c => DecideWrite(known, asking, c),
            BriefCommand.Restore c => DecideRestore(known, asking, c.Revision),
            _ => throw new InvalidOperationException($"No rule decides {command.GetType().Name}."),
        };
    }

    static Decision DecideWrite(SourcingCase known, Asking asking, BriefCommand.Write c)
    {
        var (latest, changes) = (known.Brief?.Latest, new List<SectionText>());
        foreach (var edit in c.Sections)
        {
            var field = FieldOf(edit.Section);
            if (!c.Outline.Sections.Contains(edit.Section)) return UnknownSection(edit.Section, field);
            if (c.Sections.Count(each => each.Section == edit.Section) > 1) return KeyTwice(edit.Section);
            if (edit.Based != 0 && known.Brief?.Find(edit.Based) is null) return UnknownRevision(edit.Based, field);
            var text = WrittenText.Tidied(edit.Text);
            if (SourcingTexts.SectionFault(text, field) is { } fault) return fault;
            if (!CaseBrief.Changes(known.Brief, edit)) continue;
            if (CaseBrief.Overtaking(known.Brief, edit) is { } later) return BriefOvertaken(later.Number, field);
            changes.Add(new(edit.Section, text));
        }
        // What was kept on the way becomes a revision by being saved, also where nothing is left to change.
        if (changes.Count == 0 && (c.Draft || latest is not { Draft: true })) return Decision.Of([]);
        return Written(known, asking, known.Brief?.Playbook ?? c.Outline.Playbook, changes, c.Draft, restores: null);
    }

    static Decision DecideRestore(SourcingCase known, Asking asking, int number)
    {
        if (known.Brief?.Find(number) is not { } restored) return UnknownRevision(number, "revision");
        var latest = known.Brief.Latest;
        var changes = latest.Texts.Keys.Where(key => CaseBrief.TextOf(restored, key) != CaseBrief.TextOf(latest, key))
            .Order(StringComparer.Ordinal).Select(key => new SectionText(key, CaseBrief.TextOf(restored, key)))
            .ToList();
        return changes.Count == 0 ? Decision.Of([])
            : Written(known, asking, known.Brief.Playbook, changes, draft: false, number);
    }

    // A fact of the record has its limit: what is too long for one is several revisions, drafts but for the last.
    static Decision Written(SourcingCase known, Asking asking, PlaybookUsed playbook, List<SectionText> changes,
        bool draft, int? restores)
    {
        var (first, facts) = ((known.Brief?.Latest.Number ?? 0) + 1, new List<List<SectionText>> { new() });
        foreach (var change in changes)
        {
            if (facts[^1].Sum(each => each.Text.Length) + change.Text.Length > SourcingLimits.FactCharactersMax)
                facts.Add([]);
            facts[^1].Add(change);
        }
        return Decision.Of(facts.Select((part, at) => new BriefEvent.Written(first + at, playbook, part.ToSequence(),
            draft || at < facts.Count - 1, restores, asking.By, asking.On)));
    }

    /// <summary>What forms and the API call the text of a section.</summary>
    static string FieldOf(string section) => $"section-{section}";
}
