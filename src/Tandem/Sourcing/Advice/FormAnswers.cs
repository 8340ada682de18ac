using Microsoft.Extensions.Primitives;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Sourcing.Cost;
using Tandem.Domain.Values;
using Tandem.Hosting.Yaml;
using YamlDotNet.Core;

namespace Tandem.Sourcing.Advice;

/// <summary>
/// Answers that came as the fields of a form. They are judged as those of a file are: each field stands on a line of
/// its own, by which an error finds back to it.
/// </summary>
sealed class FormAnswers
{
    const char Within = '.';
    const string TeamField = AnswersShape.Costs + ".team";

    readonly AdvisorBook book;
    readonly RateCard card;
    readonly List<string> lines = [];
    readonly Dictionary<string, string> values;

    FormAnswers(AdvisorBook book, RateCard card, Dictionary<string, string> values) =>
        (this.book, this.card, this.values) = (book, card, values);

    /// <summary>The name of a field.</summary>
    public static string Name(string part, string key) => $"{part}{Within}{key}";

    /// <summary>The name of the field that counts the people of a rate.</summary>
    public static string NameOf(Rate rate) => $"{TeamField}{Within}{rate.Role}{Within}{rate.Seniority}";

    /// <summary>What a form says of a book's questions; other fields are left alone.</summary>
    public static Dictionary<string, string> Values(AdvisorBook book, RateCard card,
        IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var known = Names(book, card).ToHashSet(StringComparer.Ordinal);
        return form.Where(field => known.Contains(field.Key) && !string.IsNullOrWhiteSpace(field.Value[^1]))
            .ToDictionary(field => field.Key, field => field.Value[^1]!.Trim());
    }

    /// <summary>What was answered to questions that the form does not ask: fields of its parts that it does not
    /// have.</summary>
    public static IReadOnlyList<string> Unknown(AdvisorBook book, RateCard card,
        IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var known = Names(book, card).ToHashSet(StringComparer.Ordinal);
        return [.. form.Select(field => field.Key).Where(key => !known.Contains(key)
            && Parts.Any(part => key.StartsWith(part + Within, StringComparison.Ordinal))).Distinct()];
    }

    /// <summary>Whether a form was filled at all, if only with blanks.</summary>
    public static bool IsAsked(AdvisorBook book, RateCard card, IEnumerable<KeyValuePair<string, StringValues>> form) =>
        form.Any(field => Names(book, card).Contains(field.Key)) || Unknown(book, card, form).Count > 0;

    static string[] Parts { get; } =
        [AnswersShape.Answers, AnswersShape.Preferences, AnswersShape.Context, AnswersShape.Costs];

    /// <summary>Every field of the form.</summary>
    public static IEnumerable<string> Names(AdvisorBook book, RateCard card) =>
        book.Questions.Select(each => Name(AnswersShape.Answers, each.Key))
            .Concat(book.Preferences.Select(each => Name(AnswersShape.Preferences, each.Key)))
            .Concat(ContextKeys.Select(key => Name(AnswersShape.Context, key)))
            .Append(AnswersShape.Wants)
            .Concat(CostKeys.Select(key => Name(AnswersShape.Costs, key)))
            .Concat(card.Rates.Select(NameOf));

    /// <summary>What is known of the work.</summary>
    public static IReadOnlyList<string> ContextKeys { get; } =
        [AdvisorBook.MonthsInput, AdvisorBook.TeamSizeInput, AdvisorBook.LeadershipHoursInput, AnswersShape.Budget];

    /// <summary>What is known of prices, besides the team.</summary>
    public static IReadOnlyList<string> CostKeys { get; } = [AnswersShape.InternalRate, AnswersShape.FixedPrice,
        AnswersShape.FixedMonths, AnswersShape.ServiceFee];

    /// <summary>What was told, or what is wrong with each field.</summary>
    public static (Told? Told, IReadOnlyDictionary<string, string> Errors) Read(AdvisorBook book, RateCard card,
        Dictionary<string, string> values)
    {
        var form = new FormAnswers(book, card, values);
        var (told, errors) = AnswersFile.Read(form.Tree(), "form", book, card);
        return (told, errors.GroupBy(each => form.lines[each.Line - 1]).ToDictionary(field => field.Key,
            field => string.Join(' ', field.Select(Sentence))));
    }

    /// <summary>The same answers as a file, to keep.</summary>
    public static IEnumerable<KeyValuePair<string, string>> InOrder(AdvisorBook book, RateCard card,
        IReadOnlyDictionary<string, string> values) => Names(book, card).Where(values.ContainsKey)
        .Select(name => KeyValuePair.Create(name, values[name]));

    YamlMap Tree() => Map(
        (AnswersShape.Answers, Part(AnswersShape.Answers, book.Questions.Select(each => each.Key))),
        (AnswersShape.Preferences, Part(AnswersShape.Preferences, book.Preferences.Select(each => each.Key))),
        (AnswersShape.Context, Part(AnswersShape.Context, ContextKeys)),
        (AnswersShape.Wants, Leaf(AnswersShape.Wants)),
        (AnswersShape.Costs, Map([.. CostKeys.Select(key => (key, Leaf(Name(AnswersShape.Costs, key)))),
            (AnswersShape.Team, Team())])));

    YamlMap Part(string part, IEnumerable<string> keys) =>
        Map([.. keys.Select(key => (key, Leaf(Name(part, key))))]);

    YamlList Team() => new(1, 1, [.. card.Rates
        .Where(rate => values.GetValueOrDefault(NameOf(rate)) is not (null or "0"))
        .Select(rate => Map((AnswersShape.Role, new YamlText(1, 1, rate.Role, ScalarStyle.Plain)),
            (AnswersShape.Seniority, new YamlText(1, 1, rate.Seniority, ScalarStyle.Plain)),
            (AnswersShape.Count, Leaf(NameOf(rate)))))]);

    static YamlMap Map(params IReadOnlyList<(string Key, YamlNode? Value)> fields) => new(1, 1,
        [.. fields.Where(field => field.Value is not null)
            .Select(field => (new YamlText(1, 1, field.Key, ScalarStyle.Plain), field.Value!))]);

    YamlText? Leaf(string name)
    {
        if (!values.TryGetValue(name, out var value)) return null;
        lines.Add(name);
        return new(lines.Count, 1, value, ScalarStyle.DoubleQuoted);
    }

    static string Sentence(FileError error) =>
        AdviceTexts.ExpectedInField.Replace("{0}", error.Expected, StringComparison.Ordinal)
        + (error.Advice.Length == 0 ? "" : " " + error.Advice);
}
