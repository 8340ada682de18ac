using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Governance;

/// <summary>What can become true of the organisation as a whole.</summary>
public abstract record OrganisationEvent : RecordedEvent
{
    OrganisationEvent() { }

    /// <summary>The organisation's record begins, with its first administrator.</summary>
    [Stored("organisation.founded/1")]
    public sealed record Founded(string Name, Id<Person> Administrator, LocalDate On) : OrganisationEvent;
}
