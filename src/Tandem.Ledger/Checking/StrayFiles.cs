namespace Tandem.Ledger.Checking;

// Files that do not belong to the bundle: nothing would prove them, so nobody should take them for a part of it.
static class StrayFiles
{
    public static void Note(string folder, long size, EvidenceFiles evidence, Findings findings)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            var belongs = BundleFiles.Single.Contains(name)
                || TileFiles.Belongs(name, size)
                || (name.Split('/') is [BundleFiles.EvidenceFolder, var digest] && evidence.Includes(digest));
            if (!belongs) findings.Add(new(name), "only files of the bundle", "a file that is no part of it");
        }
    }
}
