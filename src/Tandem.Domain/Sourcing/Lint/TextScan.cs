namespace Tandem.Domain.Sourcing.Lint;

/// <summary>All that a text says in the words of a playbook, found in one pass.</summary>
sealed class TextScan
{
    /// <summary>Passages kept of one concept, and values and dates kept of one text. What says a thing more often is
    /// judged by these.</summary>
    public const int PassagesMax = 50_000;

    const int TitleLinesMax = 10;
    const int StartsKept = 16;

    readonly string text;
    readonly PhraseAutomaton automaton;
    readonly List<Passage>[] passages;
    readonly int[] starts = new int[StartsKept];
    readonly decimal[] numbers = new decimal[StartsKept];
    readonly DateReader dates;
    int state, word, titleLines, block, sentence;
    bool bodyBegun, headSeen;

    public TextScan(string text, PhraseAutomaton automaton, int concepts)
    {
        (this.text, this.automaton) = (text, automaton);
        passages = [.. Enumerable.Range(0, concepts).Select(_ => new List<Passage>())];
        dates = new(text);
        Lines = new(text);
        Read();
    }

    public LineMap Lines { get; }

    /// <summary>Passages of each concept, before its conditions are looked at.</summary>
    public IReadOnlyList<List<Passage>> Passages => passages;

    public List<TextValue> Values { get; } = [];

    public List<TextDate> Dates { get; } = [];

    public int Words => word;

    void Read()
    {
        Span<char> buffer = stackalloc char[WordReader.CharactersMax];
        var allowances = text.Contains(Allowance.Mark, StringComparison.OrdinalIgnoreCase);
        for (var line = 1; line <= Lines.Count; line++)
        {
            var (start, end) = Lines.Span(line);
            var content = text.AsSpan(start, end - start);
            if (content.IsWhiteSpace())
            {
                block++;
                continue;
            }
            // What allows a finding is not part of the brief.
            if (allowances && content.Contains(Allowance.Mark, StringComparison.OrdinalIgnoreCase)) continue;
            ReadLine(content, start, buffer);
        }
    }

    void ReadLine(ReadOnlySpan<char> line, int offset, Span<char> buffer)
    {
        var head = LineKind.HeadLength(line);
        var place = PlaceOf(line, head > 0);
        if (place != LintPlace.Body) (state, block) = (PhraseAutomaton.Start, block + 1);
        var reader = new WordReader(line, buffer);
        while (reader.Next())
        {
            var here = place != LintPlace.Body && head > 0 && reader.Start >= head ? LintPlace.Body : place;
            Take(reader, offset, here);
        }
        // A sentence that ends with its line ends there too.
        if (reader.Breaks) (state, sentence) = (PhraseAutomaton.Start, sentence + 1);
        if (place != LintPlace.Body) (state, block) = (PhraseAutomaton.Start, block + 1);
    }

    LintPlace PlaceOf(ReadOnlySpan<char> line, bool isHead)
    {
        if (!bodyBegun && LineKind.IsShort(line) && titleLines < TitleLinesMax)
        {
            titleLines++;
            headSeen |= isHead;
            return LintPlace.Title;
        }
        bodyBegun = true;
        if (!isHead) return LintPlace.Body;
        var first = !headSeen;
        headSeen = true;
        return first ? LintPlace.Title : LintPlace.Heading;
    }

    void Take(in WordReader reader, int offset, LintPlace place)
    {
        starts[word & (StartsKept - 1)] = offset + reader.Start;
        numbers[word & (StartsKept - 1)] = reader.Kind == WordKind.Word ? 0 : reader.Value;
        var id = reader.Kind switch
        {
            WordKind.Number => automaton.Vocabulary.NumberOf(reader.Plain),
            WordKind.Percent => Vocabulary.Percent,
            WordKind.Money => Vocabulary.Money,
            _ => automaton.Vocabulary.Find(reader.Plain),
        };
        if (reader.Kind != WordKind.Word && Values.Count < PassagesMax)
            Values.Add(new(reader.Kind, reader.Value, word, offset + reader.Start, offset + reader.End));
        if (dates.Next(reader, offset) is { } date && Dates.Count < PassagesMax) Dates.Add(date);
        if (reader.Breaks) (state, sentence) = (PhraseAutomaton.Start, sentence + 1);
        state = automaton.Step(state, id);
        for (var ending = automaton.Ending(state); ending >= 0; ending = automaton.NextEnding(ending))
            foreach (var match in automaton.EndingIn(ending))
                Keep(PhraseAutomaton.ConceptOf(match), PhraseAutomaton.WordsOf(match), offset + reader.End, place);
        word++;
    }

    void Keep(int concept, int words, int end, LintPlace place)
    {
        var found = passages[concept];
        if (found.Count >= PassagesMax) return;
        var first = word - words + 1;
        // Of two wordings that start together the longer one is kept.
        if (found.Count > 0 && found[^1].Word >= first) found.RemoveAt(found.Count - 1);
        else if (found.Count > 0 && found[^1].LastWord >= first) first = found[^1].LastWord + 1;
        if (first > word) return;
        found.Add(new(first, word - first + 1, starts[first & (StartsKept - 1)], end, place, NumberFrom(first), block,
            sentence));
    }

    decimal NumberFrom(int first)
    {
        for (var at = word; at >= first; at--)
            if (numbers[at & (StartsKept - 1)] != 0) return numbers[at & (StartsKept - 1)];
        return 0;
    }
}
