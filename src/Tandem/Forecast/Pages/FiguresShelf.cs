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

    public static EngagementFigures Of(Engagement engagement, LocalDate day)
    {
        if (Kept.TryGetValue(engagement, out var known) && known.On == day) return known;
        var figures = EngagementFigures.Of(engagement, day);
        Kept.AddOrUpdate(engagement, figures);
        return figures;
    }
}
