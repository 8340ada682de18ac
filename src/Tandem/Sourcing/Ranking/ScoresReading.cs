using System.Globalization;
using Tandem.Domain.Sourcing.Ranking;
using Tandem.Domain.Values;
using Tandem.Hosting.Yaml;

namespace Tandem.Sourcing.Ranking;

/// <summary>What a method can do with values, and with criteria of which less is better.</summary>
enum Costs
{
    /// <summary>Differences count: any value where more is better, any cost of 0 or more.</summary>
    FromZero,

    /// <summary>A cost c counts as 1/c, a value as its share of the sum: neither can be below 0.</summary>
    AboveZero,

    /// <summary>Values are added as they are, so more must be better everywhere.</summary>
    None,
}

/// <summary>Makes a matrix of the lines of a file, telling every cell that is wrong.</summary>
sealed class ScoresReading(string file, Costs costs, List<FileError> errors)
{
    public ScoreMatrix Read(List<ScoresRow> rows)
    {
        var (names, weights, directions) = (rows[0], rows[1], rows[2]);
        EachOnce(Enumerable.Range(1, names.Cells.Count - 1).Select(at => (names, at)), "criterion");
        EachOnce(rows.Skip(3).Select(row => (row, 0)), "candidate");
        var criteria = Enumerable.Range(1, names.Cells.Count - 1).Select(at => new WeightedCriterion(
            names.Cells[at], Weight(weights, at), DirectionOf(directions, at))).ToSequence();
        var candidates = rows.Skip(3).Select(row => new ScoredCandidate(row.Cells[0],
            criteria.Select((each, at) => Score(row, at + 1, each.Direction)).ToSequence())).ToSequence();
        return new(criteria, candidates);
    }

    void EachOnce(IEnumerable<(ScoresRow Row, int At)> cells, string what)
    {
        var lines = new Dictionary<string, ScoresRow>(StringComparer.Ordinal);
        foreach (var (row, at) in cells)
            if (row.Cells[at].Length == 0)
                Add(row, at, "nothing", $"the name of a {what}");
            else if (!lines.TryAdd(row.Cells[at], row))
                Add(row, at, FileError.Quote(row.Cells[at]),
                    $"each {what} once; line {lines[row.Cells[at]].Line} has it already");
    }

    double Weight(ScoresRow row, int at)
    {
        var weight = Number(row, at, "a weight above 0");
        if (weight <= 0) Add(row, at, FileError.Quote(row.Cells[at]), "a weight above 0");
        return weight ?? 1;
    }

    double Score(ScoresRow row, int at, Direction direction)
    {
        var negative = costs != Costs.AboveZero && direction == Direction.Max;
        var score = Number(row, at, negative ? "a number; what is unknown cannot be ranked here"
            : "a number of 0 or more; what is unknown cannot be ranked here");
        if (score < 0 && !negative)
            Add(row, at, FileError.Quote(row.Cells[at]), direction == Direction.Min
                ? "a cost of 0 or more" : "a number of 0 or more, because the weighted sum counts shares of a sum");
        if (score == 0 && direction == Direction.Min && costs == Costs.AboveZero)
            Add(row, at, FileError.Quote(row.Cells[at]),
                "a cost above 0, because the weighted sum counts a cost c as 1/c");
        return score ?? 0;
    }

    /// <summary>The number that a text is, or null.</summary>
    public static double? Number(string text)
    {
        const NumberStyles Plain =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number : null;
    }

    double? Number(ScoresRow row, int at, string expected)
    {
        if (Number(row.Cells[at]) is { } number) return number;
        Add(row, at, row.Cells[at].Length == 0 ? "nothing" : FileError.Quote(row.Cells[at]), expected);
        return null;
    }

    Direction DirectionOf(ScoresRow row, int at)
    {
        switch (row.Cells[at].ToLowerInvariant())
        {
            case "max": return Direction.Max;
            case "min" when costs == Costs.None:
                Add(row, at, "min", "max everywhere, because --scale none adds the values as they are");
                return Direction.Min;
            case "min": return Direction.Min;
            default:
                Add(row, at, row.Cells[at].Length == 0 ? "nothing" : FileError.Quote(row.Cells[at]), "max or min");
                return Direction.Max;
        }
    }

    void Add(ScoresRow row, int at, string found, string expected) =>
        errors.Add(new(file, row.Line, row.Places[at], found, expected));
}
