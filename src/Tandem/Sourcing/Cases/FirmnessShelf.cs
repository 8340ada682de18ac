using System.Collections.Concurrent;
using Tandem.Domain.Sourcing.Evaluation;

namespace Tandem.Sourcing.Cases;

/// <summary>The firmness of rankings, computed once for all that they rest on, whoever asks: tens of thousands of draws
/// stand behind each.</summary>
sealed class FirmnessShelf
{
    /// <summary>Rankings that are kept; the one that came first is dropped first.</summary>
    const int RankingsMax = 64;

    readonly ConcurrentDictionary<CaseRanking, Lazy<Task<IReadOnlyList<CaseFirmness>>>> kept = [];
    readonly ConcurrentQueue<CaseRanking> order = [];

    /// <summary>Under each method, the weighted sum first. Whoever gives up does not stop it: the next who asks finds
    /// it begun.</summary>
    public Task<IReadOnlyList<CaseFirmness>> Of(CaseRanking ranking, CancellationToken ct)
    {
        // Equal rankings of cases that differ otherwise, as before and after the award, share one.
        var begun = new Lazy<Task<IReadOnlyList<CaseFirmness>>>(() => Task.Run(() => Compute(ranking)));
        var found = kept.GetOrAdd(ranking, begun);
        if (ReferenceEquals(found, begun)) Remember(ranking);
        return found.Value.WaitAsync(ct);
    }

    static IReadOnlyList<CaseFirmness> Compute(CaseRanking ranking) =>
        [.. Enum.GetValues<RankingKind>().Select(kind => CaseFirmness.Of(ranking, kind))];

    void Remember(CaseRanking ranking)
    {
        order.Enqueue(ranking);
        while (order.Count > RankingsMax && order.TryDequeue(out var oldest)) kept.TryRemove(oldest, out _);
    }
}
