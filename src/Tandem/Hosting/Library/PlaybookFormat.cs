using Tandem.Domain.Values;
using Tandem.Hosting.Yaml;

namespace Tandem.Hosting.Library;

/// <summary>A kind of playbook: what stands in its files. <see cref="PlaybookKinds"/> lists every one.</summary>
abstract class PlaybookFormat(string kind, string title, string meaning, IEnumerable<Field> content)
{
    /// <summary>The name that the files of this kind write in their field <c>kind</c>.</summary>
    public string Kind => kind;

    /// <summary>What people call the kind.</summary>
    public string Title => title;

    /// <summary>What its files are for, in one sentence.</summary>
    public string Meaning => meaning;

    /// <summary>Whether an organisation chooses one; the others hold for the whole installation as they ship.</summary>
    public bool IsChosen { get; init; } = true;

    /// <summary>Header and content.</summary>
    public Shape.Fields Shape { get; } = PlaybookShape.Of(kind, content);

    /// <summary>Holds a file against the shape and the rules of this kind.</summary>
    /// <returns>What it says of itself and everything wrong with it: one of the two is there.</returns>
    public (PlaybookHeader? Header, Sequence<FileError> Errors) Check(YamlNode root, string file)
    {
        var check = new ShapeCheck(file);
        ReadContent(root, check);
        return check.Errors.Count > 0 ? (null, check.Errors) : (PlaybookHeader.Of((YamlMap)root), []);
    }

    /// <summary>Reads what has the shape; everything that is wrong is reported to the check.</summary>
    protected abstract void ReadContent(YamlNode root, ShapeCheck check);
}

/// <summary>A kind of playbook whose content is a <typeparamref name="T"/>.</summary>
/// <param name="kind">The name in files.</param>
/// <param name="title">What people call the kind.</param>
/// <param name="meaning">What it is for, in one sentence.</param>
/// <param name="content">The fields after the header.</param>
/// <param name="read">Reads a file that has the shape. What the shape cannot say is reported to the check; what is
/// returned then is thrown away.</param>
sealed class PlaybookFormat<T>(
    string kind, string title, string meaning, IEnumerable<Field> content, Func<YamlMap, ShapeCheck, T> read)
    : PlaybookFormat(kind, title, meaning, content) where T : class
{
    /// <summary>A playbook that the product cannot do without.</summary>
    /// <exception cref="InvalidDataException">It cannot be used; the message names every fault with its
    /// place.</exception>
    public Playbook<T> Load(string path)
    {
        var (playbook, errors) = Read(File.ReadAllBytes(path), path);
        return playbook ?? throw new InvalidDataException(string.Join('\n', errors));
    }

    /// <summary>The playbook of a file, or every reason why it is none.</summary>
    public (Playbook<T>? Playbook, Sequence<FileError> Errors) Read(ReadOnlySpan<byte> bytes, string file)
    {
        var (text, undecodable) = FileText.Decode(bytes, file);
        if (text is null) return (null, [undecodable!]);
        var (root, unreadable) = YamlTree.Read(text, file);
        if (root is null) return (null, [unreadable!]);
        var check = new ShapeCheck(file);
        var content = Read(root, check);
        return check.Errors.Count > 0 || content is null ? (null, check.Errors)
            : (new(PlaybookHeader.Of((YamlMap)root), PlaybookHash.Of(bytes), content), []);
    }

    protected override void ReadContent(YamlNode root, ShapeCheck check) => Read(root, check);

    T? Read(YamlNode root, ShapeCheck check)
    {
        check.Check(root, Shape);
        return check.Errors.Count == 0 ? read((YamlMap)root, check) : null;
    }
}
