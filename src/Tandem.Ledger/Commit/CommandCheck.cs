namespace Tandem.Ledger.Commit;

/// <summary>A command as its records show it, or as its row states it.</summary>
sealed record CommandRun(string Id, long First, long Version, long Facts)
{
    public override string ToString() => $"first_index {First}, version {Version} and facts {Facts} of '{Id}'";
}

/// <summary>Gathers the commands from the records that they led to, which follow one another.</summary>
sealed class CommandCheck
{
    readonly List<CommandRun> done = [];
    CommandRun? open;

    public long Count { get; private set; }

    public void Follow(RecordedFact fact)
    {
        if (open is not null && open.Id == fact.CommandId)
        {
            open = open with { Version = fact.Version, Facts = open.Facts + 1 };
            return;
        }
        if (open is not null) done.Add(open);
        open = new(fact.CommandId, fact.Index, fact.Version, 1);
        Count++;
    }

    /// <summary>The commands that have ended; at the end, the last one too.</summary>
    public IReadOnlyList<CommandRun> Take(bool last)
    {
        if (last && open is not null) done.Add(open);
        CommandRun[] taken = [.. done];
        done.Clear();
        return taken;
    }
}
