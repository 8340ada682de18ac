using System.CommandLine;
using System.Data.Common;
using NodaTime;
using Tandem.Domain;

namespace Tandem.Hosting.Verbs;

/// <summary>Options by which a verb names the record that it reads, and the record opened.</summary>
sealed class OpenedRecord
{
    readonly RecordOptions options = new();

    /// <summary>Opens the record alone, also one that is broken: for verbs that hand it over to be checked.</summary>
    public bool RecordOnly { get; init; }

    readonly Option<string?> organisation = new("--organisation")
    {
        Description = "The organisation whose log is meant. Needed only where there are several.",
        HelpName = "ID",
    };

    public void AddTo(Command verb)
    {
        AddPlaceTo(verb);
        verb.Options.Add(organisation);
    }

    /// <summary>Adds only the options that say where the record is, for a verb that knows whose log it
    /// means.</summary>
    public void AddPlaceTo(Command verb) => options.AddTo(verb);

    /// <summary>The folder in which the record would lie, where there is no such folder yet; else null.</summary>
    /// <exception cref="SettingRefused">A value is not what its setting expects.</exception>
    public string? Absent(ParseResult asked) =>
        options.Named(asked) is { Data: var data } && !Directory.Exists(data) ? data : null;

    /// <summary>Opens the record for as long as <paramref name="use"/> takes, and answers its exit code.</summary>
    public Task<int> Use(
        ParseResult asked, Func<Installation, string, Task<int>> use, TextWriter error, CancellationToken ct) =>
        Use(asked, async installation => await use(installation, await Organisation(installation, asked, ct)), error,
            ct);

    /// <summary>The same, whether anything was recorded yet or not.</summary>
    public async Task<int> Use(
        ParseResult asked, Func<Installation, Task<int>> use, TextWriter error, CancellationToken ct)
    {
        try
        {
            await using var installation = await Installation.Open(options.Read(asked), SystemClock.Instance, ct,
                recordOnly: RecordOnly);
            return await use(installation);
        }
        catch (Exception refused) when (refused is SettingRefused or IOException or UnauthorizedAccessException
            or InvalidDataException or HistoryDoesNotFoldException)
        {
            await error.WriteLineAsync(refused.Message);
            return ExitCode.Unusable;
        }
        catch (DbException broken)
        {
            await error.WriteLineAsync(Altered(broken));
            return ExitCode.Unusable;
        }
    }

    /// <summary>What to say of a database that is not as this version left it: a table is gone, say.</summary>
    public static string Altered(DbException broken) =>
        $"The database cannot be read: {broken.Message} Nothing was changed. If it was altered by hand, restore a "
            + "backup ('tandem restore').";

    async Task<string> Organisation(Installation installation, ParseResult asked, CancellationToken ct)
    {
        var known = await installation.Ledger.Organisations(ct);
        if (asked.GetValue(organisation) is { } named)
            return known.Contains(named) ? named : throw new IOException($"Nothing is recorded of {named}.");
        // Rows that were moved to an organisation that has no log are damage of the log that they were taken from.
        if (known.Count > 1)
        {
            var heads = new List<string>();
            foreach (var each in known)
                if (await installation.Ledger.Checkpoint(each, ct) is not null) heads.Add(each);
            if (heads is [var only]) return only;
        }
        return known.Count switch
        {
            0 => throw new IOException("Nothing is recorded yet."),
            1 => known[0],
            _ => throw new IOException($"Several organisations have a log; name one: {string.Join(", ", known)}."),
        };
    }
}
