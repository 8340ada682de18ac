namespace Tandem.Shared;

/// <summary>What a mark means; its colour and its icon follow. The text beside it says the same.</summary>
public enum Tone
{
    /// <summary>Nothing to do: planned, closed, for information.</summary>
    Quiet,

    /// <summary>Under way.</summary>
    Busy,

    /// <summary>Done as promised: accepted, met, within bounds.</summary>
    Good,

    /// <summary>Look at it: close to a limit, soon due.</summary>
    Attention,

    /// <summary>Needs a decision now: overdue, rejected, over a limit.</summary>
    Bad,
}

static class Tones
{
    public static string Class(this Tone tone) => tone switch
    {
        Tone.Good => "tone-good",
        Tone.Attention => "tone-attention",
        Tone.Bad => "tone-bad",
        Tone.Busy => "tone-busy",
        _ => "tone-quiet",
    };

    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Good => "circle-check",
        Tone.Attention => "alert-triangle",
        Tone.Bad => "alert-circle",
        Tone.Busy => "progress-check",
        _ => "circle-dashed",
    };
}
