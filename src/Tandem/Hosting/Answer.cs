using NodaTime;
using Tandem.Domain;

namespace Tandem.Hosting;

/// <summary>What the desk answers.</summary>
abstract record Answer
{
    Answer() { }

    /// <summary>Recorded, durably.</summary>
    public sealed record Recorded(Receipt Receipt) : Answer;

    /// <summary>A rule said no; nothing is recorded.</summary>
    public sealed record Refused(Refusal Refusal) : Answer;

    /// <summary>The engagement is no longer what the caller looked at; nothing is recorded.</summary>
    public sealed record Stale(long Version) : Answer;

    /// <summary>The idempotency key was used for another request; nothing is recorded.</summary>
    public sealed record KeyReused : Answer;

    /// <summary>The refusal, if it is one.</summary>
    public Refusal? Why => (this as Refused)?.Refusal;
}

/// <summary>Where the facts that a command led to stand in the record.</summary>
/// <param name="First">Index of the first fact in the organisation's log; -1 when everything asked for held
/// already.</param>
/// <param name="Facts">How many facts.</param>
/// <param name="Version">The engagement's version now.</param>
/// <param name="At">When they were recorded.</param>
sealed record Receipt(long First, int Facts, long Version, Instant At);
