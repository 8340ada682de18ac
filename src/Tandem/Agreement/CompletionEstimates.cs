using Tandem.Domain.Forecast;

namespace Tandem.Agreement;

/// <summary>The names of the estimates at completion, as files write them.</summary>
static class CompletionEstimates
{
    /// <summary>In the order of <see cref="CompletionEstimate"/>.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["typical", "atypical", "cost-and-schedule"];

    public static string KeyOf(CompletionEstimate method) => Keys[(int)method];

    /// <summary>The estimate of a name; the typical one where none is named.</summary>
    public static CompletionEstimate Named(string? key) =>
        (CompletionEstimate)Math.Max(0, Keys.ToList().IndexOf(key ?? ""));
}
