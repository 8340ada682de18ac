namespace Tandem.Ledger;

/// <summary>What became of an <see cref="Append"/>. Whatever was recorded is durable.</summary>
public abstract record AppendOutcome
{
    AppendOutcome()
    {
    }

    /// <summary>The facts are recorded.</summary>
    /// <param name="FirstIndex">The first fact's index in the organisation's log; the others follow without a
    /// gap.</param>
    /// <param name="Version">How many facts the stream holds with these.</param>
    /// <param name="Count">How many facts were recorded.</param>
    /// <param name="At">The instant that was recorded for them.</param>
    public sealed record Appended(long FirstIndex, long Version, int Count, DateTimeOffset At) : AppendOutcome;

    /// <summary>Somebody else was first: read the stream again, decide again. Nothing is recorded.</summary>
    /// <param name="ActualVersion">How many facts the stream holds.</param>
    public sealed record Conflict(long ActualVersion) : AppendOutcome;

    /// <summary>This very command was recorded before; here is what it led to then. Nothing is recorded now.</summary>
    /// <param name="FirstIndex">The first fact's index in the organisation's log.</param>
    /// <param name="Version">How many facts the stream held with these.</param>
    /// <param name="Count">How many facts were recorded.</param>
    /// <param name="At">The instant that was recorded for them.</param>
    public sealed record Repeated(long FirstIndex, long Version, int Count, DateTimeOffset At) : AppendOutcome;

    /// <summary>The command's id stands for another request (its fingerprint differs). Nothing is recorded.</summary>
    public sealed record CommandIdReused : AppendOutcome;
}
