using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tandem.Hosting.Yaml;

/// <summary>What a file holds, or why it cannot be read: exactly one of the two is there.</summary>
sealed record YamlReading(YamlNode? Root, FileError? Error);

/// <summary>
/// Reads YAML, and JSON as a part of it, within <see cref="YamlLimits"/>. Anchors, aliases and tags are refused:
/// nobody
/// needs them to describe an engagement, and a few lines of them unfold into gigabytes.
/// </summary>
sealed class YamlTree
{
    readonly string file;
    readonly Parser parser;
    FileError? error;
    int nodes;

    YamlTree(string text, string file) =>
        (this.file, parser) = (file, new Parser(new Scanner(new StringReader(text), skipComments: true)));

    public static YamlReading Read(string text, string file)
    {
        if (text.Length > YamlLimits.BytesMax) return new(null, FileText.TooLarge(file));
        text = text.TrimStart('\uFEFF');
        if (YamlCharacters.FirstRefused(text, file) is { } refused) return new(null, refused);
        text = YamlCharacters.WithoutJsonTabs(text);
        var tree = new YamlTree(text, file);
        try
        {
            var root = tree.ReadDocument();
            return new(tree.error is null ? root : null, tree.error);
        }
        catch (YamlException unreadable)
        {
            return new(null, YamlAdvice.On(unreadable, text, file));
        }
        catch (Exception lost) when (lost is InvalidOperationException or ArgumentException)
        {
            // The parser's own state machine gives up like this on some texts that are not YAML, without saying where.
            var near = tree.parser.Current?.End ?? Mark.Empty;
            return new(null, new(file, (int)Math.Max(1, near.Line), (int)Math.Max(1, near.Column),
                "something that is not YAML here or after", "YAML",
                "Compare indentation and quotation marks with the example."));
        }
    }

    // A null from any step means that the error is set, and ends the reading.
    YamlNode? ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out var end))
            return Fail(end.Start, "an empty file", "named fields", "Start from the example in the documentation.");
        parser.Consume<DocumentStart>();
        if (ReadNode(depth: 1) is not { } root) return null;
        parser.Consume<DocumentEnd>();
        return parser.Accept<DocumentStart>(out var second)
            ? Fail(second.Start, "a second document", "one document", "Remove the line '---' and what follows it.")
            : root;
    }

    YamlNode? ReadNode(int depth)
    {
        if (parser.Accept<AnchorAlias>(out var alias))
            return Fail(alias.Start, $"the alias *{alias.Value}", "a value",
                "Write the value out; aliases are not read.");
        if (!parser.Accept<NodeEvent>(out var node))
            return Fail(parser.Current?.Start ?? Mark.Empty, "nothing", "a value", "");
        if (!IsPlain(node)) return null;
        if (++nodes > YamlLimits.NodesMax)
            return Fail(node.Start, "more values", $"at most {YamlLimits.NodesMax} values in a file", "");
        if (depth > YamlLimits.DepthMax)
            return Fail(node.Start, "another level", $"at most {YamlLimits.DepthMax} levels of lists and fields", "");
        return node switch
        {
            Scalar scalar => ReadText(scalar),
            SequenceStart => ReadList(depth),
            _ => ReadMap(depth),
        };
    }

    bool IsPlain(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
            Fail(node.Start, $"the anchor &{node.Anchor}", "a value", "Remove it; anchors are not read.");
        else if (!node.Tag.IsEmpty)
            Fail(node.Start, $"the tag {node.Tag}", "a value", "Remove it; tags are not read.");
        return error is null;
    }

    YamlText ReadText(Scalar scalar)
    {
        parser.MoveNext();
        return new((int)scalar.Start.Line, (int)scalar.Start.Column, scalar.Value, scalar.Style);
    }

    YamlList? ReadList(int depth)
    {
        var start = parser.Consume<SequenceStart>().Start;
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            if (ReadNode(depth + 1) is not { } item) return null;
            items.Add(item);
        }
        return new((int)start.Line, (int)start.Column, items);
    }

    YamlMap? ReadMap(int depth)
    {
        var start = parser.Consume<MappingStart>().Start;
        var fields = new List<(YamlText, YamlNode)>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (ReadNode(depth + 1) is not { } name) return null;
            if (name is not YamlText key)
            {
                Fail(new Mark(0, name.Line, name.Column), name.Word, "the name of a field", "");
                return null;
            }
            if (ReadNode(depth + 1) is not { } value) return null;
            fields.Add((key, value));
        }
        return new((int)start.Line, (int)start.Column, fields);
    }

    YamlNode? Fail(Mark at, string found, string expected, string advice)
    {
        error ??= new(file, (int)at.Line, (int)at.Column, found, expected, advice);
        return null;
    }
}
