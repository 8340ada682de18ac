using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Tables;

/// <summary>A row of a decision table.</summary>
/// <param name="Id">By which results name it.</param>
/// <param name="When">What it asks of inputs; an input that is not named may be anything.</param>
/// <param name="Then">What it says.</param>
public sealed record TableRow<T>(string Id, Sequence<CellCondition> When, T Then)
{
    /// <summary>Whether the row applies.</summary>
    public bool Matches(Func<string, InputValue> inputs) => When.All(each => each.Test.Matches(inputs(each.Input)));

    internal CellTest? On(string input) => When.FirstOrDefault(each => each.Input == input)?.Test;
}

/// <summary>A cell of a row.</summary>
/// <param name="Input">The key of the input.</param>
/// <param name="Test">What is asked of it.</param>
public sealed record CellCondition(string Input, CellTest Test);

/// <summary>Inputs, rows, and what holds when several rows apply.</summary>
/// <param name="Key">By which results name it.</param>
/// <param name="Hit">Which of the rows that apply count.</param>
/// <param name="Inputs">What it looks at.</param>
/// <param name="Rows">In their order.</param>
public sealed record DecisionTable<T>(
    string Key, HitPolicy Hit, Sequence<TableInput> Inputs, Sequence<TableRow<T>> Rows)
{
    /// <summary>The ids of all rows from the highest priority down; empty where another policy holds.</summary>
    public Sequence<string> Priorities { get; init; } = [];

    /// <summary>The rows in the order in which the first that applies counts.</summary>
    internal Sequence<TableRow<T>> Ranked => Hit == HitPolicy.Priority
        ? Rows.OrderBy(row => Priorities.TakeWhile(id => id != row.Id).Count()).ToSequence() : Rows;

    /// <summary>The rows that count for these inputs: one at most, save where the table collects.</summary>
    /// <remarks>A table that <see cref="TableCheck"/> finds nothing in never has more rows than its policy
    /// allows.</remarks>
    public Sequence<TableRow<T>> Fired(Func<string, InputValue> inputs)
    {
        var matching = Ranked.Where(row => row.Matches(inputs));
        return (Hit == HitPolicy.Collect ? matching : matching.Take(1)).ToSequence();
    }
}
