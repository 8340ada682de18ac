using YamlDotNet.Core;

namespace Tandem.Hosting.Yaml;

/// <summary>A piece of a file with the place where it starts, from 1.</summary>
abstract class YamlNode(int line, int column)
{
    public int Line => line;

    public int Column => column;

    /// <summary>What people call it.</summary>
    public abstract string Word { get; }
}

/// <summary>A text, number, date or other single value; numbers are what they look like.</summary>
sealed class YamlText(int line, int column, string value, ScalarStyle style) : YamlNode(line, column)
{
    public string Value => value;

    public ScalarStyle Style => style;

    /// <summary>Whether nothing is written here: an empty value, <c>~</c> or <c>null</c> without quotes.</summary>
    public bool IsNothing => style == ScalarStyle.Plain && value is "" or "~" or "null" or "Null" or "NULL";

    public override string Word => IsNothing ? "nothing" : FileError.Quote(value);
}

/// <summary>A list.</summary>
sealed class YamlList(int line, int column, IReadOnlyList<YamlNode> items) : YamlNode(line, column)
{
    public IReadOnlyList<YamlNode> Items => items;

    public override string Word => "a list";
}

/// <summary>Named fields in the order in which they are written; a name may wrongly stand there twice.</summary>
sealed class YamlMap(int line, int column, IReadOnlyList<(YamlText Key, YamlNode Value)> fields)
    : YamlNode(line, column)
{
    public IReadOnlyList<(YamlText Key, YamlNode Value)> Fields => fields;

    /// <summary>The value of the first field of that name, or null.</summary>
    public YamlNode? Find(string key)
    {
        foreach (var field in fields)
            if (field.Key.Value == key) return field.Value;
        return null;
    }

    /// <summary>A text that is known to be there.</summary>
    public string Text(string key) => ((YamlText)Find(key)!).Value;

    /// <summary>A text, or null where the field is absent or empty.</summary>
    public string? TextOrNull(string key) => Find(key) is YamlText { IsNothing: false } text ? text.Value : null;

    /// <summary>The entries of a list; none where the field is absent or empty.</summary>
    public IReadOnlyList<YamlNode> List(string key) => Find(key) is YamlList list ? list.Items : [];

    public override string Word => "named fields";
}
