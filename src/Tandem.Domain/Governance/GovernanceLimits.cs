namespace Tandem.Domain.Governance;

/// <summary>How long what people write about roles and rights may be.</summary>
public static class GovernanceLimits
{
    /// <summary>Characters of a reason.</summary>
    public const int ReasonCharactersMax = 10_000;

    /// <summary>Characters of the title of a right.</summary>
    public const int TitleCharactersMax = 300;
}
