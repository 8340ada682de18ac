namespace Tandem.Shared;

/// <summary>How a chart draws the table that it stands with.</summary>
public enum ChartKind
{
    /// <summary>Lines over days: the first column holds days.</summary>
    Lines,

    /// <summary>Bars over names: the first column holds names.</summary>
    Bars,
}
