namespace Tandem.Delivery.Evidence;

/// <summary>A file that is not what it claims, or more than the limits allow; the message is for its sender.</summary>
/// <remarks>Never leaves <see cref="EvidenceReader"/>, which turns it into the error of a reading.</remarks>
sealed class UnreadableEvidenceException(string reason, Exception? cause = null) : Exception(reason, cause)
{
    /// <summary>Byte offset in the file as UTF-8, from which a place is computed; null when there is none.</summary>
    public long? Offset { get; init; }

    /// <summary>Refused whatever the format: the file exceeds a limit or is hostile.</summary>
    public bool WhateverItClaims { get; init; }
}
