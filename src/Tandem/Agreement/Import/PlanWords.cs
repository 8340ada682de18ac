using Tandem.Domain.Agreement;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Shared;

namespace Tandem.Agreement.Import;

/// <summary>A plan in words, for the page and the command line alike.</summary>
static class PlanWords
{
    /// <summary>What it comes to, in one sentence.</summary>
    public static string Headline(ImportPlan plan) => plan.Kind switch
    {
        ImportKind.Opens => ImportTexts.WouldOpen.With(plan.File.Terms.Title, plan.File.Key),
        ImportKind.Changes => Written.Count(plan.Differences.Count,
            ImportTexts.WouldChangeOne.With(plan.File.Terms.Title),
                ImportTexts.WouldChange.With(plan.File.Terms.Title, "{0}")),
        ImportKind.Nothing => ImportTexts.NothingToDo.With(plan.File.Terms.Title),
        _ => ImportTexts.Refused.With(plan.File.Terms.Title),
    };

    /// <summary>What a new engagement would hold: a name and what stands behind it.</summary>
    public static IEnumerable<(string Name, string Text)> Contents(ImportPlan plan)
    {
        var (file, terms) = (plan.File, plan.File.Terms);
        yield return (ImportTexts.Parties, ImportTexts.PartiesAre.With(terms.Client, terms.Partner));
        yield return (ImportTexts.Model, RoleWords.Title(terms.Model));
        yield return (ImportTexts.Period, ImportTexts.FromTo.With(Written.Day(terms.Start), Written.Day(terms.End)));
        yield return (ImportTexts.Budget, ImportTexts.WithContingency.With(
            Written.Money(terms.Budget), Written.Money(terms.Contingency)));
        yield return (ImportTexts.Plan, ImportTexts.PlanHolds.With(file.Releases.Count,
            file.Releases.Sum(release => release.Deliverables.Count), Written.Money(Total(file))));
        if (file.Outcomes.Count > 0) yield return (ImportTexts.Outcomes,
            List(file.Outcomes.Select(each => each.Title)));
        foreach (var role in Roles.Every)
            if (Holders(plan, role) is { Count: > 0 } holders) yield return (RoleWords.Title(role), List(holders));
        if (file.Rights.Count > 0)
            yield return (ImportTexts.Rights, List(file.Rights.Select(each => TitleOf(plan, each.Kind))));
    }

    // People know a right by its title in the table that the engagement starts from.
    static string TitleOf(ImportPlan plan, string kind) => plan.Commands.OfType<AgreementCommand.Open>()
        .SelectMany(open => open.Playbook.Table).FirstOrDefault(each => each.Row.Kind == kind)?.Row.Title ?? kind;

    /// <summary>Who would come into the directory. Whom it knows is for those who may import the file, not for whoever
    /// tries addresses.</summary>
    public static IReadOnlyList<string> NewPeople(ImportPlan plan) =>
        plan.Refusal is null ? [.. plan.People.New.Select(each => each.Name)] : [];

    /// <summary>What a person should know before going on.</summary>
    public static IEnumerable<string> Remarks(ImportPlan plan)
    {
        var file = plan.File;
        if (NewPeople(plan) is { Count: > 0 } added) yield return ImportTexts.AddsPeople.With(List(added));
        foreach (var person in plan.Refusal is null ? file.People : [])
            if (plan.People.ByIdentity[person.Identity] is var known && known.DisplayName != person.Name)
                yield return ImportTexts.KnownAs.With(person.Name, known.DisplayName);
        if (file.Releases.Count > 0 && Total(file) != file.Terms.Budget)
            yield return ImportTexts.BudgetDiffers.With(Written.Money(Total(file)), Written.Money(file.Terms.Budget));
        var unfilled = Roles.Every.Where(role => role != Role.Auditor && Holders(plan, role).Count == 0
            && file.NotNeeded.All(each => each.Role != role)).Select(RoleWords.Title).ToList();
        if (unfilled.Count > 0) yield return ImportTexts.Unfilled.With(List(unfilled));
        var serving = file.Releases.SelectMany(release => release.Deliverables).Where(each => each.Outcome is null)
            .Select(each => each.Key).ToList();
        if (serving.Count > 0) yield return ImportTexts.ServesNone.With(List(serving));
        foreach (var role in plan.Now.Governance.NotNeeded.Keys.Order())
            if (Holders(plan, role).Count == 0 && file.NotNeeded.All(each => each.Role != role))
                yield return ImportTexts.StaysNotNeeded.With(RoleWords.Title(role));
    }

    static List<string> Holders(ImportPlan plan, Role role) =>
        [.. plan.File.People.Where(person => person.Roles.Contains(role)).Select(person => person.Name)];

    static Money Total(EngagementFile file) =>
        Money.Sum(file.Releases.SelectMany(each => each.Deliverables).Select(each => each.Value), file.Terms.Currency);

    /// <summary>The most names that one sentence lists.</summary>
    const int NamesMax = 12;

    static string List(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count <= NamesMax ? string.Join(", ", all)
            : ImportTexts.AndMore.With(string.Join(", ", all.Take(NamesMax)), all.Count - NamesMax);
    }
}
