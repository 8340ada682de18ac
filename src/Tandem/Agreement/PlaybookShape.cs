using Tandem.Domain.Agreement;
using Tandem.Hosting.Yaml;

namespace Tandem.Agreement;

/// <summary>What every playbook says of itself before what it is about.</summary>
static class PlaybookShape
{
    public static Shape.Fields Of(Field content) => new([
        new("id", Singles.Text(DescriptionLimits.KeyCharactersMax), "The playbook's name in the record."),
        new("title", Singles.Text(DescriptionLimits.TitleCharactersMax), "What people call it."),
        new("version", Singles.Text(DescriptionLimits.KeyCharactersMax), "Changes with the content, such as 1.0.0."),
        new("source", Singles.Text(DescriptionLimits.TitleCharactersMax), "Where it comes from."),
        new("licence", Singles.Text(DescriptionLimits.KeyCharactersMax), "The terms on which it may be used."),
        new("language", Singles.Text(DescriptionLimits.KeyCharactersMax), "The language of its titles, such as en."),
        content,
    ]);
}
