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

    /// <summary>From the next record on another key signs the log. The log up to this record bears the signature of the
    /// key that goes, which so vouches for the one that comes.</summary>
    /// <param name="Before">The verifier key that goes.</param>
    /// <param name="After">The verifier key that comes.</param>
    /// <param name="On">The day.</param>
    [Stored("organisation.key-replaced/1")]
    public sealed record KeyReplaced(string Before, string After, LocalDate On) : OrganisationEvent;
}
