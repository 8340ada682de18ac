using System.Runtime.CompilerServices;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Forecast;

namespace Tandem.Forecast.Pages;

/// <summary>
/// Keeps the figures of a state as long as the state itself is kept: they are a function of it and the day.
/// </summary>
static class FiguresShelf
{
    static readonly ConditionalWeakTable<Engagement, EngagementFigures> Kept = [];
    static readonly ConditionalWeakTable<EngagementFigures, Spending> Spendings = [];
    static readonly ConditionalWeakTable<EngagementFigures, Flow> Flows = [];

    public static EngagementFigures Of(Engagement engagement, LocalDate day)
    {
        if (Kept.TryGetValue(engagement, out var known) && known.On == day) return known;
        var figures = EngagementFigures.Of(engagement, day, HealthPlaybook.InForce.Content);
        Kept.AddOrUpdate(engagement, figures);
        return figures;
    }

    /// <summary>How fast money is spent, by the same state and day as the figures.</summary>
    public static Spending SpendingOf(Engagement engagement, EngagementFigures figures) =>
        Spendings.GetValue(figures, of => of.SpendingOf(engagement));

    /// <summary>How fast and how well work gets accepted, by the same state and day as the figures.</summary>
    public static Flow FlowOf(Engagement engagement, EngagementFigures figures) =>
        Flows.GetValue(figures, of => of.FlowOf(engagement));
}
