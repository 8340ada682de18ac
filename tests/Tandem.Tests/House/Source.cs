namespace Tandem.Tests.House;

/// <summary>A file of the working copy, named from its root with forward slashes.</summary>
sealed record Source(string Path, string Text)
{
    static readonly string[] Roots = ["src", "tests", "bench"];

    /// <summary>All code that is written by hand, pages too.</summary>
    public static IReadOnlyList<Source> Code { get; } =
        [.. Roots.SelectMany(root => In(root, "*.cs").Concat(In(root, "*.razor")))];

    public string Name => System.IO.Path.GetFileName(Path);

    public string[] Lines => Text.Split('\n');

    public static IEnumerable<Source> In(string folder, string pattern) =>
        Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal).Select(Read);

    /// <summary>Fails with all that is at fault, unabridged.</summary>
    public static void Holds(IEnumerable<string> faults)
    {
        var all = string.Join('\n', faults);
        Assert.True(all.Length == 0, all);
    }

    public static Source Read(string path) =>
        new(path, File.ReadAllText(System.IO.Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n"));
}
