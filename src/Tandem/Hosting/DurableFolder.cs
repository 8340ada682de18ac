using System.Runtime.InteropServices;
using System.Text;

namespace Tandem.Hosting;

/// <summary>
/// Makes the names in a folder durable: a file that was moved there is found again after a power cut.
/// </summary>
static class DurableFolder
{
    const int ReadOnly = 0;

    /// <summary>Has the folder's entries written to the disk. Windows journals them itself.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(Encoding.UTF8.GetBytes(folder + "\0"), ReadOnly);
        if (handle < 0) throw Refused(folder);
        try
        {
            if (Sync(handle) != 0) throw Refused(folder);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    static IOException Refused(string folder) =>
        new($"{folder} could not be written to the disk: {Marshal.GetLastPInvokeErrorMessage()}");

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Close(int handle);
}
