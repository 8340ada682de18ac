using Tandem.Domain.Values;

namespace Tandem.Domain.Forecast;

/// <summary>How a figure is computed, for people who open it.</summary>
/// <param name="Key">Names the figure in output and addresses: cpi, eacAtypical, spiT.</param>
/// <param name="Symbol">What the field calls it: CPI, SPI(t).</param>
/// <param name="Name">Its full name.</param>
/// <param name="Text">The formula in symbols.</param>
/// <param name="Inputs">Keys of the figures that it is computed from; none when it is summed from facts.</param>
/// <param name="Facts">The recorded facts that it is summed from; empty when computed from other figures.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Meaning">One sentence on how to read it.</param>
public sealed record Formula(
    string Key, string Symbol, string Name, string Text,
    Sequence<string> Inputs, string Facts, FigureUnit Unit, string Meaning)
{
    /// <summary>Every formula, in the order in which figures are shown.</summary>
    public static Sequence<Formula> All { get; } =
    [
        .. EarnedValueFormulas.All, .. EarnedScheduleFormulas.All, .. SpendingFormulas.All, .. FlowFormulas.All,
    ];

    /// <summary>The formula of a figure; an unknown key is a bug.</summary>
    public static Formula Of(string key) =>
        All.FirstOrDefault(formula => formula.Key == key)
        ?? throw new ArgumentException($"No figure is called '{key}'.", nameof(key));

    internal static Formula Summed(
        string key, string symbol, string name, string text, string facts, FigureUnit unit, string meaning) =>
        new(key, symbol, name, text, [], facts, unit, meaning);

    internal static Formula Computed(
        string key, string symbol, string name, string text, string inputs, FigureUnit unit, string meaning) =>
        new(key, symbol, name, text, [.. inputs.Split(' ')], "", unit, meaning);
}

/// <summary>What a figure is counted in.</summary>
public enum FigureUnit
{
    /// <summary>An amount in the engagement's currency.</summary>
    Amount,

    /// <summary>An amount in the engagement's currency per week.</summary>
    AmountPerWeek,

    /// <summary>A plain ratio, 1 meaning as planned.</summary>
    Ratio,

    /// <summary>Percent.</summary>
    Percent,

    /// <summary>Periods: weeks on pages, rows in a file of periods.</summary>
    Periods,

    /// <summary>Weeks of seven days.</summary>
    Weeks,

    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Deliverables per week.</summary>
    DeliverablesPerWeek,
}
