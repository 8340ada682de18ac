namespace Tandem.Domain.Delivery;

/// <summary>The figures of a whole submission, on which its measured criteria are decided.</summary>
public sealed record EvidenceFacts
{
    readonly Dictionary<string, decimal> values;
    readonly Dictionary<string, string> absent;

    EvidenceFacts(Dictionary<string, decimal> values, Dictionary<string, string> absent, IReadOnlyList<string> warnings)
    {
        this.values = values;
        this.absent = absent;
        Warnings = warnings;
    }

    /// <summary>The figures by fact, in the catalog's order.</summary>
    public IEnumerable<FactValue> Values =>
        from fact in FactCatalog.All where values.ContainsKey(fact.Name) select new FactValue(fact.Name, values[fact.Name]);

    /// <summary>Sentences that the reviewer sees: those of the files, and what joining them could not do exactly.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The submission's figure for a fact, or null.</summary>
    public decimal? Find(string fact) => values.TryGetValue(fact, out var value) ? value : null;

    /// <summary>One sentence on why a fact has no figure.</summary>
    public string WhyAbsent(string fact) => absent.GetValueOrDefault(fact, $"No evidence file gives {fact}.");

    /// <summary>Joins the figures of the files of one submission, each fact by its <see cref="FactJoin"/>.</summary>
    /// <remarks>
    /// The caller passes each file once: the same bytes handed over twice would count twice. What cannot be joined
    /// exactly becomes absent, so that no criterion is met by a guess.
    /// </remarks>
    public static EvidenceFacts Combine(IEnumerable<FileFacts> files)
    {
        var all = files.ToList();
        var values = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var absent = new Dictionary<string, string>(StringComparer.Ordinal);
        var warnings = all.SelectMany(file => file.Warnings.Select(warning => $"{file.Name}: {warning}")).ToList();

        foreach (var fact in FactCatalog.All)
        {
            var stated = (from file in all from value in file.Values where value.Fact == fact.Name select (file, value))
                .ToList();
            if (stated.Count == 0) continue;
            if (Join(fact, [.. stated.Select(each => each.value)]) is not { } joined)
            {
                absent[fact.Name] = WhyNotJoined(fact, stated);
                warnings.Add(absent[fact.Name]);
                continue;
            }
            values[fact.Name] = joined;
            if (stated.Count > 1 && fact.Joins is FactJoin.Highest or FactJoin.Lowest)
                warnings.Add($"{stated.Count} files give {fact.Name}; the worst figure counts.");
        }
        warnings.AddRange(Overlaps(all));
        return new(values, absent, warnings);
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
