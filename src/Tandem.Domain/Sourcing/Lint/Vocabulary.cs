namespace Tandem.Domain.Sourcing.Lint;

/// <summary>The words that wordings are made of, by number from 1; 0 is any other word.</summary>
sealed class Vocabulary
{
    public const int Other = 0;
    public const int Number = 1;
    public const int Percent = 2;
    public const int Money = 3;
    const int SlotsPerWord = 4;

    readonly List<string> words = ["", ValueWords.Number, ValueWords.Percent, ValueWords.Money];
    Slot[] slots = new Slot[1024];

    readonly record struct Slot(int Id, int Hash, string Word);

    /// <summary>The number of a word as wordings write it, which is given one when it is new.</summary>
    public int Add(string written)
    {
        if (words.IndexOf(written, 1, Math.Min(Money, words.Count - 1)) is > 0 and var value) return value;
        Span<char> buffer = stackalloc char[WordReader.CharactersMax];
        var reader = new WordReader(written, buffer);
        if (!reader.Next()) return Other;
        var plain = reader.Plain;
        if (Find(plain) is not Other and var known) return known;
        words.Add(plain.ToString());
        if (words.Count * SlotsPerWord <= slots.Length) Put(words.Count - 1);
        else
        {
            slots = new Slot[slots.Length * 2];
            for (var id = Money + 1; id < words.Count; id++) Put(id);
        }
        return words.Count - 1;
    }

    /// <summary>One more than the highest number.</summary>
    public int Count => words.Count;

    /// <summary>The number of a word in its plain form.</summary>
    public int Find(ReadOnlySpan<char> plain)
    {
        if (plain.IsEmpty) return Other;
        var hash = Hash(plain);
        for (var at = hash; ; at++)
        {
            ref readonly var slot = ref slots[at & (slots.Length - 1)];
            if (slot.Id == Other || (slot.Hash == hash && plain.SequenceEqual(slot.Word))) return slot.Id;
        }
    }

    /// <summary>The number of a written number: its own where a wording names it, else that of any.</summary>
    public int NumberOf(ReadOnlySpan<char> written) => Find(written) is not Other and var named ? named : Number;

    void Put(int id)
    {
        var hash = Hash(words[id]);
        var at = hash;
        while (slots[at & (slots.Length - 1)].Id != Other) at++;
        slots[at & (slots.Length - 1)] = new(id, hash, words[id]);
    }

    static int Hash(ReadOnlySpan<char> word)
    {
        unchecked
        {
            var hash = 2166136261;
            foreach (var each in word) hash = (hash ^ each) * 16777619;
            return (int)((hash ^ (hash >> 15)) & 0x3fffffff);
        }
    }
}
