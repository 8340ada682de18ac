using Tandem.Domain.Sourcing.Ranking;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>Scores under values drawn between their bounds, draw after draw in the same room: ten thousand draws of a
/// large case would else allocate gigabytes.</summary>
sealed class DrawnScores
{
    readonly RankingKind kind;
    readonly double[][] lowest, highest, values, made, madeToo;
    readonly bool[] isCertain;
    readonly RankingMethod method;

    public DrawnScores(RankingKind kind, ScoreMatrix lowest, ScoreMatrix highest)
    {
        this.kind = kind;
        (this.lowest, this.highest) = (Columns(lowest), Columns(highest));
        (values, made, madeToo) = (Columns(lowest), lowest.Buffers(), lowest.Buffers());
        isCertain = [.. this.lowest.Zip(this.highest, (low, high) => low.AsSpan().SequenceEqual(high))];
        for (var at = 0; at < values.Length; at++) Make(at);
        Candidates = lowest.Candidates.Count;
        method = kind switch
        {
            RankingKind.Topsis => new DistanceMethod(made, madeToo),
            RankingKind.Promethee2 => new AddingMethod(made),
            _ => new AddingMethod(values),
        };
    }

    public int Candidates { get; }

    /// <summary>Draws every value anew, candidate by candidate.</summary>
    public void Draw(SeededDraws draws)
    {
        for (var row = 0; row < Candidates; row++)
            for (var at = 0; at < values.Length; at++)
                values[at][row] = lowest[at][row] + (highest[at][row] - lowest[at][row]) * draws.Next();
    }

    /// <summary>Scores what was drawn.</summary>
    public void Score(ReadOnlySpan<double> shares, Span<double> scores)
    {
        for (var at = 0; at < values.Length; at++)
            if (!isCertain[at]) Make(at);
        method.Score(shares, scores);
    }

    // What the method weighs: made of the values of a criterion without regard to weights.
    void Make(int at)
    {
        if (kind == RankingKind.Topsis) Topsis.Fill(values[at], Direction.Max, made[at], madeToo[at]);
        if (kind == RankingKind.Promethee2) Promethee.Fill(values[at], Direction.Max, Preference.Usual, made[at]);
    }

    static double[][] Columns(ScoreMatrix matrix) => [.. matrix.Criteria.Select((_, at) => matrix.Column(at))];
}
