using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Lint;

/// <summary>The passages of each concept in one text, its conditions held.</summary>
sealed class ConceptPassages
{
    readonly Dictionary<string, List<Passage>> byName = new(StringComparer.Ordinal);

    public ConceptPassages(Sequence<LintConcept> concepts, IReadOnlyList<List<Passage>> scanned)
    {
        for (var at = 0; at < concepts.Count; at++)
        {
            var concept = concepts[at];
            var passages = concept.Of.Count == 0 ? scanned[at] : Together([scanned[at], .. concept.Of.Select(Of)]);
            IEnumerable<Passage> fitting = passages;
            if (concept.Place != LintPlace.Anywhere)
                fitting = fitting.Where(passage => IsIn(concept.Place, passage.Place));
            if (concept.Above is { } above) fitting = fitting.Where(passage => passage.Value > above);
            foreach (var condition in concept.Conditions) fitting = Hold(condition, [.. fitting]);
            byName[concept.Name] = [.. fitting];
        }
    }

    public List<Passage> Of(string concept) => byName[concept];

    /// <summary>The passages of several concepts in the order of the text.</summary>
    public List<Passage> Of(Sequence<string> concepts) =>
        concepts.Count == 1 ? Of(concepts[0]) : Together([.. concepts.Select(Of)]);

    public bool Has(string concept) => byName[concept].Count > 0;

    static List<Passage> Together(IReadOnlyList<List<Passage>> lists)
    {
        List<Passage> all = [.. lists.SelectMany(list => list)];
        all.Sort((left, right) => left.Word.CompareTo(right.Word));
        return all;
    }

    static bool IsIn(LintPlace asked, LintPlace place) =>
        asked == place || (asked == LintPlace.Heading && place == LintPlace.Title);

    // What takes a meaning away ("not", a number) does so in its own sentence; what adds to it may stand in the next.
    static bool IsBeside(Passage passage, Passage other, bool sameSentence) =>
        other.Block == passage.Block && (!sameSentence || other.Sentence == passage.Sentence);

    // Both lists are in the order of the text, so one walk over both suffices.
    List<Passage> Hold(LintCondition condition, List<Passage> passages)
    {
        var others = Of(condition.Concepts);
        var cut = others.Count >= TextScan.PassagesMax ? others[^1].Word : int.MaxValue;
        List<Passage> kept = [];
        var from = 0;
        foreach (var passage in passages)
        {
            if (passage.Word > cut) break;
            while (from < others.Count && others[from].LastWord < passage.Word - condition.Within) from++;
            var found = false;
            for (var at = from; at < others.Count && !found; at++)
            {
                var other = others[at];
                if (other.Word > passage.LastWord + condition.Within) break;
                found = IsBeside(passage, other, condition.Absent) && condition.Side switch
                {
                    LintSide.After => other.LastWord < passage.Word,
                    LintSide.Before => other.Word > passage.LastWord,
                    _ => true,
                };
            }
            if (found != condition.Absent) kept.Add(passage);
        }
        return kept;
    }
}
