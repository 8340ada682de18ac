using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Briefs;

/// <summary>What can become true of the brief of a case.</summary>
public abstract record BriefEvent : SourcingEvent
{
    BriefEvent() { }

    /// <summary>Sections of the brief were written: those that are named, and only they, have another text.</summary>
    /// <param name="Revision">The number of the revision that this made, from 1.</param>
    /// <param name="Playbook">The sections that the brief is made of.</param>
    /// <param name="Sections">What changed.</param>
    /// <param name="Draft">Whether it was kept on the way, without the writer having asked for it.</param>
    /// <param name="Restores">The earlier revision that holds again; null where something was written.</param>
    /// <param name="By">Who wrote.</param>
    /// <param name="On">When.</param>
    [Stored("sourcing.brief-written/1")]
    public sealed record Written(int Revision, PlaybookUsed Playbook, Sequence<SectionText> Sections, bool Draft,
        int? Restores, Id<Person> By, LocalDate On) : BriefEvent;
}
