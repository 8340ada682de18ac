using System.Runtime.InteropServices;
using SQLitePCL;

namespace Tandem.Ledger.Sqlite;

/// <summary>
/// Chooses the native library: the operating system's where it is recent enough, because the distribution patches it,
/// else the one that comes with the packages.
/// </summary>
static class SqliteLibrary
{
    const string NameInPackages = "e_sqlite3";

    // RETURNING came with 3.35.0.
    const int VersionMin = 3_035_000;

    static readonly string[] SystemNames = OperatingSystem.IsWindows()
        ? ["winsqlite3"]
        : OperatingSystem.IsMacOS() ? ["/usr/lib/libsqlite3.dylib"] : ["libsqlite3.so.0"];

    static readonly Lazy<string> Chosen = new(Choose);

    /// <summary>Which library is used, in words for the server's log.</summary>
    public static string Load() => Chosen.Value;

    static string Choose()
    {
        var system = SystemNames.Select(Usable).FirstOrDefault(library => library != IntPtr.Zero);
        NativeLibrary.SetDllImportResolver(
            typeof(SQLite3Provider_e_sqlite3).Assembly,
            (name, _, _) => name == NameInPackages ? system : IntPtr.Zero);
        Batteries_V2.Init();
        var version = raw.sqlite3_libversion().utf8_to_string();
        return system == IntPtr.Zero
            ? $"SQLite {version}, which comes with Tandem"
            : $"SQLite {version} of the operating system";
    }

    static IntPtr Usable(string name)
    {
        if (!NativeLibrary.TryLoad(name, out var library)) return IntPtr.Zero;
        if (Call(library, "sqlite3_libversion_number") >= VersionMin && Call(library, "sqlite3_threadsafe") != 0)
            return library;
        NativeLibrary.Free(library);
        return IntPtr.Zero;
    }

    static int Call(IntPtr library, string function) =>
        NativeLibrary.TryGetExport(library, function, out var address)
            ? Marshal.GetDelegateForFunctionPointer<Number>(address)()
            : 0;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    delegate int Number();
}
