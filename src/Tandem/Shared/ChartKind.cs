namespace Tandem.Shared;

/// <summary>How a chart draws the table that it stands with.</summary>
public enum ChartKind
{
    /// <summary>Lines over days: the first column holds days.</summary>
    Lines,

    /// <summary>Lines over anything else that goes on, such as months: the first column holds their names.</summary>
    Course,

    /// <summary>Bars over names: the first column holds names.</summary>
    Bars,
}
