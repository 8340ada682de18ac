using Tandem.Agreement;
using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Values;
using Tandem.Hosting.Library;
using Tandem.Hosting.Yaml;

namespace Tandem.Sourcing.Briefs;

/// <summary>Reads what a brief is made of, <c>playbooks/brief-sections.yaml</c>.</summary>
static class BriefSectionsPlaybook
{
    const int SectionsMax = 60;
    const int RulesMax = 60;

    static readonly Shape.Single Key = Singles.Text(DescriptionLimits.KeyCharactersMax);
    static readonly Shape.Single Title = Singles.Text(DescriptionLimits.TitleCharactersMax);
    static readonly Shape.Single Text = Singles.Text(DescriptionLimits.TextCharactersMax);

    static readonly Shape.Fields Section = new([
        new("key", Key, "Its name in forms and files, such as acceptance."),
        new("title", Title, "Its head in the document."),
        new("question", Text, "What it answers."),
        new("help", Text, "How to answer it."),
        new("example", Text, "An answer."),
        new("rules", new Shape.ListOf(Key, RulesMax), "The lint rules that a good answer satisfies.", Required: false),
    ]);

    public static PlaybookFormat<BriefBook> Format { get; } = new("brief-sections", "Brief sections",
        "What a brief is made of: sections with their questions, help and examples.",
        [new("sections", new Shape.ListOf(Section, SectionsMax), "In the order in which they are written.")], Read);

    static readonly Lazy<Playbook<BriefBook>> Loaded =
        new(() => Format.Load(Path.Combine(Playbooks.Shipped, "brief-sections.yaml")));

    /// <summary>The sections that ship with the product.</summary>
    public static Playbook<BriefBook> Shipped => Loaded.Value;

    static BriefBook Read(YamlMap file, ShapeCheck check)
    {
        var sections = file.List("sections").Cast<YamlMap>().ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var again in sections.Where(section => !seen.Add(section.Text("key"))))
            check.Report(again.Find("key")!, "a key of its own", "Join the two sections, or rename one.");
        return new(sections.Select(section => new BriefSection(section.Text("key"), section.Text("title"),
            section.Text("question"), section.Text("help"), section.Text("example"),
            section.List("rules").Cast<YamlText>().Select(rule => rule.Value).ToSequence())).ToSequence());
    }
}
