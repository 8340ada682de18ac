namespace Tandem.Domain.Finance;

/// <summary>How much one recording of costs may carry.</summary>
public static class FinanceLimits
{
    /// <summary>Entries recorded at once.</summary>
    public const int EntriesMax = 10_000;

    /// <summary>Minor units of one cost, without its sign.</summary>
    public const long EntryMinorMax = 400_000_000_000_000;

    /// <summary>Minor units of all costs of an engagement, without their signs: no sum of them overflows.</summary>
    public const long GrossMinorMax = 4_000_000_000_000_000_000;

    /// <summary>Characters of an external id.</summary>
    public const int IdCharactersMax = 200;

    /// <summary>Characters of a description.</summary>
    public const int DescriptionCharactersMax = 1_000;
}
