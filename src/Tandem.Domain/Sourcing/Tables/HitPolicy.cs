namespace Tandem.Domain.Sourcing.Tables;

/// <summary>How many rows of a decision table may apply at once, and which of them count; as DMN has them.</summary>
public enum HitPolicy
{
    /// <summary>Exactly one row applies, whatever the inputs: neither gap nor overlap.</summary>
    Unique,

    /// <summary>Several rows may apply if they say the same; the first of them is told.</summary>
    Any,

    /// <summary>Several rows may apply; the one that stands first counts.</summary>
    First,

    /// <summary>Every row that applies counts; none may.</summary>
    Collect,

    /// <summary>Several rows may apply; the one that the table's priorities name first counts.</summary>
    Priority,
}
