using System.Globalization;
using System.Text;

namespace Tandem.Domain.Delivery;

/// <summary>One pass over one text. The first error ends it; a null from any step means that it is set.</summary>
sealed class CriterionGrammar(string text)
{
    // More digits than any report states, few enough that no bound overflows or needs an exponent.
    const int WholeDigitsMax = 12;
    const int FractionDigitsMax = 9;

    int at;

    public CriterionError? Error { get; private set; }

    public Criterion? Read()
    {
        SkipSpace();
        var start = at;
        var word = TakeWhile(IsWordCharacter);
        if (word.Length == 0) return Fail(at, 1, "a fact name, or judged by ROLE: \"STATEMENT\"");

        var criterion = word == "judged" ? ReadJudged() : ReadMeasured(word, start);
        if (criterion is null) return null;

        SkipSpace();
        return at == text.Length ? criterion : Fail(at, text.Length - at, "the end of the criterion");
    }

    Criterion? ReadMeasured(string name, int start)
    {
        if (FactCatalog.Find(name) is not { } fact)
            return Fail(start, name.Length, $"a known fact; the nearest is {FactCatalog.Nearest(name).Name}");

        SkipSpace();
        var (symbol, comparison) = Comparisons.Symbols.FirstOrDefault(pair => LooksAt(pair.Symbol));
        if (symbol is null) return Fail(at, 1, "a comparison: = != < <= > >=");
        at += symbol.Length;

        SkipSpace();
        return ReadBound(fact) is { } bound ? new Criterion.Measured(fact, comparison, bound) : null;
    }

    decimal? ReadBound(Fact fact)
    {
        var start = at;
        if (ReadNumber() is not { } number) return null;
        var length = at - start;

        SkipSpace();
        var unitStart = at;
        var unit = LooksAt("%") ? text[at++].ToString() : TakeWhile(IsWordCharacter);
        var bound = InUnitOf(fact, number, unit);
        if (bound is null)
        {
            Fail(unitStart, unit.Length, HowToWrite(fact.Unit));
            return null;
        }
        var fits = fact.Unit switch
        {
            FactUnit.Count => bound == decimal.Truncate(bound.Value),
            FactUnit.Percent or FactUnit.Score => bound <= 100,
            _ => true,
        };
        if (fits) return bound;
        Fail(start, length, HowToWrite(fact.Unit));
        return null;
    }

    decimal? ReadNumber()
    {
        var start = at;
        var whole = TakeWhile(char.IsAsciiDigit);
        var fraction = "";
        if (whole.Length > 0 && LooksAt("."))
        {
            at++;
            fraction = TakeWhile(char.IsAsciiDigit);
            if (fraction.Length == 0) whole = "";
        }
        if (whole.Length == 0 || LooksAt(",") || LooksAt("."))
        {
            var length = text.AsSpan(start).IndexOf(' ') is var space and >= 0 ? space : text.Length - start;
            Fail(start, length, "a number of zero or more, with a point before decimals and no other signs");
            return null;
        }
        if (whole.Length <= WholeDigitsMax && fraction.Length <= FractionDigitsMax)
            return decimal.Parse(text.AsSpan(start, at - start), CultureInfo.InvariantCulture);

        Fail(start, at - start, $"at most {WholeDigitsMax} digits and {FractionDigitsMax} decimals");
        return null;
    }

    static decimal? InUnitOf(Fact fact, decimal number, string unit) => (fact.Unit, unit) switch
    {
        (FactUnit.Count or FactUnit.Score, "") => number,
        (FactUnit.Percent, "%") => number,
        (FactUnit.Milliseconds, "ms") => number,
        (FactUnit.Milliseconds, "s") => number * 1000,
        _ => null,
    };

    static string HowToWrite(FactUnit unit) => unit switch
    {
        FactUnit.Percent => "a percentage from 0 to 100 with its sign, such as 80 %",
        FactUnit.Milliseconds => "a duration in ms or s, such as 300 ms",
        FactUnit.Score => "a score from 0 to 100 without a unit, such as 90",
        _ => "a whole number without a unit, such as 0",
    };

    Criterion? ReadJudged()
    {
        SkipSpace();
        var start = at;
        if (TakeWhile(IsWordCharacter) is var by && by != "by") return Fail(start, by.Length, "by, as in judged by");

        SkipSpace();
        start = at;
        var role = TakeWhile(IsWordCharacter);
        if (!CriterionText.JudgingRoles.Contains(role))
            return Fail(start, role.Length, $"a client role: {string.Join(", ", CriterionText.JudgingRoles)}");

        SkipSpace();
        if (!LooksAt(":")) return Fail(at, 1, "a colon after the role");
        at++;

        SkipSpace();
        return ReadStatement() is { } statement ? new Criterion.Judged(role, statement) : null;
    }

    string? ReadStatement()
    {
        if (!LooksAt("\""))
        {
            Fail(at, 1, "a statement between quotation marks");
            return null;
        }
        var open = at++;
        var statement = new StringBuilder();
        while (at < text.Length && text[at] != '"')
        {
            if (char.IsControl(text[at]) || char.IsSurrogate(text[at]) && !IsWholePair())
            {
                Fail(at, 1, "a statement of printable characters in one line");
                return null;
            }
            if (text[at] == '\\' && (++at == text.Length || text[at] is not ('"' or '\\')))
            {
                Fail(at - 1, 1, "\\\" for a quotation mark or \\\\ for a backslash");
                return null;
            }
            if (char.IsHighSurrogate(text[at])) statement.Append(text[at++]);
            statement.Append(text[at++]);
        }
        if (at == text.Length)
        {
            Fail(at, 0, "a closing quotation mark");
            return null;
        }
        at++;
        if (!string.IsNullOrWhiteSpace(statement.ToString())) return statement.ToString();
        Fail(open, at - open, "a statement that says what must be true");
        return null;
    }

    // Half a pair cannot be stored as UTF-8, and would come back as another text.
    bool IsWholePair() => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);

    string TakeWhile(Func<char, bool> belongs)
    {
        var start = at;
        while (at < text.Length && belongs(text[at])) at++;
        return text[start..at];
    }

    static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c is '.' or '-' or '_';

    bool LooksAt(string symbol) => string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0;

    void SkipSpace()
    {
        while (at < text.Length && text[at] is ' ' or '\t') at++;
    }

    Criterion? Fail(int offset, int length, string expected)
    {
        length = Math.Min(length, text.Length - offset);
        Error = new(offset, length, Quote(text.Substring(offset, length), offset), expected);
        return null;
    }

    string Quote(string found, int offset) => found switch
    {
        "" => offset == text.Length ? "the end" : "nothing",
        [var c] when char.IsControl(c) || char.IsSurrogate(c) => $"U+{(int)c:X4}",
        _ => $"'{found}'",
    };
}
