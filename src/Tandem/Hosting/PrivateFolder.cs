namespace Tandem.Hosting;

/// <summary>Folders that only the account of the server may read.</summary>
static class PrivateFolder
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The folder, made where it is missing; one that others could read is closed to them.</summary>
    public static DirectoryInfo In(string data, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(data, name));
        if (!OperatingSystem.IsWindows()) folder.UnixFileMode = OwnerOnly;
        return folder;
    }
}
