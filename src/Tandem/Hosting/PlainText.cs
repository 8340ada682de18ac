using System.Text.Json;
using System.Text.Json.Serialization;
using Tandem.Domain;

namespace Tandem.Hosting;

/// <summary>Text that both databases can hold: without U+0000 and without halves of characters.</summary>
static class PlainText
{
    /// <summary>Where a text holds what no database takes, or -1.</summary>
    public static int FaultAt(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyInRange('\uD800', '\uDFFF') < 0) return text.IndexOf('\0');
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1])) at++;
            else if (text[at] == '\0' || char.IsSurrogate(text[at])) return at;
        }
        return -1;
    }

    /// <summary>Why a text cannot be taken; null where it can.</summary>
    public static Refusal? Fault(string field, ReadOnlySpan<char> text) =>
        FaultAt(text) is >= 0 and var at ? Faulty(field, text[at]) : null;

    /// <summary>The first fault in the names and values of a query or a form.</summary>
    /// <param name="values">The query or the form.</param>
    /// <param name="unlike">A field that is read otherwise, such as a file's text, or null.</param>
    public static Refusal? Fault(
        IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> values, string? unlike = null)
    {
        foreach (var (name, texts) in values)
        {
            if (FaultAt(name) is >= 0 and var at) return Faulty("name", name[at]);
            if (name == unlike) continue;
            foreach (var text in texts)
                if (Fault(name, text) is { } fault) return fault;
        }
        return null;
    }

    /// <summary>The beginning of a text; a character is never cut in two.</summary>
    public static string Cut(string text, int charactersMax) =>
        text.Length <= charactersMax ? text
        : text[..(charactersMax > 0 && char.IsHighSurrogate(text[charactersMax - 1])
            ? charactersMax - 1 : charactersMax)];

    static Refusal Faulty(string field, char found) => new("api.text-unusable",
        $"This text holds U+{(int)found:X4}, which is no character that can be kept; remove it.", field);

    /// <summary>Reads the strings of a request's body.</summary>
    public sealed class Json : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? Checked(ref reader)
                : throw new JsonException();

        public override string ReadAsPropertyName(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Checked(ref reader);

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value);

        public override void WriteAsPropertyName(
            Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

        static string Checked(ref Utf8JsonReader reader)
        {
            string text;
            try
            {
                text = reader.GetString()!;
            }
            catch (InvalidOperationException)
            {
                throw new JsonException("This text holds half of a character, a lone surrogate; remove it.");
            }
            return Fault("", text) is { } fault ? throw new JsonException(fault.Reason) : text;
        }
    }
}
