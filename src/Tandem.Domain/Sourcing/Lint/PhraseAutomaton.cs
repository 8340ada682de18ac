namespace Tandem.Domain.Sourcing.Lint;

/// <summary>
/// Finds all wordings of all concepts in one pass over the words (Aho and Corasick, 1975): each word is looked at once,
/// whatever the wordings have in common, so that the time grows with the length of the text only.
/// </summary>
sealed class PhraseAutomaton
{
    public const int Start = 0;

    readonly Dictionary<long, int> steps = [];
    readonly List<int> fallback = [Start];
    readonly List<int> nextMatch = [None];
    readonly List<int[]> matches = [[]];
    readonly Vocabulary vocabulary = new();
    const int None = -1;

    public PhraseAutomaton(IReadOnlyList<(int Concept, string Phrase)> phrases)
    {
        foreach (var (concept, phrase) in phrases)
            foreach (var words in PhraseText.Variants(phrase))
                Add(concept, words);
        Link();
    }

    public Vocabulary Vocabulary => vocabulary;

    void Add(int concept, string[] words)
    {
        var state = Start;
        foreach (var word in words)
        {
            var key = Key(state, vocabulary.Add(word));
            if (!steps.TryGetValue(key, out var next))
            {
                steps[key] = next = matches.Count;
                matches.Add([]);
                fallback.Add(Start);
                nextMatch.Add(None);
            }
            state = next;
        }
        var match = Match(concept, words.Length);
        if (!matches[state].Contains(match)) matches[state] = [.. matches[state], match];
    }

    void Link()
    {
        // Steps were made parent before child along one wording, but not level by level.
        var byParent = steps.GroupBy(step => (int)(step.Key >> 32)).ToDictionary(group => group.Key,
            group => group.ToList());
        var waiting = new Queue<int>([Start]);
        while (waiting.TryDequeue(out var parent))
        {
            if (!byParent.TryGetValue(parent, out var children)) continue;
            foreach (var (key, child) in children)
            {
                waiting.Enqueue(child);
                if (parent == Start) continue;
                var back = Step(fallback[parent], (int)(key & uint.MaxValue));
                fallback[child] = back;
                nextMatch[child] = matches[back].Length > 0 ? back : nextMatch[back];
            }
        }
    }

    /// <summary>The state after one more word.</summary>
    public int Step(int state, int word)
    {
        if (word == Vocabulary.Other) return Start;
        while (true)
        {
            if (steps.TryGetValue(Key(state, word), out var next)) return next;
            if (state == Start) return Start;
            state = fallback[state];
        }
    }

    /// <summary>The first state, this one or a shorter one, in which a wording ends; negative if none.</summary>
    public int Ending(int state) => matches[state].Length > 0 ? state : nextMatch[state];

    /// <summary>The next shorter one; negative if none.</summary>
    public int NextEnding(int state) => nextMatch[state];

    /// <summary>The concepts whose wordings end in a state, with their words.</summary>
    public ReadOnlySpan<int> EndingIn(int state) => matches[state];

    public static int ConceptOf(int match) => match / (PhraseText.WordsMax + 1);

    public static int WordsOf(int match) => match % (PhraseText.WordsMax + 1);

    static int Match(int concept, int words) => concept * (PhraseText.WordsMax + 1) + words;

    static long Key(int state, int word) => ((long)state << 32) | (uint)word;
}
