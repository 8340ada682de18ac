namespace Tandem.Ledger.Commit;

/// <summary>The values of statements, as both engines take them.</summary>
static class StatementValues
{
    /// <summary>
    /// Puts what was recorded in place of <see cref="Recorded"/>; refuses types that only one engine knows.
    /// </summary>
    public static object? Resolve(object? value, Job job) => value switch
    {
        null or string or long or int or bool or double or byte[] => value,
        Recorded what when job is AppendJob { Outcome: AppendOutcome.Appended appended } => Of(what, appended),
        Recorded => throw new ArgumentException($"Only statements alongside an append know Recorded.{value}."),
        _ => throw new ArgumentException($"A {value.GetType()} does not mean the same to both engines."),
    };

    static long Of(Recorded what, AppendOutcome.Appended appended) => what switch
    {
        Recorded.FirstIndex => appended.FirstIndex,
        Recorded.LastIndex => appended.FirstIndex + appended.Count - 1,
        Recorded.Version => appended.Version,
        Recorded.At => appended.At.Microseconds(),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };
}
