using Tandem.Domain.Sourcing.Ranking;
using Tandem.Domain.Values;

namespace Tandem.Tests.Sourcing.Ranking;

/// <summary>The worked examples of the literature, to the digits that were printed there.</summary>
public sealed class PublishedRankings
{
    static readonly double[][] Suppliers = [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]];

    static readonly double[][] HeatingLosses =
    [
        [33.95, 23.78, 11.45, 39.97, 29.44, 167.1, 3.852],
        [38.9, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184],
        [37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845],
        [30.44, 37.59, 13.91, 74.08, 45.1, 198.34, 2.186],
        [36.21, 14.79, 9.17, 17.77, 17.06, 148.3, 6.61],
        [37.8, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935],
    ];

    [Fact]
    public void Topsis_of_Tzeng_and_Huang_2011()
    {
        var matrix = Matrix(Suppliers, [0.3, 0.4, 0.3], "max max max");
        Agrees(Topsis.Of(matrix), matrix, [0.5037, 0.6581, 0.7482, 0.334], [3, 2, 1, 4], tolerance: 5e-5);
    }

    [Fact]
    public void Weighted_sum_of_Kracka_Brauers_and_Zavadskas_2010()
    {
        var matrix = Matrix(HeatingLosses, [20, 20, 20, 20, 20, 20, 20], "min min min min max min max");
        Agrees(WeightedSum.Scaled(matrix), matrix,
            [0.12040426, 0.3458235, 0.13838192, 0.12841246, 0.12346084, 0.14351701], [6, 1, 3, 4, 5, 2],
            tolerance: 1e-6);
    }

    // No published case of PROMETHEE II is at hand with its licence: this one is small enough to follow on paper.
    [Fact]
    public void Promethee_by_hand_with_the_usual_preference()
    {
        var matrix = Matrix([[10, 3], [20, 1], [30, 2]], [0.6, 0.4], "min max");
        // Price: first +1, second 0, third -1; quality: first +1, second -1, third 0.
        Agrees(Promethee.Of(matrix, Preference.Usual), matrix, [1, -0.4, -0.6], [1, 2, 3], tolerance: 1e-15);
    }

    [Fact]
    public void Promethee_by_hand_with_a_linear_preference()
    {
        var matrix = Matrix([[4], [2.5], [1]], [1], "max");
        // Differences 1.5 and 1.5 lie half way between q = 1 and p = 2; 3 is beyond.
        var method = Promethee.Of(matrix, new(PreferenceShape.Linear, 1, 2));
        Agrees(method, matrix, [0.75, 0, -0.75], [1, 2, 3], tolerance: 1e-15);
    }

    [Theory]
    [InlineData(PreferenceShape.UShape, 1, 0, 1, 0)]
    [InlineData(PreferenceShape.UShape, 1, 0, 1.1, 1)]
    [InlineData(PreferenceShape.VShape, 0, 2, 1, 0.5)]
    [InlineData(PreferenceShape.VShape, 0, 2, 3, 1)]
    [InlineData(PreferenceShape.Level, 1, 2, 1, 0)]
    [InlineData(PreferenceShape.Level, 1, 2, 2, 0.5)]
    [InlineData(PreferenceShape.Level, 1, 2, 2.1, 1)]
    [InlineData(PreferenceShape.Linear, 1, 3, 1.5, 0.25)]
    [InlineData(PreferenceShape.Usual, 0, 0, 0, 0)]
    [InlineData(PreferenceShape.Usual, 0, 0, -1, 0)]
    public void A_difference_counts_as_its_shape_says(
        PreferenceShape shape, double q, double p, double difference, double strength) =>
        Assert.Equal(strength, new Preference(shape, q, p).Of(difference));

    [Fact]
    public void Equal_scores_share_the_better_place_and_noise_makes_no_difference() =>
        Assert.Equal([2, 1, 2, 4], Ranks.Of([0.1 + 0.2, 0.5, 0.3, 0]));

    [Fact]
    public void Candidates_that_are_alike_are_all_first()
    {
        var matrix = Matrix([[0, 3], [0, 3]], [1, 1], "max min");
        foreach (var method in (RankingMethod[])[Topsis.Of(matrix), WeightedSum.Scaled(matrix),
            Promethee.Of(matrix, Preference.Usual)])
            Assert.Equal([1, 1], Ranks.Of(Scores(method, matrix)));
    }

    static void Agrees(RankingMethod method, ScoreMatrix matrix, double[] scores, int[] ranks, double tolerance)
    {
        var found = Scores(method, matrix);
        Assert.All(scores.Zip(found), pair => Assert.Equal(pair.First, pair.Second, tolerance));
        Assert.Equal(ranks, Ranks.Of(found));
    }

    static double[] Scores(RankingMethod method, ScoreMatrix matrix)
    {
        var scores = new double[matrix.Candidates.Count];
        method.Score(matrix.Shares(), scores);
        return scores;
    }

    static ScoreMatrix Matrix(double[][] rows, double[] weights, string directions) => new(
        directions.Split(' ').Select((way, at) => new WeightedCriterion($"C{at + 1}", weights[at],
            way == "max" ? Direction.Max : Direction.Min)).ToSequence(),
        rows.Select((row, at) => new ScoredCandidate($"A{at + 1}", row.ToSequence())).ToSequence());
}
