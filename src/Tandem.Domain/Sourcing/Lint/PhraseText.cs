namespace Tandem.Domain.Sourcing.Lint;

/// <summary>
/// Reads how a wording is written: words apart by spaces; <c>shall|must|will</c> is any of several; <c>fully?</c> may
/// be left out; <c>&lt;number&gt;</c>, <c>&lt;percent&gt;</c> and <c>&lt;money&gt;</c> stand for values. Case, plural,
/// possessive and hyphens do not matter.
/// </summary>
public static class PhraseText
{
    /// <summary>Words in one wording.</summary>
    public const int WordsMax = 12;

    /// <summary>Wordings that one may stand for.</summary>
    public const int VariantsMax = 2_000;

    /// <summary>Wordings that all of a playbook may stand for together: each is kept in memory word by word.</summary>
    public const int AllVariantsMax = 100_000;

    /// <summary>What is wrong with a text as a wording; null if nothing.</summary>
    public static string? Fault(string text)
    {
        var places = Places(text);
        if (places.Count == 0) return "a wording has at least one word";
        if (places.Count > WordsMax) return $"a wording has at most {WordsMax} words";
        if (places.All(place => place.Optional)) return "at least one word of a wording must not be optional";
        foreach (var (words, _) in places)
        {
            if (words.Any(word => word.Length == 0)) return "an alternative is empty";
            if (words.FirstOrDefault(word => !IsWord(word)) is { } wrong) return $"{wrong} is not one word";
        }
        return VariantsOf(text, named: 0) > VariantsMax
            ? $"it stands for more than {VariantsMax} wordings" : null;
    }

    /// <summary>For how many wordings a text stands; where it is more than <see cref="VariantsMax"/>, one more than
    /// that.</summary>
    /// <param name="text">The text, without <see cref="Fault"/>.</param>
    /// <param name="named">How many numbers the wordings of its playbook name: each of them is one that
    /// <c>&lt;number&gt;</c> stands for.</param>
    public static int VariantsOf(string text, int named)
    {
        var variants = 1L;
        foreach (var (words, optional) in Places(text))
            variants = Math.Min(variants * (words.Sum(word => word == ValueWords.Number ? 1L + named : 1)
                + (optional ? 1 : 0)), VariantsMax + 1);
        return (int)variants;
    }

    /// <summary>The numbers that a text names, such as 27001.</summary>
    public static IEnumerable<string> NumbersIn(string text) =>
        Places(text).SelectMany(place => place.Words).Where(word => word.Length > 0 && word.All(char.IsAsciiDigit));

    /// <summary>All wordings that a text stands for.</summary>
    internal static IEnumerable<string[]> Variants(string text)
    {
        IEnumerable<string[]> all = [[]];
        foreach (var (words, optional) in Places(text))
        {
            var before = all;
            all = before.SelectMany(start => words.Select(word => (string[])[.. start, word])
                .Concat(optional ? [start] : []));
        }
        return all.Where(words => words.Length > 0);
    }

    static List<(string[] Words, bool Optional)> Places(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(place =>
            (place.TrimEnd('?').Split('|'), place.EndsWith('?')))];

    static bool IsWord(string word) =>
        word is ValueWords.Number or ValueWords.Percent or ValueWords.Money
        || (word.Length <= WordReader.CharactersMax && word.Any(char.IsLetterOrDigit)
            && word.All(each => char.IsLetterOrDigit(each) || WordReader.Joins(each)));
}

/// <summary>How a wording writes values.</summary>
static class ValueWords
{
    public const string Number = "<number>";
    public const string Percent = "<percent>";
    public const string Money = "<money>";
}
