using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing;

/// <summary>Everything that can become true of a sourcing case; each part closes its own.</summary>
public abstract record SourcingEvent : RecordedEvent;

/// <summary>What can become true of a case as a whole.</summary>
public abstract record CaseEvent : SourcingEvent
{
    CaseEvent() { }

    /// <summary>A case begins; whoever opened it runs it.</summary>
    [Stored("sourcing.opened/1")]
    public sealed record Opened(string Key, string Title, Currency Currency, string Zone, Id<Person> Lead, LocalDate On)
        : CaseEvent;

    /// <summary>What the case is for was said, for the first time or anew.</summary>
    [Stored("sourcing.need-stated/1")]
    public sealed record NeedStated(Need Need, LocalDate On) : CaseEvent;

    /// <summary>The engagement model was decided on, with the advice that it had.</summary>
    [Stored("sourcing.model-chosen/1")]
    public sealed record ModelChosen(ModelDecision Decision, LocalDate On) : CaseEvent;

    /// <summary>A person of the client took a role.</summary>
    [Stored("sourcing.person-named/1")]
    public sealed record PersonNamed(CaseRole Role, Id<Person> Person, LocalDate On) : CaseEvent;

    /// <summary>A person gave a role back.</summary>
    [Stored("sourcing.person-released/1")]
    public sealed record PersonReleased(CaseRole Role, Id<Person> Person, LocalDate On) : CaseEvent;

    /// <summary>The case ended without an award.</summary>
    [Stored("sourcing.closed/1")]
    public sealed record Closed(string Reason, Id<Person> By, LocalDate On) : CaseEvent;
}
