using Tandem.Domain;
using Tandem.Hosting.People;
using Tandem.Hosting.Yaml;
using Tandem.Shared;

namespace Tandem.Agreement.Import;

/// <summary>What the import page shows besides its form.</summary>
/// <param name="Text">The file's text, kept in the form.</param>
/// <param name="Problem">Why there is nothing to read, or null.</param>
/// <param name="Errors">What is wrong with the file.</param>
/// <param name="Plan">What importing it would do; null where there are errors.</param>
public sealed record ImportView(string Text, string? Problem, IReadOnlyList<FileError> Errors, PlanView? Plan)
{
    /// <summary>Before anything was given.</summary>
    public static ImportView Empty { get; } = new("", null, [], null);
}

/// <summary>A plan as the page shows it.</summary>
/// <param name="Version">The engagement's version that the plan was made on.</param>
public sealed record PlanView(ImportKind Kind, string Headline, IReadOnlyList<(string Name, string Text)> Contents,
    IReadOnlyList<string> Remarks, IReadOnlyList<Difference> Differences, Refusal? Refusal,
    IReadOnlyList<Holder> Holders, long Version)
{
    internal static PlanView Of(ImportPlan plan) => new(plan.Kind, PlanWords.Headline(plan),
        plan.Now.IsOpen ? [] : [.. PlanWords.Contents(plan)], [.. PlanWords.Remarks(plan)], plan.Differences,
        plan.Refusal, HoldersOf(plan), plan.Now.Version);

    static List<Holder> HoldersOf(ImportPlan plan) =>
        [.. (plan.Refusal?.Missing?.Holders ?? []).Select(plan.People.ProfileOf).OfType<Profile>()
            .Select(holder => new Holder(holder.DisplayName, holder.Email))];
}
