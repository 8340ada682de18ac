using Tandem.Domain.Values;

namespace Tandem.Domain.Delivery;

/// <summary>The figures of a whole submission, on which its measured criteria are decided.</summary>
/// <param name="Values">One figure a fact, in the catalog's order.</param>
/// <param name="Absences">The facts that files state but that cannot be joined.</param>
/// <param name="Warnings">Sentences for the reviewer: those of the files and those of joining them.</param>
public sealed record EvidenceFacts(
    Sequence<FactValue> Values, Sequence<FactAbsence> Absences, Sequence<string> Warnings)
{
    /// <summary>The submission's figure for a fact, or null.</summary>
    public decimal? Find(string fact) => Values.FirstOrDefault(each => each.Fact == fact)?.Value;

    /// <summary>One sentence on why a fact has no figure.</summary>
    public string WhyAbsent(string fact) =>
        Absences.FirstOrDefault(each => each.Fact == fact)?.Why ?? $"No evidence file gives {fact}.";

    /// <summary>The figures of what was handed over. The same bytes under two names count once.</summary>
    public static EvidenceFacts Of(Sequence<EvidenceFile> evidence) => evidence.Count == 1
        ? Alone(FileFacts.Of(evidence[0]))
        : Combine(evidence.DistinctBy(file => file.Digest).Select(FileFacts.Of));

    /// <summary>Joins the figures of the files of one submission, each fact by its <see cref="FactJoin"/>.</summary>
    /// <remarks>
    /// The caller passes each file once: the same bytes handed over twice would count twice. What cannot be joined
    /// exactly becomes absent, so that no criterion is met by a guess.
    /// </remarks>
    public static EvidenceFacts Combine(IEnumerable<FileFacts> files)
    {
        var all = files.ToList();
        if (all is [var only]) return Alone(only);
        var values = new List<FactValue>();
        var absences = new List<FactAbsence>();
        var warnings = all.SelectMany(file => file.Warnings.Select(warning => $"{file.Name}: {warning}")).ToList();

        var figures = all.SelectMany(file => file.Values.Select(value => (file, value)))
            .ToLookup(each => each.value.Fact, StringComparer.Ordinal);

        foreach (var fact in FactCatalog.All.Where(fact => figures.Contains(fact.Name)))
        {
            var stated = figures[fact.Name].ToList();
            if (Join(fact, [.. stated.Select(each => each.value)]) is not { } joined)
            {
                absences.Add(new(fact.Name, WhyNotJoined(fact, stated)));
                warnings.Add(absences[^1].Why);
                continue;
            }
            values.Add(new(fact.Name, joined));
            if (stated.Count > 1 && fact.Joins is FactJoin.Highest or FactJoin.Lowest)
                warnings.Add($"{stated.Count} files give {fact.Name}; the worst figure counts.");
        }
        warnings.AddRange(Overlaps(all));
        return new([.. values], [.. absences], [.. warnings]);
    }

    // With nothing to join, which is usual, every figure stands as it is.
    static EvidenceFacts Alone(FileFacts file) => new(
        IsInOrder(file.Values) ? file.Values
            : [.. file.Values.Where(each => FactCatalog.Find(each.Fact) is not null)
                .OrderBy(each => FactCatalog.PlaceOf(each.Fact)).Select(each => new FactValue(each.Fact, each.Value))],
        [],
        file.Warnings.Count == 0 ? [] : [.. file.Warnings.Select(warning => $"{file.Name}: {warning}")]);

    // Nothing but figures without counts behind them, known and in the catalog's order.
    static bool IsInOrder(Sequence<FactValue> values)
    {
        var last = -1;
        foreach (var (fact, _, share) in values)
        {
            if (share is not null || FactCatalog.Find(fact) is null || FactCatalog.PlaceOf(fact) < last) return false;
            last = FactCatalog.PlaceOf(fact);
        }
        return true;
    }

    static decimal? Join(Fact fact, IReadOnlyList<FactValue> stated) => (fact.Joins, stated) switch
    {
        (_, [var only]) => only.Value,
        (FactJoin.Sum, _) => stated.Sum(each => each.Value),
        (FactJoin.Highest, _) => stated.Max(each => each.Value),
        (FactJoin.Lowest, _) => stated.Min(each => each.Value),
        _ when stated.Any(each => each.Share is null) => null,
        _ => new Portion(stated.Sum(each => each.Share!.Value.Covered), stated.Sum(each => each.Share!.Value.Valid))
            .Percent,
    };

    static string WhyNotJoined(Fact fact, IEnumerable<(FileFacts File, FactValue Value)> stated)
    {
        var bare = stated.First(each => each.Value.Share is null).File.Name;
        return $"{fact.Name} cannot be combined: {bare} gives a percentage without the counts behind it.";
    }

    static readonly string[] OverlappingFamilies = ["vulnerabilities", "components"];

    // Two scanners often see the same weakness. Which rows are the same is not ours to guess, so all count.
    static IEnumerable<string> Overlaps(IReadOnlyList<FileFacts> files) =>
        from family in OverlappingFamilies
        let formats = (from file in files
                       where file.Values.Any(value => value.Fact.StartsWith(family + ".", StringComparison.Ordinal))
                       select file.Format).Distinct().ToList()
        where formats.Count > 1
        select $"{family} are added up from {string.Join(" and ", formats)}; the same one may be counted in each.";
}

/// <summary>A fact without a figure, although files state it.</summary>
/// <param name="Fact">A name of <see cref="FactCatalog"/>.</param>
/// <param name="Why">One sentence for people.</param>
public sealed record FactAbsence(string Fact, string Why);
