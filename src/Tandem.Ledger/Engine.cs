namespace Tandem.Ledger;

/// <summary>The databases that a ledger can live in.</summary>
public enum Engine
{
    /// <summary>One file on the machine itself: the default.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, version 15 or later, which several nodes may share.</summary>
    Postgres,
}
