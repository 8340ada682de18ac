namespace Tandem.Domain.Sourcing.Lint;

/// <summary>What kind of engagement a document is about.</summary>
public enum ModelLabel
{
    /// <summary>Neither can be said with any confidence.</summary>
    Unclear,

    /// <summary>A function is handed over and run by the supplier to service levels.</summary>
    ItOutsourcing,

    /// <summary>A defined piece of software is built and accepted.</summary>
    SoftwareOutsourcing,

    /// <summary>A team that the supplier manages works on the client's priorities.</summary>
    DedicatedTeam,

    /// <summary>People join the client's team and work under its direction.</summary>
    StaffAugmentation,

    /// <summary>Goods, works or services that are not software work.</summary>
    NotSoftware,
}

/// <summary>The labels as files and command lines write them.</summary>
public static class ModelLabels
{
    /// <summary>All of them, in the order of the type.</summary>
    public static IReadOnlyList<string> Words { get; } =
        ["unclear", "it-outsourcing", "software-outsourcing", "dedicated-team", "staff-augmentation", "not-software"];

    /// <summary>The word of a label.</summary>
    public static string Word(this ModelLabel label) => Words[(int)label];

    /// <summary>The label of a word, or null.</summary>
    public static ModelLabel? Read(string word)
    {
        for (var at = 0; at < Words.Count; at++)
            if (Words[at] == word) return (ModelLabel)at;
        return null;
    }
}
