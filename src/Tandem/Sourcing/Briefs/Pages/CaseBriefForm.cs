using System.Globalization;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Values;
using Tandem.Hosting;

namespace Tandem.Sourcing.Briefs.Pages;

/// <summary>The form in which the brief of a case is written, and what stands in it.</summary>
static class CaseBriefForm
{
    /// <summary>What the form calls the revision in which a section was read.</summary>
    public static string BasedOf(BriefSection section) => $"based-{section.Key}";

    /// <summary>The sections that were sent.</summary>
    public static Sequence<SectionEdit> Read(Typed typed, BriefBook book) => book.Sections
        .Where(each => typed[BasedOf(each)].Length > 0)
        .Select(each => new SectionEdit(each.Key, typed.Whole(BasedOf(each)) ?? -1, typed[BriefForm.FieldOf(each)]))
        .ToSequence();

    /// <summary>The sections of the page: what was typed where something was, else what is recorded; before the
    /// first word what the case knows already.</summary>
    public static IReadOnlyList<WrittenSection> Sections(SourcingCase known, BriefBook book,
        Sequence<SectionEdit> typed) => [.. book.Sections.Select(section =>
            typed.FirstOrDefault(each => each.Section == section.Key) is { } edit ? Again(known, section, edit)
                : Now(known, section))];

    static WrittenSection Now(SourcingCase known, BriefSection section) => new(section,
        known.Brief is null && section.Key == CarriedNeed.ProblemSection ? CarriedNeed.Problem(known.Need)
            : CaseBrief.TextOf(known.Brief?.Latest, section.Key), known.Brief?.Latest.Number ?? 0);

    // What was typed is kept. Where somebody was faster both texts are shown, and the form is based on theirs, so that
    // whoever saves it then has seen it.
    static WrittenSection Again(SourcingCase known, BriefSection section, SectionEdit edit)
    {
        if (CaseBrief.Overtaking(known.Brief, edit) is { } by)
            return new(section, edit.Text, known.Brief!.Latest.Number, CaseBrief.TextOf(by, section.Key), by);
        return CaseBrief.Changes(known.Brief, edit) ? new(section, edit.Text, edit.Based) : Now(known, section);
    }

    /// <summary>A revision's number as forms write it.</summary>
    public static string Number(int revision) => revision.ToString(CultureInfo.InvariantCulture);
}
