using Tandem.Ledger.Tree;

namespace Tandem.Ledger.Commit;

/// <summary>Something that waits to be committed, and whoever waits for it.</summary>
abstract class Job
{
    /// <summary>What it weighs in a batch.</summary>
    public abstract long Bytes { get; }

    /// <summary>What to run beside the log, in this order.</summary>
    public abstract IReadOnlyList<Statement> Statements { get; }

    /// <summary>Tells the caller what became of it; only after the commit, because then it is durable.</summary>
    public abstract void Settle();

    /// <summary>Tells the caller that nothing came of it.</summary>
    public abstract void Fail(Exception reason);
}

/// <summary>A command's facts that wait.</summary>
sealed class AppendJob(Append append) : Job
{
    readonly TaskCompletionSource<AppendOutcome> settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Append Append => append;

    public Task<AppendOutcome> Settled => settled.Task;

    /// <summary>Hashed where the command arrives, so that the one who commits need not.</summary>
    public Digest[] PayloadDigests { get; } = [.. append.Facts.Select(fact => Digest.Of(fact.Payload))];

    public override long Bytes { get; } = append.Facts.Sum(fact => (long)fact.Payload.Length);

    /// <summary>Set when the batch is planned, and again when it has to be planned anew.</summary>
    public AppendOutcome? Outcome { get; set; }

    public override IReadOnlyList<Statement> Statements =>
        Outcome is AppendOutcome.Appended ? append.Alongside : [];

    public override void Settle() => settled.TrySetResult(Outcome!);

    public override void Fail(Exception reason) => settled.TrySetException(reason);
}

/// <summary>Statements outside the log that wait.</summary>
sealed class WriteJob(IReadOnlyList<Statement> statements) : Job
{
    readonly TaskCompletionSource<IReadOnlyList<int>> settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<IReadOnlyList<int>> Settled => settled.Task;

    /// <summary>How many rows each statement touched.</summary>
    public int[] Rows { get; } = new int[statements.Count];

    public override long Bytes => 0;

    public override IReadOnlyList<Statement> Statements => statements;

    public override void Settle() => settled.TrySetResult(Rows);

    public override void Fail(Exception reason) => settled.TrySetException(reason);
}
