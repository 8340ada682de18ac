using System.Diagnostics;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Ranking;
using Tandem.Domain.Values;
using Tandem.Sourcing.Cases;

namespace Tandem.Tests.Sourcing.Cases;

/// <summary>The largest case that there can be: 50 candidates by 100 criteria, every score uncertain.</summary>
public sealed class RankingALargeCase
{
    static readonly CaseRanking Largest = Of(seed: 1);

    static CaseRanking Of(ulong seed)
    {
        var draws = new SeededDraws(seed);
        var criteria = Enumerable.Range(0, SourcingLimits.CriteriaMax)
            .Select(at => new WeightedCriterion($"C{at}", 1, Direction.Max)).ToSequence();
        var low = Enumerable.Range(0, SourcingLimits.CandidatesMax).Select(_ => criteria
            .Select(_ => Math.Floor(draws.Next() * 4)).ToArray()).ToArray();
        ScoreMatrix Raised(double by) => new(criteria, low.Select((row, at) => new ScoredCandidate($"P-{at}",
            row.Select(value => value + by).ToSequence())).ToSequence());
        return new(low.Select((_, at) => Candidate.Named($"P-{at}", $"Company {at}")).ToSequence(),
            criteria.Select(each => each.Name).ToSequence(), Raised(0.5), Raised(0), Raised(1), []);
    }

    // Each draw allocated the whole matrix once: gigabytes, and minutes. The time is told and not held, since it
    // depends on what else the machine does.
    [Fact]
    public void Its_firmness_is_computed_without_filling_the_memory()
    {
        foreach (var kind in Enum.GetValues<RankingKind>())
        {
            var (clock, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
            var firmness = CaseFirmness.Of(Largest, kind);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: {clock.Elapsed}, {allocated} bytes");
            Assert.Equal(1, firmness.FirstByScores.Sum(), 9);
            Assert.InRange(allocated, 0, 100_000_000);
        }
    }

    [Fact]
    public async Task All_who_ask_at_once_share_one_computation_and_who_gives_up_does_not_stop_it()
    {
        var shelf = new FirmnessShelf();
        var ranking = Of(seed: 2);
        using var impatient = new CancellationTokenSource();
        var given = shelf.Of(ranking, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shelf.Of(Of(seed: 2),
            TestContext.Current.CancellationToken)));
        Assert.All(all, each => Assert.Same(all[0], each));
    }
}
