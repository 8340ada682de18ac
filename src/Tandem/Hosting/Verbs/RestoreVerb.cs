using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Sqlite;
using NodaTime;
using Tandem.Domain;
using Tandem.Portfolio;

namespace Tandem.Hosting.Verbs;

/// <summary><c>tandem restore BACKUP --data DIR</c>: a data directory from a backup whose record proves
/// whole.</summary>
static class RestoreVerb
{
    public static Command Verb()
    {
        var backup = new Argument<string>("BACKUP")
        {
            Description = "A folder that tandem backup wrote; it stays as it is.",
        };
        var data = new Option<string>("--data")
        {
            Description = "The data directory to make: not there yet, or empty.",
            HelpName = "DIR",
            Required = true,
        };
        var verb = new Command("restore",
            "Make a data directory from a backup, and verify its record before it is used.")
        {
            backup, data,
        };
        verb.SetAction((asked, cancelled) => Run(Path.GetFullPath(asked.GetValue(backup)!),
            Path.TrimEndingDirectorySeparator(Path.GetFullPath(asked.GetValue(data)!)),
            asked.InvocationConfiguration.Output, asked.InvocationConfiguration.Error, cancelled));
        return verb;
    }

    static async Task<int> Run(string backup, string data, TextWriter output, TextWriter error, CancellationToken ct)
    {
        try
        {
            Judge(backup, data);
            // An empty folder may stand there, made for the purpose; the copy takes its place.
            if (Directory.Exists(data)) Directory.Delete(data);
            var bytes = await DataFolder.Copy(backup, data, ct, copy => Prove(copy, output, error, ct));
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"Restored {bytes:#,0} bytes to {data}. Start it with: tandem serve --data {data}"));
            return ExitCode.AllRight;
        }
        catch (RecordUnproved)
        {
            await error.WriteLineAsync($"Nothing was restored. {backup} is as it was.");
            return ExitCode.Wrong;
        }
        catch (Exception refused) when (refused is SettingRefused or IOException or UnauthorizedAccessException
            or InvalidDataException or HistoryDoesNotFoldException or SqliteException)
        {
            await error.WriteLineAsync(refused.Message);
            return ExitCode.Unusable;
        }
    }

    static void Judge(string backup, string data)
    {
        if (!Directory.Exists(backup)) throw new IOException($"{backup}: no such folder.");
        if (!File.Exists(Installation.DatabaseOf(backup)))
            throw new IOException($"{Installation.DatabaseOf(backup)}: no such database. A record in PostgreSQL is "
                + "restored with pg_restore.");
        if (!File.Exists(Path.Combine(backup, "keys", "log.pem")))
            throw new IOException($"{backup} has no keys/log.pem, the key that signs the record; put it back first.");
        if (File.Exists(data) || Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any())
            throw new IOException($"{data} is not empty; a restore never replaces anything.");
    }

    static async Task Prove(string copy, TextWriter output, TextWriter error, CancellationToken ct)
    {
        // Only the copy is meant, whatever the environment says about the server's record.
        var settings = Settings.Read(setting => setting.Name == "data" ? copy : null);
        await using (var record = await Installation.Open(settings, SystemClock.Instance, ct, true, recordOnly: true))
        {
            var organisations = await record.Ledger.Organisations(ct);
            if (organisations.Count == 0) await output.WriteLineAsync("Nothing is recorded in it yet.");
            foreach (var organisation in organisations)
                if (!await RecordProof.Holds(record, organisation, output, error, ct)) throw new RecordUnproved();
        }
        // Tables for lists bear no signature: those of the backup are not believed, but made anew from what was proved.
        await using var whole = await Installation.Open(settings, SystemClock.Instance, ct, alone: true);
        foreach (var organisation in await whole.Ledger.Organisations(ct))
            await ReadTableUpkeep.Rebuild(whole.Ledger, organisation, whole.Clock, ct);
    }

    /// <summary>The record of the copy is damaged or breaks its rules; it was said where.</summary>
    sealed class RecordUnproved : Exception;
}
