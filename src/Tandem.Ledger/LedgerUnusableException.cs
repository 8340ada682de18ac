namespace Tandem.Ledger;

/// <summary>
/// The database can't hold a ledger as it is: not reachable, not a database, too old, of a newer release. The message
/// says what was found and what the operator can do; nothing was changed.
/// </summary>
public sealed class LedgerUnusableException : IOException
{
    internal LedgerUnusableException(string message, Exception? reason = null)
        : base(message, reason)
    {
    }
}
