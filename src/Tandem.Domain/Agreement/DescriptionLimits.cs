namespace Tandem.Domain.Agreement;

/// <summary>How much one engagement may hold.</summary>
public static class DescriptionLimits
{
    /// <summary>Characters of a key.</summary>
    public const int KeyCharactersMax = 60;

    /// <summary>Characters of a title or name.</summary>
    public const int TitleCharactersMax = 300;

    /// <summary>Characters of a description or reason.</summary>
    public const int TextCharactersMax = 10_000;

    /// <summary>
    /// Minor units of the value of one deliverable: the sum of as many as there may be does not overflow.
    /// </summary>
    public const long ValueMinorMax = 400_000_000_000_000;

    /// <summary>Minor units of a budget, a contingency or a threshold.</summary>
    public const long BudgetMinorMax = 4_000_000_000_000_000_000;

    /// <summary>Deliverables in one engagement.</summary>
    public const int DeliverablesMax = 10_000;

    /// <summary>Releases in one engagement.</summary>
    public const int ReleasesMax = 1_000;

    /// <summary>People in one engagement.</summary>
    public const int PeopleMax = 2_000;

    /// <summary>Criteria of one deliverable.</summary>
    public const int CriteriaMax = 100;

    /// <summary>Outcomes of one engagement.</summary>
    public const int OutcomesMax = 200;
}
