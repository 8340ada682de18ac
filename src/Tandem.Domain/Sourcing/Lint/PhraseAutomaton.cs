namespace Tandem.Domain.Sourcing.Lint;

/// <summary>
/// Finds all wordings of all concepts in one pass over the words (Aho and Corasick, 1975): each word is looked at once,
/// whatever the wordings have in common, so that the time grows with the length of the text only.
/// </summary>
sealed class PhraseAutomaton
{
    public const int Start = 0;

    const int None = -1;
    const int SlotsPerStep = 4;
    readonly Dictionary<long, int> steps = [];
    readonly List<int> nextMatch = [None];
    readonly List<int[]> matches = [[]];
    readonly Vocabulary vocabulary = new();

    // The steps again, as matching asks for them: from the start by word, from elsewhere by a table of keys.
    readonly int[] first;
    readonly long[] keys;
    readonly int[] targets;
    readonly int[] back;
    readonly int[] endings;

    public PhraseAutomaton(IReadOnlyList<(int Concept, string Phrase)> phrases)
    {
        // A number that some wording names, such as 27001, is any number to the others.
        var named = phrases.SelectMany(each => PhraseText.NumbersIn(each.Phrase)).ToHashSet(StringComparer.Ordinal);
        foreach (var (concept, phrase) in phrases)
            foreach (var words in PhraseText.Variants(phrase).SelectMany(words => WithNamed(words, named)))
                Add(concept, words);
        first = new int[vocabulary.Count];
        var slots = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(SlotsPerStep * steps.Count + 1));
        (keys, targets) = (new long[slots], new int[slots]);
        foreach (var (key, target) in steps)
        {
            if (key >> 32 == Start) first[(int)key] = target;
            var slot = Slot(key);
            while (keys[slot] != 0) slot = (slot + 1) & (slots - 1);
            (keys[slot], targets[slot]) = (key, target);
        }
        back = new int[matches.Count];
        Link();
        endings = [.. Enumerable.Range(0, matches.Count).Select(state =>
            matches[state].Length > 0 ? state : nextMatch[state])];
    }

    public Vocabulary Vocabulary => vocabulary;

    static IEnumerable<string[]> WithNamed(string[] words, HashSet<string> named)
    {
        IEnumerable<string[]> all = [[]];
        foreach (var word in words)
        {
            string[] here = word == ValueWords.Number ? [word, .. named] : [word];
            all = [.. all.SelectMany(start => here.Select(each => (string[])[.. start, each]))];
        }
        return all;
    }

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
                var shorter = Step(back[parent], (int)(key & uint.MaxValue));
                back[child] = shorter;
                nextMatch[child] = matches[shorter].Length > 0 ? shorter : nextMatch[shorter];
            }
        }
    }

    /// <summary>The state after one more word.</summary>
    public int Step(int state, int word)
    {
        if (word == Vocabulary.Other) return Start;
        for (; state != Start; state = back[state])
        {
            var key = Key(state, word);
            for (var slot = Slot(key); keys[slot] != 0; slot = (slot + 1) & (keys.Length - 1))
                if (keys[slot] == key) return targets[slot];
        }
        return first[word];
    }

    /// <summary>The first state, this one or a shorter one, in which a wording ends; negative if none.</summary>
    public int Ending(int state) => endings[state];

    /// <summary>The next shorter one; negative if none.</summary>
    public int NextEnding(int state) => nextMatch[state];

    /// <summary>The concepts whose wordings end in a state, with their words.</summary>
    public ReadOnlySpan<int> EndingIn(int state) => matches[state];

    public static int ConceptOf(int match) => match / (PhraseText.WordsMax + 1);

    public static int WordsOf(int match) => match % (PhraseText.WordsMax + 1);

    static int Match(int concept, int words) => concept * (PhraseText.WordsMax + 1) + words;

    int Slot(long key) => (int)(unchecked((ulong)key * 0x9E3779B97F4A7C15) >> 33) & (keys.Length - 1);

    static long Key(int state, int word) => ((long)state << 32) | (uint)word;
}
