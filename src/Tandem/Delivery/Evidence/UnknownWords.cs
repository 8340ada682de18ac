namespace Tandem.Delivery.Evidence;

/// <summary>Words of a file where its format has a closed list of others: what they say can only be guessed, so each
/// is taken for the worst that could stand there, and the reviewer is told which it was.</summary>
/// <param name="most">How many different ones are held; the rest is counted.</param>
sealed class UnknownWords(int most)
{
    sealed class Note(string takenAs, TextPlace first)
    {
        public string TakenAs => takenAs;
        public TextPlace First => first;
        public long Times { get; set; }
    }

    readonly Dictionary<(string What, string Word), Note> notes = [];
    long others;

    public void Add(string what, PlacedWord word, string takenAs)
    {
        var key = (what, FactSheet.Quote(word.Text));
        if (!notes.TryGetValue(key, out var note))
        {
            if (notes.Count >= most)
            {
                others++;
                return;
            }
            notes[key] = note = new(takenAs, word.At);
        }
        note.Times++;
    }

    /// <summary>One sentence for each, in the order in which they were met.</summary>
    public IEnumerable<string> Sentences
    {
        get
        {
            foreach (var ((what, word), note) in notes)
                yield return $"The {what} {word} is none of the format's words; it counts as {note.TakenAs} "
                    + (note.Times == 1 ? $"({note.First})." : $"({note.Times} times, first in {note.First}).");
            if (others > 0) yield return $"Other words that the format does not have: {others}; each counts as bad.";
        }
    }
}
