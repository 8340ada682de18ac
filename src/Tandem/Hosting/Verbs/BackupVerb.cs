using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Tandem.Hosting.Verbs;

/// <summary><c>tandem backup DIR</c>: database, keys and evidence as they are now, while the server goes on.</summary>
static class BackupVerb
{
    public static Command Verb()
    {
        var folder = new Argument<string>("DIR") { Description = "A folder that is not there yet; its parent is." };
        var verb = new Command("backup", "Copy database, keys and evidence while the server runs, to start from later.")
        {
            folder,
        };
        var options = new RecordOptions();
        options.AddTo(verb);
        verb.SetAction(async (asked, cancelled) =>
        {
            try
            {
                var settings = options.Read(asked);
                var bytes = await Write(settings, Path.GetFullPath(asked.GetValue(folder)!), cancelled);
                await asked.InvocationConfiguration.Output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"Wrote {bytes:#,0} bytes to {asked.GetValue(folder)}."));
                return ExitCode.AllRight;
            }
            catch (Exception refused) when (refused is SettingRefused or IOException or UnauthorizedAccessException
                or SqliteException)
            {
                await asked.InvocationConfiguration.Error.WriteLineAsync(refused.Message);
                return ExitCode.Unusable;
            }
        });
        return verb;
    }

    static async Task<long> Write(Settings settings, string folder, CancellationToken ct)
    {
        if (settings.Postgres is not null)
            throw new IOException(
                "The record is in PostgreSQL: back it up with pg_dump, and after that copy the folders "
                + $"{string.Join(" and ", DataFolder.Folders)} of {settings.Data}.");
        if (Path.Exists(folder)) throw new IOException($"{folder} exists already; a backup never replaces anything.");

        return await DataFolder.Copy(settings.Data, folder, ct);
    }
}
