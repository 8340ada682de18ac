namespace Tandem.Domain.Finance;

/// <summary>How much one recording of costs may carry.</summary>
public static class FinanceLimits
{
    /// <summary>Entries recorded at once.</summary>
    public const int EntriesMax = 10_000;

    /// <summary>Characters of an external id.</summary>
    public const int IdCharactersMax = 200;

    /// <summary>Characters of a description.</summary>
    public const int DescriptionCharactersMax = 1_000;
}
