using System.Text.RegularExpressions;
using Tandem.Domain.Agreement;
using Tandem.Hosting.Yaml;

namespace Tandem.Hosting.Library;

/// <summary>What every playbook says of itself before what it is about.</summary>
static partial class PlaybookShape
{
    public const string KindField = "kind";

    /// <summary>The header of a kind, and then its content.</summary>
    public static Shape.Fields Of(string kind, IEnumerable<Field> content) => new([
        new(KindField, Kind(kind), "What the playbook is for."),
        new("id", Id, "The playbook's name in the record; a copy of your own has another one."),
        new("title", Singles.Text(DescriptionLimits.TitleCharactersMax), "What people call it."),
        new("version", Singles.Text(DescriptionLimits.KeyCharactersMax), "Changes with the content, such as 1.0.0."),
        new("source", Singles.Text(DescriptionLimits.TextCharactersMax), "Where it comes from."),
        new("licence", Singles.Text(DescriptionLimits.KeyCharactersMax), "The terms on which it may be used."),
        new("language", Language, "The language of its texts, such as en."),
        .. content,
    ]);

    static Shape.Single Kind(string kind) => new($"the kind {kind}", text => text == kind ? null : "",
        () => Singles.OneOf([kind]));

    static Shape.Single Id { get; } = new("a name such as model-advisor",
        text => text.Length <= DescriptionLimits.KeyCharactersMax && IdText().IsMatch(text) ? null
            : $"Write at most {DescriptionLimits.KeyCharactersMax} small letters, digits and hyphens.",
        () => new()
        {
            ["type"] = "string",
            ["pattern"] = IdPattern,
            ["maxLength"] = DescriptionLimits.KeyCharactersMax,
        });

    static Shape.Single Language { get; } = new("a language such as en or de-CH",
        text => LanguageText().IsMatch(text) ? null : "Write the language's code in two or three small letters.",
        () => new() { ["type"] = "string", ["pattern"] = LanguagePattern });

    const string IdPattern = "^[a-z0-9]+(-[a-z0-9]+)*$";
    const string LanguagePattern = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

    [GeneratedRegex(IdPattern, RegexOptions.NonBacktracking)]
    private static partial Regex IdText();

    [GeneratedRegex(LanguagePattern, RegexOptions.NonBacktracking)]
    private static partial Regex LanguageText();
}
