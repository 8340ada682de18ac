using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Shared;
using Tandem.Sourcing.Cases.Pages;

namespace Tandem.Sourcing.Cases;

/// <summary>What the winner of a case owes: the acceptance criteria of the brief, and the knock-outs: as promised where
/// it said itself that it meets them, else as required.</summary>
static class AwardCriteria
{
    /// <summary>The section of a brief that says when something is accepted.</summary>
    public const string AcceptanceSection = "acceptance";

    /// <summary>Characters of a statement; the brief and the questionnaire keep the rest.</summary>
    public const int CharactersMax = 280;

    /// <summary>The statements, those of the brief first.</summary>
    public static IEnumerable<string> Of(SourcingCase known) =>
        OfBrief(known).Concat(Promises(known)).Take(DescriptionLimits.CriteriaMax);

    // A list says one thing in each of its points; a text without points says one thing in each line.
    static IEnumerable<string> OfBrief(SourcingCase known)
    {
        var lines = CaseBrief.TextOf(known.Brief?.Latest, AcceptanceSection)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var points = lines.Where(line => line.StartsWith("- ", StringComparison.Ordinal)
            || line.StartsWith("* ", StringComparison.Ordinal)).Select(line => line[2..]).ToList();
        return (points.Count > 0 ? points : lines.Where(line => line[0] != '#')).Select(Stated);
    }

    static IEnumerable<string> Promises(SourcingCase known)
    {
        var said = known.Award is { } award ? known.Questionnaires.Find(award.Candidate) : null;
        return known.Evaluation.Criteria!.KnockOuts.Select(each => Stated(
            said is not { SubmittedOn: not null } || said.AnswerTo(each.Key) is not { Met: true } answer
                ? CaseTexts.Required.With(each.Title)
                : answer.Text.Length > 0 ? CaseTexts.PromisedWith.With(each.Title, answer.Text)
                : CaseTexts.Promised.With(each.Title)));
    }

    // One line, and no quotation mark that would end the statement.
    static string Stated(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace('"', '\'').Replace('\\', '/');
        return line.Length <= CharactersMax ? line : line[..(CharactersMax - 1)].TrimEnd() + "…";
    }
}
