namespace Tandem.Delivery.Evidence;

/// <summary>The words by which a format says how a test case ended.</summary>
sealed record TestWords(string[] Passed, string[] Skipped, string[] Failed)
{
    /// <summary>How the test case ended; a word that is none of these is noted, and a failure.</summary>
    public TestEnd EndOf(string what, PlacedWord word, FactSheet sheet)
    {
        if (Find(word.Text) is { } end) return end;
        sheet.NoteUnknown(what, word, "failed");
        return TestEnd.Failed;
    }

    /// <summary>What a word says, or null for one that is none of these.</summary>
    public TestEnd? Find(string word) =>
        Passed.Contains(word) ? TestEnd.Passed
        : Skipped.Contains(word) ? TestEnd.Skipped
        : Failed.Contains(word) ? TestEnd.Failed
        : null;
}
