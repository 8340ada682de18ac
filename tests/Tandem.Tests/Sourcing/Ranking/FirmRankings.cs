using FsCheck;
using FsCheck.Fluent;
using Tandem.Domain.Sourcing.Ranking;
using Tandem.Domain.Values;

namespace Tandem.Tests.Sourcing.Ranking;

public sealed class FirmRankings
{
    [Fact]
    public void The_tipping_point_of_two_crossing_candidates_is_where_they_are_level()
    {
        // First: 4 and 0; second: 2 and 3. Level where 4 w = 2 w + 3 (1 - w), so at w = 0.6.
        var matrix = new ScoreMatrix([new("a", 75, Direction.Max), new("b", 25, Direction.Max)],
            [new("one", [4, 0]), new("two", [2, 3])]);
        var points = Firmness.TippingPoints(WeightedSum.Plain(matrix), matrix.Shares(), 2);
        Assert.Equal(0.6, points[0].To!.Value, 9);
        Assert.Equal(0.4, points[1].To!.Value, 9);
        Assert.All(points, point => Assert.Equal(1, point.Winner));
    }

    [Fact]
    public void Who_is_best_in_everything_stays_first_whatever_the_weights()
    {
        var matrix = new ScoreMatrix([new("a", 60, Direction.Max), new("b", 40, Direction.Max)],
            [new("one", [4, 3]), new("two", [2, 1])]);
        foreach (var method in Methods(matrix))
        {
            Assert.All(Firmness.TippingPoints(method, matrix.Shares(), 2), point => Assert.Null(point.To));
            Assert.Equal([1.0, 0.0], Firmness.FirstShares(method, 2, 2, seed: 7));
        }
    }

    // With two criteria the weight of the first is uniform: the second wins below 0.6.
    [Fact]
    public void Random_weightings_are_spread_evenly()
    {
        var matrix = new ScoreMatrix([new("a", 75, Direction.Max), new("b", 25, Direction.Max)],
            [new("one", [4, 0]), new("two", [2, 3])]);
        Assert.Equal(0.6, Firmness.FirstShares(WeightedSum.Plain(matrix), 2, 2, seed: 7)[1], 0.02);
    }

    // By PROMETHEE both come to 0 but for rounding: 0.1 + 0.2 - 0.3 is not 0.
    [Fact]
    public void Who_is_level_but_for_rounding_is_level_everywhere()
    {
        var matrix = new ScoreMatrix([new("a", 0.1, Direction.Max), new("b", 0.2, Direction.Max),
            new("c", 0.3, Direction.Max)], [new("one", [2, 2, 1]), new("two", [1, 1, 2])]);
        var method = Promethee.Of(matrix, Preference.Usual);
        var scores = Scores(method, matrix);
        Assert.NotEqual(scores[0], scores[1]);
        Assert.Equal([1, 1], Ranks.Of(scores));
        Assert.Equal([1, 1], Ranks.Of([1e9, 1e9 + 1e-6]));
        Assert.Equal([2, 1], Ranks.Of([1e9, 1e9 + 1]));
        Assert.Equal([1, 2], Ranks.Of([1e-3, 1e-3 - 1e-9]));
    }

    [Fact]
    public void Twins_share_every_first_place()
    {
        double[] values = [3, 1, 4, 1, 3];
        var matrix = new ScoreMatrix(values.Select((_, at) => new WeightedCriterion($"C{at}", 0.1 + at, Direction.Max))
            .ToSequence(), [new("one", values.ToSequence()), new("two", values.ToSequence()),
            new("three", [3, 1, 3, 1, 3])]);
        foreach (var method in Methods(matrix))
            Assert.Equal([0.5, 0.5, 0], Firmness.FirstShares(method, values.Length, 3, seed: 7));
    }

    [Fact]
    public void Along_one_weight_a_method_scores_as_with_all_of_them()
    {
        var matrix = Random(new SeededDraws(5));
        var shares = matrix.Shares();
        double[] whole = new double[5], reduced = new double[5];
        foreach (var method in Methods(matrix))
            for (var criterion = 0; criterion < shares.Length; criterion++)
            {
                var (from, at) = (shares[criterion], criterion);
                method.Score([.. shares.Select((share, each) => each == at ? 0.7 : share * 0.3 / (1 - from))], whole);
                method.Against(shares, criterion).Score([0.7, 0.3], reduced);
                foreach (var (one, other) in whole.Zip(reduced)) Assert.Equal(one, other, 12);
            }
    }

    [Fact]
    public void One_candidate_alone_is_first()
    {
        var matrix = new ScoreMatrix([new("a", 1, Direction.Max)], [new("one", [3])]);
        foreach (var method in Methods(matrix))
        {
            Assert.Equal([1], Ranks.Of(Scores(method, matrix)));
            Assert.Null(Firmness.TippingPoints(method, matrix.Shares(), 1).Single().To);
        }
    }

    [Fact]
    public void Draws_are_the_same_on_every_machine()
    {
        var draws = new SeededDraws(0);
        Assert.Equal(0xE220A8397B1DCDAF >> 11, (ulong)(draws.Next() * (1UL << 53)));
        Assert.Equal(0x6E789E6AA1B965F4UL >> 11, (ulong)(draws.Next() * (1UL << 53)));
    }

    [Fact]
    public void Whatever_the_scores_rankings_keep_what_they_must()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
            {
                var matrix = Random(new SeededDraws((ulong)seed));
                var scores = Scores(Promethee.Of(matrix, Preference.Usual), matrix);
                Assert.Equal(0, scores.Sum(), 9);
                Assert.All(Scores(Topsis.Of(matrix), matrix), score => Assert.InRange(score, 0, 1));
                foreach (var method in Methods(matrix))
                    Assert.Equal(Ranks.Of(Scores(method, matrix)), Ranks.Of(Scores(method, Heavier(matrix))));
                Span<double> shares = stackalloc double[5];
                new SeededDraws((ulong)seed).NextShares(shares);
                Assert.Equal(1, shares.ToArray().Sum(), 9);
                Assert.All(shares.ToArray(), share => Assert.InRange(share, 0, 1));
            }));
    }

    static RankingMethod[] Methods(ScoreMatrix matrix) =>
        [WeightedSum.Plain(matrix), Topsis.Of(matrix), Promethee.Of(matrix, Preference.Usual)];

    // Only the proportions of weights count.
    static ScoreMatrix Heavier(ScoreMatrix matrix) => matrix with
    {
        Criteria = matrix.Criteria.Select(each => each with { Weight = each.Weight * 4 }).ToSequence(),
    };

    static ScoreMatrix Random(SeededDraws draws) => new(
        Enumerable.Range(0, 4).Select(at => new WeightedCriterion($"C{at}", 1 + Math.Floor(draws.Next() * 9),
            Direction.Max)).ToSequence(),
        Enumerable.Range(0, 5).Select(row => new ScoredCandidate($"A{row}", Enumerable.Range(0, 4)
            .Select(_ => Math.Floor(draws.Next() * 5)).ToSequence())).ToSequence());

    static double[] Scores(RankingMethod method, ScoreMatrix matrix)
    {
        var scores = new double[matrix.Candidates.Count];
        method.Score(matrix.Shares(), scores);
        return scores;
    }
}
