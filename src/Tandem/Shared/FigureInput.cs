namespace Tandem.Shared;

/// <summary>One input of a figure's formula, as shown when the figure is opened.</summary>
/// <param name="Name">As in the formula: EV.</param>
/// <param name="Meaning">In words: accepted value.</param>
/// <param name="Text">The value, written out.</param>
public sealed record FigureInput(string Name, string Meaning, string Text);
