namespace Tandem.Domain.Delivery;

/// <summary>How much one submission or rejection may carry.</summary>
public static class DeliveryLimits
{
    /// <summary>Evidence files in one submission.</summary>
    public const int EvidenceFilesMax = 200;

    /// <summary>Findings in one rejection.</summary>
    public const int FindingsMax = 200;

    /// <summary>Characters of a note, a finding or a reason.</summary>
    public const int TextCharactersMax = 10_000;

    /// <summary>Characters of a commit id or a link.</summary>
    public const int ReferenceCharactersMax = 2_000;
}
