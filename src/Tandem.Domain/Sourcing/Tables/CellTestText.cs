using System.Globalization;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Tables;

/// <summary>
/// Reads the tests of a decision table in the short notation of DMN: <c>yes</c>, <c>yes, unknown</c>, <c>not(no)</c>;
/// for numbers <c>3</c>, <c>&lt; 3</c>, <c>&gt;= 3</c>, <c>[3..6]</c>, <c>(3..6)</c>, <c>missing</c>.
/// </summary>
public static class CellTestText
{
    const string MissingWord = "missing";
    static readonly string[] Comparisons = ["<=", ">=", "<", ">"];

    /// <summary>Reads the test of one cell.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="input">What it looks at.</param>
    /// <returns>The test, or what is wrong as a sentence.</returns>
    public static (CellTest? Test, string? Fault) Read(string text, TableInput input)
    {
        text = text.Trim();
        var negated = text.StartsWith("not(", StringComparison.Ordinal) && text.EndsWith(')');
        if (negated) text = text[4..^1];
        var tests = new List<CellTest>();
        foreach (var part in Parts(text))
        {
            var (test, fault) = ReadPart(part.Trim(), input);
            if (test is null) return (null, fault);
            tests.Add(test);
        }
        var whole = tests is [var only] ? only : new CellTest.AnyOf(tests.ToSequence());
        return (negated ? new CellTest.Not(whole) : whole, null);
    }

    // A comma separates alternatives; ranges are written with two full stops, so that none stands inside one.
    static string[] Parts(string text) => text.Split(',');

    static (CellTest? Test, string? Fault) ReadPart(string part, TableInput input)
    {
        if (!input.IsNumber)
            return input.Words.Contains(part) ? (new CellTest.Words([part]), null)
                : (null, $"'{part}' is none of {string.Join(", ", input.Words)}.");
        if (part == MissingWord) return (new CellTest.Missing(), null);
        foreach (var sign in Comparisons)
            if (part.StartsWith(sign, StringComparison.Ordinal))
                return Number(part[sign.Length..]) is { } bound ? (Compared(sign, bound), null) : NoNumber(part);
        if (part.Length > 2 && part[0] is '[' or '(' && part[^1] is ']' or ')') return ReadRange(part);
        return Number(part) is { } number ? (new CellTest.Range(number, true, number, true), null) : NoNumber(part);
    }

    static CellTest.Range Compared(string sign, decimal bound) => sign[0] == '<'
        ? new(null, false, bound, sign.Length == 2) : new(bound, sign.Length == 2, null, false);

    static (CellTest? Test, string? Fault) ReadRange(string part)
    {
        var bounds = part[1..^1].Split("..");
        return bounds.Length == 2 && Number(bounds[0]) is { } low && Number(bounds[1]) is { } high && low <= high
            ? (new CellTest.Range(low, part[0] == '[', high, part[^1] == ']'), null) : NoNumber(part);
    }

    static (CellTest? Test, string? Fault) NoNumber(string part) =>
        (null, $"'{part}' is no test of a number; write one such as 3, < 3, >= 3, [3..6] or missing.");

    static decimal? Number(string text) => decimal.TryParse(text.Trim(),
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        ? number : null;
}
