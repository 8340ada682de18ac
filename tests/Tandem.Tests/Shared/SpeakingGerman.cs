using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Tandem.Tests.Shared;

/// <summary>The second language proves that no text is built in.</summary>
public sealed partial class SpeakingGerman
{
    static readonly string Source = Path.Combine(Repository.Root, "src", "Tandem");

    public static TheoryData<string> EnglishFiles => [.. Directory
        .EnumerateFiles(Source, "*Texts.resx", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Source, file))];

    [Theory]
    [MemberData(nameof(EnglishFiles))]
    public void Every_text_and_no_other_has_a_German_one_with_the_same_places(string file)
    {
        var english = Texts(Path.Combine(Source, file));
        var german = Texts(Path.Combine(Source, Path.ChangeExtension(file, ".de.resx")));

        Assert.Empty(german.Keys.Except(english.Keys));
        Assert.Empty(english.Keys.Except(german.Keys));
        Assert.All(
            german, text => Assert.Equal((text.Key, Places(english[text.Key])), (text.Key, Places(text.Value))));
    }

    static Dictionary<string, string> Texts(string file) => !File.Exists(file) ? [] : XDocument.Load(file).Root!
        .Elements("data").ToDictionary(text => text.Attribute("name")!.Value, text => text.Element("value")!.Value);

    static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(place => place.Value).Order().Distinct());

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Place();
}
