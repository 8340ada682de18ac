using System.Globalization;
using Tandem.Domain.Delivery;

namespace Tandem.Delivery.Evidence;

/// <summary>Cobertura: the totals of the root element; the classes only show whether they agree.</summary>
sealed class CoberturaReader(XmlWalk xml, FactSheet sheet)
{
    // Rates are written with as few as two decimals.
    const decimal RateTolerance = 0.0051m;

    // Of one class: whether a line was hit, and how many of its branches were taken of how many. Most tools repeat
    // the lines of methods under the class; those under methods matter only where the class has none of its own.
    readonly Dictionary<long, (bool Hit, long Taken, long Branches)> classLines = [], methodLines = [];
    bool inMethod;
    string place = "";
    long linesHit, linesSeen, branchesTaken, branchesSeen;

    // Clover calls its root the same; the attributes, or the grammar named, are of this format alone.
    public static bool Claims(XmlWalk xml) => xml.Name == "coverage"
        && (xml["line-rate"] is not null || xml["lines-valid"] is not null
            || xml.Document.DocumentType.Contains("cobertura", StringComparison.OrdinalIgnoreCase));

    public static void Read(XmlWalk xml, FactSheet sheet) => new CoberturaReader(xml, sheet).Read();

    void Read()
    {
        place = xml.Place;
        var lineRate = xml.Number("line-rate");
        var branchRate = xml.Number("branch-rate");
        var statedLines = Stated("lines-covered", "lines-valid");
        var statedBranches = Stated("branches-covered", "branches-valid");
        foreach (var rate in new[] { "line-rate", "branch-rate" })
            if (xml[rate] is { Length: > 0 } text && xml.Number(rate) is not (>= 0 and <= 1)) WarnOf(rate, text);
        foreach (var count in new[] { "lines-covered", "lines-valid", "branches-covered", "branches-valid" })
            if (xml[count] is { Length: > 0 } text && xml.Count(count) is null) WarnOf(count, text);

        while (xml.Read())
            if (xml.Opens("line")) ReadLine(inMethod ? methodLines : classLines);
            else if (xml.Name == "method") inMethod = xml.OpensAny;
            else if (xml.Closes("class")) CloseClass();

        Write("coverage.line", "lines", lineRate, statedLines, new(linesHit, linesSeen));
        Write("coverage.branch", "branches", branchRate, statedBranches, new(branchesTaken, branchesSeen));
    }

    void WarnOf(string attribute, string text) =>
        sheet.Warn($"The root element states {attribute} as {FactSheet.Quote(text)}, which cannot be; it counts for "
            + "nothing.");

    Portion? Stated(string covered, string valid) =>
        xml.Count(covered) is { } c && xml.Count(valid) is { } v ? new(c, v) : null;

    void ReadLine(Dictionary<long, (bool Hit, long Taken, long Branches)> lines)
    {
        if (xml.Count("number") is not { } number) return;
        var hit = xml.Number("hits") > 0;
        var (taken, branches) = Conditions(xml["condition-coverage"]);
        lines.TryGetValue(number, out var seen);
        if (lines.Count >= sheet.Limits.EntriesMax)
            throw new UnreadableEvidenceException(
                $"{xml.Place}a class has more than {sheet.Limits.EntriesMax} lines");
        lines[number] = (seen.Hit || hit, Math.Max(seen.Taken, taken), Math.Max(seen.Branches, branches));
    }

    // "50% (1/2)"
    static (long Taken, long Branches) Conditions(string? text)
    {
        var counts = text?.Split('(', '/', ')') ?? [];
        return counts.Length == 4
            && long.TryParse(counts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var taken)
            && long.TryParse(counts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var branches)
            && taken <= branches && branches <= int.MaxValue ? (taken, branches) : default;
    }

    void CloseClass()
    {
        foreach (var (hit, taken, branches) in (classLines.Count > 0 ? classLines : methodLines).Values)
        {
            linesSeen++;
            if (hit) linesHit++;
            branchesTaken += taken;
            branchesSeen += branches;
        }
        classLines.Clear();
        methodLines.Clear();
    }

    void Write(string fact, string what, decimal? rate, Portion? stated, Portion found)
    {
        if (stated is { } root) sheet.AddShare(fact, root.Covered, root.Valid, place);
        // A rate of 0 or 1 over nothing measures nothing.
        else if (rate is >= 0 and <= 1 && (found.Valid > 0 || rate is > 0 and < 1))
            sheet.Add(fact, rate.Value * 100, Agree(found, rate.Value) ? found : null);
        else if (rate is null && found.Valid > 0)
        {
            sheet.AddShare(fact, found.Covered, found.Valid);
            sheet.Warn($"The root element states no total of {what}; those of the classes are counted.");
        }

        if (stated is { Valid: > 0 } counts && rate is { } beside && !Agree(counts, beside))
            sheet.Warn($"The root element states {counts.Covered} of {counts.Valid} {what} and a rate of {beside}; "
                + "the counts are used.");
        if (stated is { } total && found.Valid > 0 && total != found)
            sheet.Warn($"The root element states {total.Covered} of {total.Valid} {what}, the classes hold "
                + $"{found.Covered} of {found.Valid}; the root element is used.");
        if (stated is null && rate is { } alone && found.Valid > 0 && !Agree(found, alone))
            sheet.Warn($"The root element states a rate of {alone}, the classes hold {found.Covered} of {found.Valid} "
                + $"{what}; the rate is used.");
    }

    static bool Agree(Portion found, decimal rate) =>
        found.Valid > 0 && Math.Abs(found.Percent - rate * 100) <= RateTolerance * 100;
}
