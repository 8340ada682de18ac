namespace Tandem.Delivery.Evidence;

/// <summary>Counts vulnerabilities by the severity that the report gives to each.</summary>
sealed class SeverityCount
{
    static readonly string[] Facts =
    [
        "vulnerabilities.critical", "vulnerabilities.high", "vulnerabilities.medium", "vulnerabilities.low",
        "vulnerabilities.informational", "vulnerabilities.unrated",
    ];

    readonly long[] counts = new long[Facts.Length];

    public long Total => counts.Sum();

    public void Add(string? severity, long times = 1) => counts[RankOf(severity)] += times;

    /// <summary>A severity as stated; a word that is none of those known is noted, and critical.</summary>
    public static string? Known(PlacedWord? severity, FactSheet sheet)
    {
        if (severity is not { Text.Length: > 0 } stated) return null;
        if (RankOf(stated.Text) < Facts.Length - 1 || stated.Text.Equals("unknown", StringComparison.OrdinalIgnoreCase))
            return stated.Text;
        sheet.NoteUnknown("severity", stated, "critical");
        return "critical";
    }

    /// <summary>0 for critical to 4 for informational; 5 for no severity or an unknown one.</summary>
    public static int RankOf(string? severity) => severity?.ToLowerInvariant() switch
    {
        "critical" => 0,
        "high" => 1,
        "medium" or "moderate" => 2,
        "low" => 3,
        "info" or "informational" or "none" or "negligible" => 4,
        _ => 5,
    };

    /// <summary>The severity that CVSS itself (for version 2, its national database) gives to a score.</summary>
    public static string? OfScore(string method, decimal? score) => (method, score) switch
    {
        (_, null or < 0 or > 10) => null,
        ("CVSSv2", _) => score >= 7 ? "high" : score >= 4 ? "medium" : "low",
        ("CVSSv3" or "CVSSv31" or "CVSSv4", _) =>
            score >= 9 ? "critical" : score >= 7 ? "high" : score >= 4 ? "medium" : score > 0 ? "low" : "none",
        _ => null,
    };

    public void WriteTo(FactSheet sheet)
    {
        for (var rank = 0; rank < Facts.Length; rank++) sheet.Add(Facts[rank], counts[rank]);
        if (counts[^1] is var unrated and > 0)
            sheet.Warn($"Without a severity: {unrated} of {Total} vulnerabilities; they count as unrated only.");
    }

    /// <summary>Says where the report's own summary counts something else.</summary>
    public void Compare(SeverityCount summary, FactSheet sheet)
    {
        if (counts.SequenceEqual(summary.counts)) return;
        sheet.Warn($"The summary in the file counts {summary}; the findings listed are {this}. The findings count.");
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var named = Facts.Zip(counts).Where(pair => pair.Second > 0)
            .Select(pair => $"{pair.Second} {pair.First.Split('.')[1]}").ToList();
        return named.Count == 0 ? "none" : string.Join(", ", named);
    }
}
