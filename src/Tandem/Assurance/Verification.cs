using NodaTime;
using Tandem.Ledger.Checking;

namespace Tandem.Assurance;

/// <summary>One check of an organisation's ledger by this server, under way or done.</summary>
/// <param name="number">Counts the checks of this organisation since the server started, from 1.</param>
/// <param name="asked">When it was asked for.</param>
/// <param name="stop">Ends it early; belongs to whoever runs it.</param>
public sealed class Verification(int number, Instant asked, CancellationTokenSource stop)
{
    /// <summary>Counts the checks of this organisation since the server started, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>When it began; when it was asked for, as long as it waits its turn.</summary>
    public Instant Started { get; private set; } = asked;

    /// <summary>When it was over, or null.</summary>
    public Instant? Ended { get; internal set; }

    /// <summary>Records in the log when it was asked for.</summary>
    public long Size { get; internal init; }

    /// <summary>Records read out of the database so far.</summary>
    public long Copied { get; internal set; }

    /// <summary>Records checked so far.</summary>
    public long Checked { get; internal set; }

    /// <summary>Records in the log when it began.</summary>
    public long Of { get; internal set; }

    /// <summary>
    /// What was found; null while it runs, when it was stopped, and when the record cannot even be read.
    /// </summary>
    public CheckReport? Report { get; internal set; }

    /// <summary>
    /// Records that differ from the hash that was stored for them when they were recorded, or cannot be read.
    /// </summary>
    public IReadOnlyList<Finding> Damaged { get; internal set; } = [];

    /// <summary>Rows of the database that do not say what the records say.</summary>
    public IReadOnlyList<Finding> Misfiled { get; internal set; } = [];

    /// <summary>
    /// Files that the record names and that are missing or were changed: the record is not concerned.
    /// </summary>
    public IReadOnlyList<Finding> Evidence { get; internal set; } = [];

    /// <summary>Files that the record names.</summary>
    public int Files { get; internal set; }

    /// <summary>
    /// Rows of the tables that pages read from and that a rebuild would write otherwise: the record is not concerned.
    /// </summary>
    public IReadOnlyList<Finding> Tables { get; internal set; } = [];

    /// <summary>Why it ended without a report, or null.</summary>
    public string? Failure { get; internal set; }

    /// <summary>Somebody stopped it.</summary>
    public bool Stopped { get; internal set; }

    /// <summary>Whether it is still under way.</summary>
    public bool IsRunning => Run is { IsCompleted: false };

    /// <summary>The first record that something is wrong with, or null.</summary>
    public long? FirstBadIndex =>
        Misfiled.Concat(Damaged).Select(each => each.Place.Index).Append(Report?.FirstBadIndex).Min();

    /// <summary>Everything that is wrong, the exact places first.</summary>
    public IReadOnlyList<Finding> Findings =>
        [.. Misfiled, .. Damaged, .. Report?.Findings ?? [], .. Report?.Replay?.Findings ?? [], .. Evidence, .. Tables];

    /// <summary>Whether it came to an end and found the record as it was signed, no rule broken, and pages reading
    /// what the record says.</summary>
    public bool AllRight => Report is { Intact: true } && Failure is null && !Stopped && Findings.Count == 0;

    internal Task? Run { get; set; }

    internal CancellationToken Stopping => stop.Token;

    /// <summary>Its turn has come: what it waited is not what it takes.</summary>
    internal void Begin(Instant now, TimeSpan timeMax)
    {
        Started = now;
        stop.CancelAfter(timeMax);
    }

    internal void Stop()
    {
        if (IsRunning) stop.Cancel();
    }
}
