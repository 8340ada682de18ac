namespace Tandem.Domain.Agreement;

/// <summary>What can become true of the agreement. See <see cref="EngagementEvent"/> for what binds these.</summary>
public abstract record AgreementEvent : EngagementEvent
{
    AgreementEvent() { }

    /// <summary>The engagement exists, on these terms.</summary>
    [Stored("engagement.opened/1")]
    public sealed record Opened(string Key, Terms Terms, NodaTime.LocalDate On) : AgreementEvent;

    /// <summary>The terms were corrected before the baseline was approved.</summary>
    [Stored("engagement.terms-corrected/1")]
    public sealed record TermsCorrected(Terms Terms) : AgreementEvent;
}
