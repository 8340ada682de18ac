using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Tandem.Domain.Values;

namespace Tandem.Hosting.Yaml;

/// <summary>The single values that files are made of, and how their texts are read.</summary>
static class Singles
{
    /// <summary>A text of at least one visible character. What looks like a number is a text too.</summary>
    public static Shape.Single Text(int most) => new("a text",
        text => string.IsNullOrWhiteSpace(text) ? "Write something here."
            : text.Length > most ? $"It has {text.Length} characters; at most {most} are kept." : null,
        () => new()
        {
            ["type"] = new JsonArray("string", "number", "boolean"),
            ["minLength"] = 1,
            ["maxLength"] = most,
        });

    /// <summary>A text that a rule judges later; the pattern tells editors what the rule will say.</summary>
    public static Shape.Single Judged(string word, string pattern) => new(word, _ => null,
        () => new() { ["type"] = new JsonArray("string", "number"), ["pattern"] = pattern });

    /// <summary>One of some words.</summary>
    public static Shape.Single Choice(IReadOnlyList<string> words) => new($"one of {string.Join(", ", words)}",
        text => words.Contains(text) ? null : Meant(text, words),
        () => OneOf(words));

    public static Shape.Single Whole(int least, int most) => new($"a whole number from {least} to {most}",
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most ? null : "",
        () => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most });

    /// <summary>A number that <see cref="ReadNumber"/> reads.</summary>
    public static Shape.Single Number { get; } = new("a number such as 12.5 or -3",
        text => IsNumber(text) ? null : "Use a full stop before decimals and no thousands separators.",
        () => new() { ["type"] = new JsonArray("number", "string"), ["pattern"] = NumberPattern });

    /// <summary>An amount in the file's currency, without the currency.</summary>
    public static Shape.Single Amount { get; } = new("an amount such as 12500 or 12500.50",
        text => IsNumber(text) ? null : "Write digits and at most one full stop, without the currency.",
        () => new()
        {
            ["type"] = new JsonArray("number", "string"),
            ["minimum"] = 0,
            ["pattern"] = "^[0-9]+(\\.[0-9]+)?$",
        });

    public static Shape.Single Day { get; } = new("a day such as 2026-03-31",
        text => LocalDatePattern.Iso.Parse(text).Success ? null
            : LooksLikeADay(text) ? $"There is no day {text} in the calendar."
            : "Write year, month and day with hyphens.",
        () => new() { ["type"] = "string", ["format"] = "date", ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });

    /// <summary>A time zone by its IANA name.</summary>
    public static Shape.Single Zone { get; } = new("a time zone such as Europe/London",
        text => DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is null
            ? Meant(text, DateTimeZoneProviders.Tzdb.Ids) : null,
        () => new() { ["type"] = "string", ["examples"] = new JsonArray("Europe/London", "America/New_York", "UTC") });

    public static decimal ReadNumber(string text) => decimal.Parse(text, Style, CultureInfo.InvariantCulture);

    public static LocalDate ReadDay(string text) => LocalDatePattern.Iso.Parse(text).Value;

    const string NumberPattern = "^-?[0-9]+(\\.[0-9]+)?$";
    const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    static bool LooksLikeADay(string text) => text is [_, _, _, _, '-', _, _, '-', _, _]
        && text.Where((_, at) => at is not (4 or 7)).All(char.IsAsciiDigit);

    static bool IsNumber(string text) =>
        text.Length > 0 && char.IsAsciiDigit(text[^1]) && char.IsAsciiDigit(text.TrimStart('-')[0])
        && decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out _);

    /// <summary>Words as a list of a schema.</summary>
    public static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => JsonValue.Create(word))]);

    /// <summary>The schema of a value that is one of some words.</summary>
    public static JsonObject OneOf(IEnumerable<string> words) => new() { ["enum"] = Words(words) };

    static string Meant(string text, IEnumerable<string> words) =>
        Spelling.Meant(text, words) is { } meant ? $"Did you mean {meant}?" : "";
}
