using Tandem.Ledger.Sqlite;

namespace Tandem.Hosting;

/// <summary>A data directory with its SQLite database, copied as a whole.</summary>
static class DataFolder
{
    /// <summary>What lies beside the database and belongs to the record.</summary>
    /// <remarks>Files that an event names never change; copied after the database, they are all there.</remarks>
    public static IReadOnlyList<string> Folders { get; } = ["keys", "evidence"];

    /// <summary>The folder of what is on its way in, and belongs to nothing yet.</summary>
    public const string Arriving = "arriving";

    /// <summary>Copies database, keys and evidence, and answers how many bytes they have.</summary>
    /// <param name="from">The data directory; it may be in use.</param>
    /// <param name="folder">A folder that is not there yet; it appears under its name when it is complete.</param>
    /// <param name="ct">Gives up; nothing is left behind.</param>
    /// <param name="approve">Looks at the copy before it gets its name; what it throws removes the copy.</param>
    /// <exception cref="IOException">There is no database, or an earlier copy was cut short.</exception>
    public static async Task<long> Copy(string from, string folder, CancellationToken ct,
        Func<string, Task>? approve = null)
    {
        var partial = folder + ".partial";
        if (Path.Exists(partial))
            throw new IOException($"{partial}: an earlier copy was cut short; remove it first.");
        PrivateFolder.In(Path.GetDirectoryName(folder)!, Path.GetFileName(partial));
        try
        {
            var copy = Installation.DatabaseOf(partial);
            await SqliteBackup.Write(Installation.DatabaseOf(from), copy, ct);
            var bytes = new FileInfo(copy).Length;
            foreach (var name in Folders) bytes += await Copy(from, partial, name, ct);
            if (approve is not null) await approve(partial);
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
