using Tandem.Ledger.Bundles;
using Tandem.Ledger.Checking;

namespace Tandem.Tests.Ledger;

// A bundle on disk that goes away with the test.
sealed class BundleFolder : IDisposable
{
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"tandem-bundle-{Guid.NewGuid():n}");

    public static async Task<BundleFolder> Of(ClaimsLog log)
    {
        var bundle = new BundleFolder();
        await Bundle.Write(bundle.Folder, log.Source, TestContext.Current.CancellationToken);
        return bundle;
    }

    public string this[string name] => Path.Combine(Folder, name);

    public IEnumerable<string> Files =>
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal);

    public Task<CheckReport> Checked(Replay? replay = null, params VerifierKey[] trusted) =>
        Check.Bundle(Folder, trusted, replay, null, TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<Finding>> Findings() => (await Checked()).Findings;

    public void Change(string name, int at, Func<byte, byte> change)
    {
        using var file = File.Open(this[name], FileMode.Open);
        file.Position = at;
        var changed = change((byte)file.ReadByte());
        file.Position = at;
        file.WriteByte(changed);
    }

    public void Replace(string name, string old, string by) =>
        File.WriteAllText(this[name], File.ReadAllText(this[name]).Replace(old, by, StringComparison.Ordinal));

    public void Dispose()
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }
}
