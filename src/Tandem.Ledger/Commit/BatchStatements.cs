namespace Tandem.Ledger.Commit;

/// <summary>What a batch runs beside the log.</summary>
static class BatchStatements
{
    /// <summary>The statements of the batch's jobs in their order, each with its place in its job, without those that a
    /// later one replaces.</summary>
    public static List<(Job Job, int Place)> Of(IReadOnlyList<Job> batch)
    {
        var statements = new List<(Job Job, int Place)>();
        var replaced = new HashSet<string>(StringComparer.Ordinal);
        for (var job = batch.Count - 1; job >= 0; job--)
            for (var place = batch[job].Statements.Count - 1; place >= 0; place--)
                // Whoever writes outside the log is told how many rows each statement touched, so all of those are run.
                if (batch[job] is WriteJob || batch[job].Statements[place].Replaces is not { } name
                    || replaced.Add(name))
                    statements.Add((batch[job], place));
        statements.Reverse();
        return statements;
    }
}
