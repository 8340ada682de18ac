using System.Text.Json.Nodes;
using Tandem.Domain.Values;

namespace Tandem.Hosting.Yaml;

/// <summary>
/// What may stand at a place of a file. From one shape come the errors of <see cref="ShapeCheck"/> and the JSON Schema
/// of
/// <see cref="ShapeSchema"/>, so that an editor and the product never disagree.
/// </summary>
abstract record Shape
{
    Shape() { }

    /// <summary>What people call it, such as "a day such as 2026-03-31".</summary>
    public abstract string Word { get; }

    /// <summary>A single value.</summary>
    /// <param name="Word">What is expected.</param>
    /// <param name="Fault">What is wrong with a text, as advice (empty where the expectation says it); null if
    /// nothing.</param>
    /// <param name="Schema">The same for editors.</param>
    public sealed record Single(string Word, Func<string, string?> Fault, Func<JsonObject> Schema) : Shape
    {
        /// <inheritdoc/>
        public override string Word { get; } = Word;
    }

    /// <summary>A list.</summary>
    /// <param name="Of">What its entries are.</param>
    /// <param name="Most">How many there may be.</param>
    public sealed record ListOf(Shape Of, int Most) : Shape
    {
        /// <inheritdoc/>
        public override string Word => $"a list, each entry {Of.Word}";
    }

    /// <summary>Named fields.</summary>
    public sealed record Fields(Sequence<Field> All) : Shape
    {
        /// <inheritdoc/>
        public override string Word =>
            $"the fields {string.Join(", ", All.Where(each => each.Required).Select(each => each.Key))}";

        /// <summary>The field of a name, or null.</summary>
        public Field? Find(string key) => All.FirstOrDefault(field => field.Key == key);
    }

    /// <summary>Fields of names that the file chooses.</summary>
    /// <param name="Key">What a name may be.</param>
    /// <param name="Of">What stands there.</param>
    /// <param name="Most">How many there may be.</param>
    public sealed record MapOf(Single Key, Shape Of, int Most) : Shape
    {
        /// <inheritdoc/>
        public override string Word => $"named fields, each {Of.Word}";
    }

    /// <summary>A single value, or the same with more said about it.</summary>
    public sealed record Either(Single Short, Fields Long) : Shape
    {
        /// <inheritdoc/>
        public override string Word => Short.Word;
    }
}

/// <summary>A named field.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Shape">What stands there.</param>
/// <param name="Meaning">One sentence for editors.</param>
/// <param name="Required">Whether it must be there.</param>
sealed record Field(string Key, Shape Shape, string Meaning, bool Required = true);
