namespace Tandem.Hosting.Yaml;

/// <summary>Something wrong in a file that a person wrote, with its place and what to do about it.</summary>
/// <param name="File">The file's name as the person knows it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units as editors count.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should.</param>
/// <param name="Advice">What to do; may be empty where the expectation says it.</param>
public sealed record FileError(string File, int Line, int Column, string Found, string Expected, string Advice = "")
{
    /// <summary>The most characters of the file that an error repeats.</summary>
    public const int FoundCharactersMax = 60;

    /// <summary>What stands there, shortened and without characters that cannot be shown.</summary>
    public static string Quote(string found)
    {
        var shown = found.Length > FoundCharactersMax ? found[..FoundCharactersMax] + "…" : found;
        return $"'{string.Concat(shown.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '·' : c))}'";
    }

    /// <summary>One line in the form that editors and terminals make clickable.</summary>
    public override string ToString() =>
        $"{File}:{Line}:{Column}: found {Found}; expected {Expected}.{(Advice.Length == 0 ? "" : " ")}{Advice}";
}
