using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Tandem.Ledger.Sqlite;

namespace Tandem.Hosting.Verbs;

/// <summary><c>tandem backup DIR</c>: database, keys and evidence as they are now, while the server goes on.</summary>
static class BackupVerb
{
    // Files that are named by an event never change; copied after the database, they are all there.
    static readonly string[] Folders = ["keys", "evidence"];

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

    // Under another name first: a folder of the name that was asked for is a complete backup.
    static async Task<long> Write(Settings settings, string folder, CancellationToken ct)
    {
        if (settings.Postgres is not null)
            throw new IOException(
                "The record is in PostgreSQL: back it up with pg_dump, and after that copy the folders "
                + $"{string.Join(" and ", Folders)} of {settings.Data}.");
        if (Path.Exists(folder)) throw new IOException($"{folder} exists already; a backup never replaces anything.");

        var partial = folder + ".partial";
        if (Path.Exists(partial))
            throw new IOException($"{partial}: an earlier backup was cut short; remove it first.");
        PrivateFolder.In(Path.GetDirectoryName(folder)!, Path.GetFileName(partial));
        try
        {
            var copy = Installation.DatabaseOf(partial);
            await SqliteBackup.Write(Installation.DatabaseOf(settings.Data), copy, ct);
            var bytes = new FileInfo(copy).Length;
            foreach (var name in Folders) bytes += await Copy(settings.Data, partial, name, ct);
            Directory.Move(partial, folder);
            return bytes;
        }
        catch
        {
            Directory.Delete(partial, recursive: true);
            throw;
        }
    }

    static async Task<long> Copy(string from, string to, string folder, CancellationToken ct)
    {
        var copied = PrivateFolder.In(to, folder);
        var source = new DirectoryInfo(Path.Combine(from, folder));
        if (!source.Exists) return 0;
        var bytes = 0L;
        foreach (var file in source.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var place = Path.Combine(copied.FullName, Path.GetRelativePath(source.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            await using var reading = file.OpenRead();
            await using var writing = new FileStream(place, FileMode.CreateNew, FileAccess.Write);
            await reading.CopyToAsync(writing, ct);
            writing.Flush(flushToDisk: true);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(place, file.UnixFileMode);
            bytes += reading.Length;
        }
        return bytes;
    }
}
