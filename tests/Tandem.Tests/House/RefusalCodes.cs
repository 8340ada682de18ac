using System.Text.RegularExpressions;

namespace Tandem.Tests.House;

/// <summary>The refusals that a file of the code makes, in the order in which they stand there.</summary>
/// <param name="Path">The file.</param>
/// <param name="Codes">Their codes.</param>
/// <param name="Text">The file's text, with strings that are written in parts put together.</param>
sealed partial record RefusalCodes(string Path, IReadOnlyList<string> Codes, string Text)
{
    // The gallery of page parts shows a refusal that nobody meets.
    const string Sample = "src/Tandem/Shared/Gallery/Sample.cs";

    public static IReadOnlyList<RefusalCodes> All { get; } =
        [.. Source.Code.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal) && file.Path != Sample)
            .Select(Of).Where(each => each.Codes.Count > 0)];

    public static RefusalCodes Of(Source file) => new(file.Path, SpeaksOfRefusals().IsMatch(file.Text)
        ? [.. Made().Matches(file.Text).Select(match => match.Groups["code"].Value).Distinct()] : [],
        Parts().Replace(file.Text, "").Replace("\\\"", "\"", StringComparison.Ordinal));

    [GeneratedRegex(@"Refusal\b|urn:tandem:refusal:")]
    private static partial Regex SpeaksOfRefusals();

    [GeneratedRegex(
        @"new( [\w.]*Refusal)?\(\s*""(?<code>[a-z]+\.[a-z-]+)"",|urn:tandem:refusal:(?<code>[a-z]+\.[a-z-]+)""")]
    private static partial Regex Made();

    [GeneratedRegex(@"""\s*\+\s*\$?""")]
    private static partial Regex Parts();
}
