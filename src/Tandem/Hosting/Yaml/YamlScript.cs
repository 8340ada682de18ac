using System.Globalization;
using System.Text;

namespace Tandem.Hosting.Yaml;

/// <summary>Writes YAML in one fixed way, so that equal content is equal bytes: two blanks of indentation, LF, no
/// folding.</summary>
sealed class YamlScript
{
    readonly StringBuilder script = new();
    int indent;
    bool itemStarts;

    /// <summary>A text of any characters, in the plainest form that reads back as the same text and never as a
    /// number.</summary>
    public YamlScript Text(string key, string? value) => value is null ? this
        : Line(key, YamlQuotes.Of(value, indent + 2));

    /// <summary>A number, day or word that is known to need no quotation marks.</summary>
    public YamlScript Plain(string key, string? value) => value is null ? this : Line(key, value);

    /// <summary>Words that are known to need no quotation marks, in one line; nothing for null.</summary>
    public YamlScript Words(string key, IEnumerable<string>? words) =>
        words is null ? this : Line(key, $"[{string.Join(", ", words)}]");

    /// <summary>Fields below a name.</summary>
    public YamlScript Fields(string key, Action fields)
    {
        Line(key, "");
        return Indented(fields);
    }

    /// <summary>A list of fields below a name; <c>[]</c> where it is empty.</summary>
    public YamlScript List<T>(string key, IReadOnlyCollection<T> items, Action<T> item)
    {
        if (items.Count == 0) return Line(key, "[]");
        Line(key, "");
        return Indented(() =>
        {
            foreach (var each in items)
            {
                itemStarts = true;
                Indented(() => item(each));
            }
        });
    }

    /// <summary>Inside a list: an entry that is a text itself.</summary>
    public YamlScript Entry(string text)
    {
        itemStarts = false;
        script.Append(' ', indent - 2).Append("- ").Append(YamlQuotes.Of(text, indent)).Append('\n');
        return this;
    }

    /// <summary>An empty line, for the eye.</summary>
    public YamlScript Gap()
    {
        script.Append('\n');
        return this;
    }

    public override string ToString() => script.ToString();

    YamlScript Line(string key, string value)
    {
        if (itemStarts) script.Append(' ', indent - 2).Append("- ");
        else script.Append(' ', indent);
        itemStarts = false;
        script.Append(CultureInfo.InvariantCulture, $"{key}:").Append(value.Length == 0 ? "" : " ").Append(value)
            .Append('\n');
        return this;
    }

    YamlScript Indented(Action write)
    {
        indent += 2;
        write();
        indent -= 2;
        return this;
    }
}
