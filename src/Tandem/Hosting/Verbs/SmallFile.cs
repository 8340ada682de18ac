namespace Tandem.Hosting.Verbs;

static class SmallFile
{
    /// <summary>The file's bytes; null, and the reason on <paramref name="error"/>, when it can't be read.</summary>
    public static byte[]? Read(string path, int bytesMax, TextWriter error)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length <= bytesMax)
            {
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return bytes;
            }
            error.WriteLine($"{path}: the file is larger than {bytesMax} bytes.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            error.WriteLine($"{path}: the file can't be read. {wrong.Message}");
        }
        return null;
    }
}
