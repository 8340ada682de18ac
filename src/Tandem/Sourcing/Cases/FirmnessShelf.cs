using System.Runtime.CompilerServices;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;

namespace Tandem.Sourcing.Cases;

/// <summary>The firmness of a case's ranking, computed once for each state: tens of thousands of draws stand behind
/// it.</summary>
static class FirmnessShelf
{
    static readonly ConditionalWeakTable<SourcingCase, IReadOnlyList<CaseFirmness>> Known = [];

    /// <summary>Under each method, the weighted sum first.</summary>
    public static IReadOnlyList<CaseFirmness> Of(SourcingCase known, CaseRanking ranking) =>
        Known.GetValue(known, _ => [.. Enum.GetValues<RankingKind>()
            .Select(kind => CaseFirmness.Of(ranking, kind))]);
}
