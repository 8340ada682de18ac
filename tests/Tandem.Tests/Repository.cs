namespace Tandem.Tests;

/// <summary>The working copy that the tests were built from, for what must stay in step with the documents.</summary>
static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    static string Find(string directory) => File.Exists(Path.Combine(directory, "Tandem.slnx"))
        ? directory
        : Find(Path.GetDirectoryName(directory)
            ?? throw new DirectoryNotFoundException("The tests run outside of the working copy."));
}
