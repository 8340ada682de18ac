using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Forecast;
using Tandem.Hosting;
using Tandem.Ledger;

namespace Tandem.Forecast.Pages;

/// <summary>A recorded fact that a figure rests on.</summary>
/// <param name="Version">Its place in the engagement's stream, from 1.</param>
/// <param name="Index">Its place in the organisation's log, and so its receipt.</param>
/// <param name="On">The contract day that counts.</param>
/// <param name="What">What it is about.</param>
/// <param name="Amount">What it adds, in the engagement's currency; null where it adds no money.</param>
public sealed record FigureFact(long Version, long Index, LocalDate On, string What, decimal? Amount);

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
        var all = Leaves(formula, []).SelectMany(leaf => Summed(engagement, leaf, day)).DistinctBy(each => each.Version)
            .OrderByDescending(each => each.Version).ToList();
        var at = Math.Clamp(page, 1, 1 + all.Count / RowsPerPage);
        var shown = all.Skip((at - 1) * RowsPerPage).Take(RowsPerPage).ToList();
        var recorded = (await ledger.Find(organisation, Streams.Engagement(engagement.Key),
            [.. shown.Select(each => each.Version)], ct)).ToDictionary(each => each.Version, each => each.Index);
        return new([.. shown.Select(each => each with { Index = recorded[each.Version] })], all.Count,
            at);
    }

    static HashSet<string> Leaves(Formula formula, HashSet<string> found)
    {
        if (formula.Inputs.Count == 0) found.Add(formula.Key);
        foreach (var input in formula.Inputs)
            if (Formula.All.FirstOrDefault(each => each.Key == input) is { } inner) Leaves(inner, found);
        return found;
    }

    static IEnumerable<FigureFact> Summed(Engagement engagement, string leaf, LocalDate day) => leaf switch
    {
        "bac" or "pv" or "pd" => engagement.Delivery.All.Where(each => leaf != "pv" || each.Promise.Planned <= day)
            .Select(each => new FigureFact(each.PlannedAt, 0, each.Promise.Planned,
                $"{each.Promise.Key} {each.Promise.Title}", each.Promise.Value.Amount)),
        "onTime" => [.. Summed(engagement, "pv", day), .. Summed(engagement, "ev", day)],
        "ac" => Costs(engagement, day, of: _ => true),
        "reworkCost" =>
        [
            .. Rounds(engagement.Delivery.All.Where(IsRejected)),
            .. Costs(engagement, day, of: key => key is not null
                && engagement.Delivery.Find(key) is { } deliverable && IsRejected(deliverable)),
        ],
        "cycleTime" or "reviewAge" or "firstPassYield" or "reworkRate" or "leadTime" or "toSpecification" =>
            Rounds(engagement.Delivery.All),
        _ => engagement.Delivery.Earnings.Where(each => each.On <= day)
            .Select(each => new FigureFact(each.At, 0, each.On,
                $"{each.Deliverable} {engagement.Delivery.Find(each.Deliverable)?.Promise.Title}", each.Value.Amount)),
    };

    static bool IsRejected(Deliverable deliverable) =>
        deliverable.Rounds.Any(round => round.Verdict is Verdict.Rejected);

    static IEnumerable<FigureFact> Rounds(IEnumerable<Deliverable> deliverables) => deliverables.SelectMany(
        each => each.Rounds, (each, round) => new FigureFact(round.SubmittedAt, 0, round.On,
            $"{each.Promise.Key} {each.Promise.Title}", Amount: null));

    static IEnumerable<FigureFact> Costs(Engagement engagement, LocalDate day, Func<string?, bool> of) =>
        engagement.Finance.InOrder
            .Where(each => each.Entry.ServiceOn <= day && !each.Entry.CoveredByTime && of(each.Entry.Deliverable))
            .Select(each =>
                new FigureFact(each.At, 0, each.Entry.ServiceOn, each.Entry.Description, each.Entry.Amount.Amount));
}
