namespace Tandem.Domain.Delivery;

/// <summary>The language in which the parties write acceptance criteria.</summary>
/// <remarks>
/// <code>
/// criterion = fact comparison number [unit] | "judged by" role ":" quoted statement
/// fact       = a name of <see cref="FactCatalog"/>
/// comparison = = != &lt; &lt;= &gt; &gt;= (≠ ≤ ≥ are read too)
/// unit       = % for percentages, ms or s for durations, none for counts and scores
/// </code>
/// In a statement <c>\"</c> is a quotation mark and <c>\\</c> a backslash. Spaces between the parts are free.
/// </remarks>
public static class CriterionText
{
    /// <summary>The longest text of one criterion, in characters.</summary>
    public const int LengthMax = 1000;

    /// <summary>The roles of the client that may judge; a partner never judges its own work.</summary>
    public static IReadOnlyList<string> JudgingRoles { get; } =
        ["executive-sponsor", "product-owner", "technology-owner"];

    /// <summary>Reads one criterion, or says where the text stops being one.</summary>
    public static CriterionParse Parse(string text)
    {
        if (text.Length > LengthMax)
        {
            var found = $"{text.Length} characters";
            return new(null, new(LengthMax, text.Length - LengthMax, found, $"at most {LengthMax} characters"));
        }
        var grammar = new CriterionGrammar(text);
        return new(grammar.Read(), grammar.Error);
    }
}

/// <summary>The answer of <see cref="CriterionText.Parse"/>: exactly one of the two is there.</summary>
/// <param name="Criterion">What the text says.</param>
/// <param name="Error">Why it says nothing.</param>
public sealed record CriterionParse(Criterion? Criterion, CriterionError? Error);

/// <summary>The place where a text stops being a criterion.</summary>
/// <param name="Offset">Characters before the place, from 0; the text's length at its end.</param>
/// <param name="Length">How many characters are wrong; 0 where something is missing.</param>
/// <param name="Found">What stands there, for people.</param>
/// <param name="Expected">What should, for people.</param>
public sealed record CriterionError(int Offset, int Length, string Found, string Expected)
{
    /// <summary>One sentence with place, find and expectation; columns count from 1 as editors do.</summary>
    public string Message => $"Column {Offset + 1}: found {Found}; expected {Expected}.";
}
