namespace Tandem.Domain.Sourcing.Lint;

/// <summary>What a <see cref="WordReader"/> read.</summary>
enum WordKind
{
    Word,
    Number,
    Percent,
    Money,
}

/// <summary>Reads a text word by word, each character once: lower case, singular, without possessive.</summary>
ref struct WordReader(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// <summary>Characters of a word that are looked at; longer ones are no words of a language.</summary>
    public const int CharactersMax = 32;

    const int DigitsMax = 15;
    readonly ReadOnlySpan<char> text = text;
    readonly Span<char> buffer = buffer;
    int at;

    public WordKind Kind { get; private set; }

    /// <summary>Where the word starts, from 0.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends, exclusive.</summary>
    public readonly int End => at;

    /// <summary>The word in its plain form; empty where it is too long to be one.</summary>
    public readonly ReadOnlySpan<char> Plain => buffer[..length];

    /// <summary>Whether a sentence or a cell ended before the word, so that no wording goes on.</summary>
    public bool Breaks { get; private set; }

    int length;

    /// <summary>The value of a number; sums of money in whole units.</summary>
    public decimal Value { get; private set; }

    /// <summary>Whether a character may stand within a word, between letters.</summary>
    public static bool Joins(char each) => each is '&' or '\'' or '’';

    public bool Next()
    {
        Breaks = false;
        for (; at < text.Length && !IsWord(text[at]); at++)
            if (text[at] != ' ') Breaks |= IsBreak();
        if (at >= text.Length) return false;
        Start = at;
        length = 0;
        Kind = WordKind.Word;
        if (char.IsAsciiDigit(text[at]) && ReadNumber()) return true;
        ReadWord();
        return true;
    }

    static bool IsWord(char each) => each < 128 ? char.IsAsciiLetterOrDigit(each) : char.IsLetterOrDigit(each);

    readonly bool IsBreak() => text[at] is ';' or '|' or '•' or '●' or '\f'
        || (text[at] == ',' && Kind != WordKind.Word)
        || (text[at] is '.' or '!' or '?' && (at + 1 >= text.Length || text[at + 1] is ' ' or '"' or '”'));

    void ReadWord()
    {
        at = Start;
        var tooLong = false;
        for (; at < text.Length; at++)
        {
            var each = text[at];
            if (each is (>= 'a' and <= 'z') or (>= '0' and <= '9')) { }
            else if (each is >= 'A' and <= 'Z') each = (char)(each | 0x20);
            else if (each is '\'' or '’')
            {
                if (IsPossessive()) break;
                if (at + 1 >= text.Length || !char.IsLetter(text[at + 1])) break;
                continue;
            }
            else if (each == '&')
            {
                if (at + 1 >= text.Length || !char.IsLetter(text[at + 1])) break;
            }
            else if (char.IsLetterOrDigit(each)) each = char.ToLowerInvariant(each);
            else break;
            if (length < CharactersMax) buffer[length++] = each;
            else tooLong = true;
        }
        length = tooLong ? 0 : Singular(buffer, length);
    }

    readonly bool IsPossessive() =>
        at + 1 < text.Length && text[at + 1] is 's' or 'S'
        && (at + 2 >= text.Length || !char.IsLetterOrDigit(text[at + 2]));

    // False where it only begins like one, such as 24x7 or 3.1.2.
    bool ReadNumber()
    {
        if (text[at..].StartsWith("24/7", StringComparison.Ordinal))
        {
            "24x7".CopyTo(buffer);
            (length, at) = (4, at + 4);
            return true;
        }
        var (digits, decimals, dots) = (0, 0, 0);
        var value = 0m;
        for (; at < text.Length; at++)
        {
            var each = text[at];
            if (char.IsAsciiDigit(each))
            {
                if (++digits > DigitsMax) continue;
                value = value * 10 + (each - '0');
                if (dots > 0) decimals++;
            }
            else if (each is not (',' or '.') || at + 1 >= text.Length || !char.IsAsciiDigit(text[at + 1])) break;
            else if (each == '.') dots++;
        }
        if (dots > 1 || digits > DigitsMax) return true;
        // As it is written: wordings may name a number, such as that of a standard.
        length = at - Start;
        if (length <= CharactersMax) text[Start..at].CopyTo(buffer);
        else length = 0;
        for (; decimals > 0; decimals--) value /= 10;
        Value = value;
        return EndNumber();
    }

    bool EndNumber()
    {
        var rest = text[at..];
        var money = Start > 0 && (text[Start - 1] is '$' or '€' or '£'
            || (Start > 1 && text[Start - 1] == ' ' && text[Start - 2] is '$' or '€' or '£')
            || FollowsCurrency());
        if (rest.Length > 0 && char.IsLetter(rest[0]))
        {
            if (Skip(rest, "st") || Skip(rest, "nd") || Skip(rest, "rd") || Skip(rest, "th"))
                Kind = WordKind.Number;
            else if (money && (Multiply(rest, "k", 1_000) || Multiply(rest, "m", 1_000_000)
                || Multiply(rest, "bn", 1_000_000_000)))
                Kind = WordKind.Money;
            if (Kind == WordKind.Word) length = 0;
            return Kind != WordKind.Word;
        }
        Kind = WordKind.Number;
        if (Skip(rest, "%") || Skip(rest, " %") || Skip(rest, " percent") || Skip(rest, " per cent"))
            Kind = WordKind.Percent;
        else if (money || IsCurrency(rest))
        {
            Kind = WordKind.Money;
            _ = Multiply(rest, " million", 1_000_000) || Multiply(rest, " billion", 1_000_000_000);
        }
        return true;
    }

    bool Multiply(ReadOnlySpan<char> rest, string word, long by)
    {
        if (!Skip(rest, word)) return false;
        Value *= by;
        return true;
    }

    bool Skip(ReadOnlySpan<char> rest, string word)
    {
        if (!rest.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return false;
        if (rest.Length > word.Length && char.IsLetterOrDigit(rest[word.Length])) return false;
        at = text.Length - rest.Length + word.Length;
        return true;
    }

    static bool IsCurrency(ReadOnlySpan<char> rest) =>
        rest.Length > 3 && rest[0] == ' ' && (IsCode(rest[1..4])
            || rest[1..].StartsWith("dollars", StringComparison.OrdinalIgnoreCase)
            || rest[1..].StartsWith("euros", StringComparison.OrdinalIgnoreCase));

    static bool IsCode(ReadOnlySpan<char> word) => word is "USD" or "EUR" or "GBP" or "CAD" or "AUD" or "CHF";

    // "EUR 5": three letters and a blank before the number.
    readonly bool FollowsCurrency() => Start > 3 && text[Start - 1] == ' ' && IsCode(text[(Start - 4)..(Start - 1)])
        && (Start == 4 || !char.IsLetterOrDigit(text[Start - 5]));

    // Crude on purpose: only that singular and plural of a word meet.
    static int Singular(Span<char> word, int length)
    {
        if (length < 4 || word[length - 1] != 's') return length;
        var before = word[length - 2];
        if (before is 's' or 'u' or 'i') return length;
        if (before != 'e') return length - 1;
        if (length > 4 && word[length - 3] == 'i')
        {
            word[length - 3] = 'y';
            return length - 2;
        }
        var stem = word[..(length - 2)];
        return stem is [.., 's', 's'] or [.., 'c' or 's', 'h'] or [.., 'x'] ? length - 2 : length - 1;
    }
}
