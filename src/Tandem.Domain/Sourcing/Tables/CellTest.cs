using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Tables;

/// <summary>What a cell of a decision table asks of one input.</summary>
public abstract record CellTest
{
    CellTest() { }

    /// <summary>Whether a value passes. A number that is missing passes no test but that for missing ones.</summary>
    public abstract bool Matches(InputValue value);

    /// <summary>One of some words.</summary>
    public sealed record Words(Sequence<string> All) : CellTest
    {
        /// <inheritdoc/>
        public override bool Matches(InputValue value) => value.Word is { } word && All.Contains(word);
    }

    /// <summary>A number between two others; a bound that is not there does not bind.</summary>
    /// <param name="Low">The lower bound, or null.</param>
    /// <param name="LowIsIn">Whether the lower bound itself passes.</param>
    /// <param name="High">The upper bound, or null.</param>
    /// <param name="HighIsIn">Whether the upper bound itself passes.</param>
    public sealed record Range(decimal? Low, bool LowIsIn, decimal? High, bool HighIsIn) : CellTest
    {
        /// <inheritdoc/>
        public override bool Matches(InputValue value) => value.Number is { } number
            && (Low is not { } low || (LowIsIn ? number >= low : number > low))
            && (High is not { } high || (HighIsIn ? number <= high : number < high));
    }

    /// <summary>Whatever another test does not let pass.</summary>
    public sealed record Not(CellTest Of) : CellTest
    {
        /// <inheritdoc/>
        public override bool Matches(InputValue value) => !Of.Matches(value);
    }

    /// <summary>What any of several tests lets pass.</summary>
    public sealed record AnyOf(Sequence<CellTest> All) : CellTest
    {
        /// <inheritdoc/>
        public override bool Matches(InputValue value) => All.Any(each => each.Matches(value));
    }

    /// <summary>A number that nobody gave.</summary>
    public sealed record Missing : CellTest
    {
        /// <inheritdoc/>
        public override bool Matches(InputValue value) => value is { Word: null, Number: null };
    }
}
