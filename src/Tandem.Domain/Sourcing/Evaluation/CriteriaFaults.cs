using static Tandem.Domain.Sourcing.SourcingRefusal;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>What keeps criteria from being used.</summary>
public static class CriteriaFaults
{
    /// <summary>Whether a fault of a set is that of its total: then no single weight is wrong.</summary>
    public static bool IsOfTotal(CriteriaSet set, Refusal fault) => fault == WeightsOff(set.WeightTotal());

    /// <summary>Whether nothing but the price may have a key: rankings and spreadsheets keep a row for it.</summary>
    public static bool IsReserved(string key) =>
        string.Equals(key, CaseRanking.PriceKey, StringComparison.OrdinalIgnoreCase);

    /// <summary>The first fault, or null.</summary>
    public static Refusal? Of(CriteriaSet set)
    {
        if (set.Criteria.Count == 0) return NothingToScore;
        if (set.Criteria.Count > SourcingLimits.CriteriaMax) return TooMany("criteria", SourcingLimits.CriteriaMax);
        if (set.KnockOuts.Count > SourcingLimits.KnockOutsMax) return TooMany("knockOuts", SourcingLimits.KnockOutsMax);
        var keys = set.Criteria.Select(each => each.Key).Concat(set.KnockOuts.Select(each => each.Key)).ToList();
        if (keys.FirstOrDefault(key => !SourcingTexts.IsKey(key))
            is { } unusable) return KeyUnusable(unusable);
        if (keys.Exists(IsReserved)) return PriceKeyReserved;
        if (keys.GroupBy(key => key).FirstOrDefault(each => each.Count() > 1) is { } twice) return KeyTwice(twice.Key);
        foreach (var each in set.Criteria)
        {
            if (SourcingTexts.TitleFault(each.Title, "title") is { } title) return title;
            if (SourcingTexts.TitleFault(each.Group, "group") is { } group) return group;
            if (SourcingTexts.ProseFault(each.Question, "question") is { } question) return question;
            if (each.Weight <= 0) return WeightNotPositive(each.Title);
            if (each.Anchors.Count != SourcingLimits.ScoreMax + 1 || each.Anchors.Any(string.IsNullOrWhiteSpace))
                return AnchorsIncomplete(each.Title);
        }
        foreach (var each in set.KnockOuts)
            if ((SourcingTexts.TitleFault(each.Title, "title") ?? SourcingTexts.ProseFault(each.Question, "question"))
                is { } fault) return fault;
        if (Characters(set) is > SourcingLimits.FactCharactersMax and var characters)
            return CriteriaTooLong(characters, SourcingLimits.FactCharactersMax);
        if (set.PriceWeight < 0) return WeightNotPositive("price");
        return set.WeightTotal() == SourcingLimits.WeightTotal ? null : WeightsOff(set.WeightTotal());
    }

    // A case keeps its criteria in one fact of the record.
    static int Characters(CriteriaSet set) =>
        set.Criteria.Sum(each => each.Key.Length + each.Group.Length + each.Title.Length + each.Question.Length
            + each.Anchors.Sum(anchor => anchor.Length))
        + set.KnockOuts.Sum(each => each.Key.Length + each.Title.Length + each.Question.Length);
}
