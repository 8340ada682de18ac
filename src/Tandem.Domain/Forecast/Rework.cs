using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Forecast;

/// <summary>What it cost to do rejected work again.</summary>
static class Rework
{
    /// <summary>
    /// Cost of each deliverable from the day after a rejection up to its next decision, or to the day asked about.
    /// </summary>
    public static Figure CostOf(
        IReadOnlyCollection<FlowHistory> histories, IReadOnlyCollection<FlowCost> costs, LocalDate day)
    {
        var spells = histories.SelectMany(each => Spells(each, day)).ToLookup(spell => spell.Deliverable);
        if (spells.Count == 0)
            return 0;
        if (costs.All(cost => cost.Deliverable is null))
            return Figure.Undefined("no cost names its deliverable");
        return costs.Where(cost => cost.Deliverable is { } key && spells[key].Any(spell => spell.Covers(cost.On)))
            .Sum(cost => cost.Amount);
    }

    static IEnumerable<Spell> Spells(FlowHistory history, LocalDate day)
    {
        for (var round = 0; round < history.Rounds.Count; round++)
            if (history.Rounds[round] is { Decided: { } rejected, Accepted: false })
            {
                var next = round + 1 < history.Rounds.Count ? history.Rounds[round + 1].Decided : null;
                yield return new(history.Key, rejected, next ?? day);
            }
    }

    readonly record struct Spell(string Deliverable, LocalDate After, LocalDate Until)
    {
        public bool Covers(LocalDate on) => on > After && on <= Until;
    }
}
