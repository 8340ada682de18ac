using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Forecast;
using Tandem.Hosting;
using Tandem.Ledger;

namespace Tandem.Forecast.Pages;

/// <summary>What a fact says of that which it is about.</summary>
public enum FigureFactKind
{
    /// <summary>It is promised for the day.</summary>
    Promised,

    /// <summary>It was accepted, and earned its value.</summary>
    Accepted,

    /// <summary>Its acceptance was withdrawn, and its value with it.</summary>
    Withdrawn,

    /// <summary>Work on it began.</summary>
    Started,

    /// <summary>It was handed over for review.</summary>
    HandedOver,

    /// <summary>A review of it was decided.</summary>
    Decided,

    /// <summary>A criterion of it was judged or waived.</summary>
    Settled,

    /// <summary>It cost something.</summary>
    Cost,

    /// <summary>These terms were agreed.</summary>
    Terms,
}

/// <summary>A recorded fact that a figure rests on.</summary>
/// <param name="Kind">What it says of that.</param>
/// <param name="Version">Its place in the engagement's stream, from 1.</param>
/// <param name="Index">Its place in the organisation's log, and so its receipt.</param>
/// <param name="On">The contract day that counts.</param>
/// <param name="What">What it is about.</param>
/// <param name="Amount">What it adds, in the engagement's currency; null where it adds no money.</param>
public sealed record FigureFact(
    FigureFactKind Kind, long Version, long Index, LocalDate On, string What, decimal? Amount);

/// <summary>A page of the facts behind a figure.</summary>
/// <param name="Rows">The facts of this page, latest first.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Page">Which page, from 1.</param>
public sealed record FigureFactsPage(IReadOnlyList<FigureFact> Rows, int Total, int Page);

/// <summary>Finds the facts behind a figure: those its inputs are summed from.</summary>
sealed class FigureFacts(ILedger ledger)
{
    /// <summary>Facts on a page.</summary>
    public const int RowsPerPage = 50;

    public async Task<FigureFactsPage> Behind(
        string organisation, Engagement engagement, Formula formula, LocalDate day,
        int page, CancellationToken ct)
    {
        var all = Under(formula, []).SelectMany(each => FigureSources.Of(engagement, each, day))
            .DistinctBy(each => each.Version).OrderByDescending(each => each.Version).ToList();
        var at = Math.Clamp(page, 1, 1 + all.Count / RowsPerPage);
        var shown = all.Skip((at - 1) * RowsPerPage).Take(RowsPerPage).ToList();
        var recorded = (await ledger.Find(organisation, Streams.Engagement(engagement.Key),
            [.. shown.Select(each => each.Version)], ct)).ToDictionary(each => each.Version, each => each.Index);
        return new([.. shown.Select(each => each with { Index = recorded[each.Version] })], all.Count,
            at);
    }

    static HashSet<Formula> Under(Formula formula, HashSet<Formula> found)
    {
        if (!found.Add(formula)) return found;
        foreach (var input in formula.Inputs)
            if (Formula.All.FirstOrDefault(each => each.Key == input) is { } inner) Under(inner, found);
        return found;
    }
}
