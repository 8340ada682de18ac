namespace Tandem.Domain.Delivery;

/// <summary>How much one submission or rejection may carry.</summary>
public static class DeliveryLimits
{
    /// <summary>Evidence files in one submission.</summary>
    public const int EvidenceFilesMax = 200;

    /// <summary>Findings in one rejection.</summary>
    public const int FindingsMax = 200;

    /// <summary>Characters of all findings of one rejection together, which is one fact of the record.</summary>
    public const int FindingsCharactersMax = 100_000;

    /// <summary>Characters of a note, a finding or a reason.</summary>
    public const int TextCharactersMax = 10_000;

    /// <summary>The fewest digits of a commit id: fewer name too many commits.</summary>
    public const int CommitDigitsMin = 7;

    /// <summary>The most digits of a commit id: those of a SHA-256.</summary>
    public const int CommitDigitsMax = 64;

    /// <summary>Characters of a link.</summary>
    public const int ReferenceCharactersMax = 2_000;
}
