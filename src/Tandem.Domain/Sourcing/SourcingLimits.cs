namespace Tandem.Domain.Sourcing;

/// <summary>How much one sourcing case may hold.</summary>
public static class SourcingLimits
{
    /// <summary>Characters of a key.</summary>
    public const int KeyCharactersMax = 60;

    /// <summary>Characters of a title or name.</summary>
    public const int TitleCharactersMax = 300;

    /// <summary>Characters of a description, note or reason.</summary>
    public const int TextCharactersMax = 10_000;

    /// <summary>Characters of one section of a brief.</summary>
    public const int SectionCharactersMax = 100_000;

    /// <summary>Characters that one fact of the record holds: encoded, none takes more than six bytes.</summary>
    public const int FactCharactersMax = 150_000;

    /// <summary>Revisions of one brief, drafts among them.</summary>
    public const int BriefRevisionsMax = 10_000;

    /// <summary>People in one case.</summary>
    public const int PeopleMax = 100;

    /// <summary>Candidates in one case.</summary>
    public const int CandidatesMax = 50;

    /// <summary>Criteria that are scored in one case.</summary>
    public const int CriteriaMax = 100;

    /// <summary>Knock-outs in one case.</summary>
    public const int KnockOutsMax = 50;

    /// <summary>Outcomes of a need, and entries of each list about a candidate.</summary>
    public const int ListMax = 50;

    /// <summary>Minor units of a price.</summary>
    public const long PriceMinorMax = 4_000_000_000_000_000;

    /// <summary>The highest score; the lowest is 0.</summary>
    public const int ScoreMax = 4;

    /// <summary>What all weights add up to.</summary>
    public const decimal WeightTotal = 100;
}
