using System.Globalization;
using System.Text;

namespace Tandem.Delivery.Evidence;

/// <summary>LCOV: the totals that each record states, or its lines where it states none.</summary>
sealed class LcovReader(FactSheet sheet)
{
    static readonly string[] FirstTags = ["TN:", "SF:"];

    readonly Dictionary<long, bool> lines = [];
    readonly LcovSources sources = new(sheet.Limits.EntriesMax);
    string? source;
    long lineNumber, entries, entriesHit, branches, branchesTaken;
    long? linesFound, linesHit, branchesFound, branchesHit;
    long allLines, allLinesHit, allBranches, allBranchesHit, disagreeing, records;
    string firstDisagreeing = "";

    /// <summary>Whether the head of a file is that of a tracefile, which may open with comments.</summary>
    public static bool Begins(string text) =>
        FirstTags.Any(tag => text.StartsWith(tag, StringComparison.Ordinal)
            || text.StartsWith('#') && text.Contains("\n" + tag, StringComparison.Ordinal));

    public static FileReading Read(Stream stream, string name, FactSheet sheet)
    {
        try
        {
            new LcovReader(sheet).Read(stream);
            return new(name, "LCOV", sheet.Facts, sheet.Warnings, null);
        }
        catch (UnreadableEvidenceException why)
        {
            return new(name, "LCOV", [], [], why.Message);
        }
    }

    void Read(Stream stream)
    {
        FindRepeated(stream);
        using var text = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        while (NextLine(text) is { } line)
        {
            lineNumber++;
            if (lineNumber > sheet.Limits.ElementsMax) throw Wrong($"at most {sheet.Limits.ElementsMax} lines");
            ReadRecordLine(line.Trim());
        }
        if (source is not null) throw Wrong("end_of_record; the file is cut off");

        foreach (var (lines, branches) in sources.Combined)
        {
            allLines += lines.Valid;
            allLinesHit += lines.Covered;
            allBranches += branches.Valid;
            allBranchesHit += branches.Covered;
        }
        sheet.AddShare("coverage.line", allLinesHit, allLines);
        sheet.AddShare("coverage.branch", allBranchesHit, allBranches);
        if (records == 0) sheet.Warn("The file holds no record of a source file.");
        if (disagreeing > 0)
            sheet.Warn($"In {disagreeing} of {records} records the totals disagree with the lines or branches listed, "
                + $"first for {FactSheet.Quote(firstDisagreeing)}; the totals are used.");
        if (sources.Repeated > 0)
            sheet.Warn($"Source files with several records, such as one for each test: {sources.Repeated}; a line or "
                + "branch of them counts once, as taken where any record says so.");
    }

    // Only what stands in several records has to be held until the end, so a first look finds out what does.
    void FindRepeated(Stream stream)
    {
        using (var text = new StreamReader(stream, Encoding.UTF8, leaveOpen: true))
            while (NextLine(text) is { } line)
            {
                if (++lineNumber > sheet.Limits.ElementsMax) throw Wrong($"at most {sheet.Limits.ElementsMax} lines");
                var record = line.Trim();
                if (record.StartsWith("SF:", StringComparison.Ordinal) && !sources.Note(record[3..]))
                    throw Wrong($"at most {sheet.Limits.EntriesMax} source files");
            }
        stream.Position = lineNumber = 0;
    }

    string? NextLine(StreamReader text)
    {
        var line = new StringBuilder();
        while (text.Read() is var next and >= 0)
        {
            if (next == '\n') return line.ToString();
            if (line.Length >= sheet.Limits.TextLengthMax)
                throw Wrong($"lines of at most {sheet.Limits.TextLengthMax} characters");
            line.Append((char)next);
        }
        return line.Length > 0 ? line.ToString() : null;
    }

    void ReadRecordLine(string line)
    {
        if (line.Length == 0 || line[0] == '#') return;
        if (line == "end_of_record")
        {
            CloseRecord();
            return;
        }
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !line.Take(colon).All(char.IsAsciiLetterUpper))
            throw Wrong($"a record line such as DA:12,1, found {FactSheet.Quote(line)}");
        var (tag, value) = (line[..colon], line[(colon + 1)..]);
        if (tag == "SF")
        {
            if (source is not null) throw Wrong("end_of_record before the next SF");
            source = value;
        }
        else if (source is not null) TakeFigure(tag, value);
    }

    void TakeFigure(string tag, string value)
    {
        switch (tag)
        {
            case "DA": TakeLine(value.Split(',')); break;
            case "BRDA": TakeBranch(value.Split(',')); break;
            case "LF": linesFound = Number(value); break;
            case "LH": linesHit = Number(value); break;
            case "BRF": branchesFound = Number(value); break;
            case "BRH": branchesHit = Number(value); break;
        }
    }

    void TakeLine(string[] parts)
    {
        if (parts.Length < 2
            || !decimal.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var hits))
            throw Wrong("DA:LINE,HITS");
        var number = Number(parts[0]);
        if (lines.Count >= sheet.Limits.EntriesMax) throw Wrong($"at most {sheet.Limits.EntriesMax} lines a file");
        entries++;
        if (hits > 0) entriesHit++;
        lines[number] = lines.GetValueOrDefault(number) || hits > 0;
    }

    void TakeBranch(string[] parts)
    {
        var times = 0m;
        if (parts.Length < 4 || parts[^1] != "-"
            && !decimal.TryParse(parts[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out times))
            throw Wrong("BRDA:LINE,BLOCK,BRANCH,TAKEN");
        branches++;
        var taken = times > 0;
        if (taken) branchesTaken++;
        if (sources.Find(source!) is { } combined
            && !combined.TakeBranch(string.Join(',', parts[..^1]), taken, sheet.Limits.EntriesMax))
            throw Wrong($"at most {sheet.Limits.EntriesMax} branches a file");
    }

    long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= EvidenceLimits.FigureMax
            ? n : throw Wrong($"a whole number, found {FactSheet.Quote(text)}");

    void CloseRecord()
    {
        if (source is null) throw Wrong("SF before end_of_record");
        if (linesHit > linesFound || branchesHit > branchesFound)
            throw Wrong("no more hit (LH, BRH) than found (LF, BRF)");
        records++;
        var distinctHit = lines.Values.Count(hit => hit);
        // Where nothing is listed there is nothing to disagree with. Several tools write a line once for each method
        // on it and count it so.
        var agrees = entries == 0 || linesFound is null && linesHit is null
            || (linesFound ?? lines.Count, linesHit ?? distinctHit) == (lines.Count, distinctHit)
            || (linesFound, linesHit) == (entries, entriesHit)
            || (linesFound, linesHit) == (entries, distinctHit);
        var branchesAgree = branches == 0
            || (branchesFound ?? branches, branchesHit ?? branchesTaken) == (branches, branchesTaken);
        if (!agrees || !branchesAgree)
        {
            if (disagreeing++ == 0) firstDisagreeing = source;
        }
        if (sources.Find(source) is { } combined)
        {
            if (!combined.TakeLines(lines, sheet.Limits.EntriesMax))
                throw Wrong($"at most {sheet.Limits.EntriesMax} lines a file");
            combined.TakeTotals(linesFound, linesHit, branchesFound, branchesHit);
        }
        else
        {
            allLines += linesFound ?? lines.Count;
            allLinesHit += linesHit ?? distinctHit;
            allBranches += branchesFound ?? branches;
            allBranchesHit += branchesHit ?? branchesTaken;
        }

        lines.Clear();
        (source, linesFound, linesHit, branchesFound, branchesHit) = (null, null, null, null, null);
        (entries, entriesHit, branches, branchesTaken) = (0, 0, 0, 0);
    }

    UnreadableEvidenceException Wrong(string expected) =>
        new(string.Create(CultureInfo.InvariantCulture, $"line {lineNumber}, column 1: expected {expected}"));
}
