using Tandem.Domain.Sourcing.Lint;
using Tandem.Hosting.Yaml;

namespace Tandem.Bench.Lint;

/// <summary>What a person says of a real document.</summary>
sealed record LabelledBrief(
    string File, byte[] Bytes, IReadOnlyList<ModelLabel> Claimed, IReadOnlyList<ModelLabel> Described,
    IReadOnlySet<string> Applies)
{
    public static IReadOnlyList<LabelledBrief> Read(string folder)
    {
        var path = Path.Combine(folder, "labels.yaml");
        var (root, wrong) = YamlTree.Read(System.IO.File.ReadAllText(path), path);
        if (root is not YamlMap map) throw new InvalidDataException(wrong?.ToString() ?? path);
        return [.. map.List("documents").Cast<YamlMap>().Select(document => new LabelledBrief(
            document.Text("file"), System.IO.File.ReadAllBytes(Path.Combine(folder, document.Text("file"))),
            Labels(document, "claimed"), Labels(document, "described"),
            document.List("applies").Cast<YamlText>().Select(id => id.Value).ToHashSet(StringComparer.Ordinal)))];
    }

    static List<ModelLabel> Labels(YamlMap document, string field) =>
        [.. document.List(field).Cast<YamlText>().Select(word => ModelLabels.Read(word.Value)!.Value)];
}
