using System.Globalization;
using System.Text.Json;
using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing.Benchmarks;
using Tandem.Domain.Values;
using Tandem.Hosting.Library;
using Tandem.Hosting.Yaml;

namespace Tandem.Sourcing.Benchmarks;

/// <summary>Reads published figures of the market, <c>playbooks/benchmarks.yaml</c>.</summary>
static class BenchmarksPlaybook
{
    public const string File = "benchmarks.yaml";

    const int FiguresMax = 500;
    const int FirstYear = 1950, LastYear = 2200;

    static readonly Shape.Single Text = Singles.Text(DescriptionLimits.TextCharactersMax);
    static readonly Shape.Single Key = Singles.Text(DescriptionLimits.KeyCharactersMax);

    static readonly Shape.Fields Figure = new([
        new("key", Key, "By which the figure is named."),
        new("title", Text, "What it measures."),
        new("topic", Key, "What it belongs to, such as alignment."),
        new("value", Singles.Number, "The figure."),
        new("unit", Singles.Choice(Words<BenchmarkUnit>()), "What it counts."),
        new("of", Text, "Who was asked or counted."),
        new("year", Singles.Whole(FirstYear, LastYear), "When."),
        new("source", Text, "By whom."),
        new("own", Singles.Choice(Words<OwnFigure>()), "The organisation's own figure that it may stand beside.",
            Required: false),
    ]);

    public static PlaybookFormat<BenchmarkSet> Format { get; } = new("benchmarks", "Benchmarks",
        "Published figures of the market, each with its year and source.",
        [new("figures", new Shape.ListOf(Figure, FiguresMax), "The figures.")], Read);

    static BenchmarkSet Read(YamlMap map, ShapeCheck check)
    {
        var figures = map.List("figures").Cast<YamlMap>().ToList();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var figure in figures)
        {
            if (!taken.Add(figure.Text("key"))) check.Report(figure.Find("key")!, "a key that no other figure has", "");
            var most = figure.Text("unit") == Word(BenchmarkUnit.Stars) ? 5 : 100;
            if (Singles.ReadNumber(figure.Text("value")) is var value && (value < 0 || value > most))
                check.Report(figure.Find("value")!, $"a number from 0 to {most}", "");
        }
        return new(figures.Select(Of).ToSequence());
    }

    static Benchmark Of(YamlMap figure) => new(figure.Text("key"), figure.Text("title"), figure.Text("topic"),
        Singles.ReadNumber(figure.Text("value")), Named<BenchmarkUnit>(figure.Text("unit"))!.Value, figure.Text("of"),
        int.Parse(figure.Text("year"), CultureInfo.InvariantCulture), figure.Text("source"),
        Named<OwnFigure>(figure.TextOrNull("own")));

    static string Word<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    static string[] Words<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(Word)];

    static T? Named<T>(string? word) where T : struct, Enum =>
        Enum.GetValues<T>().Where(each => Word(each) == word).Select(each => (T?)each).FirstOrDefault();
}
