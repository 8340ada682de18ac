namespace Tandem.Ledger;

/// <summary>
/// Stands as a value in a statement of <see cref="Append.Alongside"/> for what is only known once the facts have their
/// place in the log.
/// </summary>
public enum Recorded
{
    /// <summary>The index of the command's first fact, a <c>BIGINT</c>.</summary>
    FirstIndex,

    /// <summary>The index of the command's last fact, a <c>BIGINT</c>.</summary>
    LastIndex,

    /// <summary>The stream's version with these facts, a <c>BIGINT</c>.</summary>
    Version,

    /// <summary>The instant that was recorded, in microseconds since 1970 in UTC, a <c>BIGINT</c>.</summary>
    At,
}
