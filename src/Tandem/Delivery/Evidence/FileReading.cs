using Tandem.Domain.Delivery;
using Tandem.Domain.Values;

namespace Tandem.Delivery.Evidence;

/// <summary>What one evidence file says, or why it says nothing.</summary>
/// <param name="Name">The name under which it was handed over.</param>
/// <param name="Format">The recognised format, or null for a file without facts.</param>
/// <param name="Facts">In the catalog's order; empty when there is an error.</param>
/// <param name="Warnings">Where the report contradicts itself or says less than it seems to.</param>
/// <param name="Error">Why a file was refused, with line and column where known.</param>
sealed record FileReading(
    string Name, string? Format, Sequence<FactValue> Facts, Sequence<string> Warnings, string? Error)
{
    /// <summary>The warnings with the error, for a record that keeps only warnings.</summary>
    public Sequence<string> Remarks => Error is null ? Warnings : Warnings.Add($"Not read: {Error}");
}
