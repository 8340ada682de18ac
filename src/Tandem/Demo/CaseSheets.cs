using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Sourcing.Cases;

namespace Tandem.Demo;

/// <summary>The sheets of the demo's evaluators: a level for each criterion of the shipped playbook, and as the note
/// the words of that level.</summary>
static class CaseSheets
{
    /// <summary>The criteria that the demo's cases rest on.</summary>
    public static CriteriaSet Criteria { get; } =
        EvaluationLibrary.Shipped("evaluation-partner");

    /// <summary>Scores one candidate, in the order of the criteria; a hyphen leaves one unknown.</summary>
    public static IEnumerable<SourcingCommand> Scores(string candidate, string levels, Evidence evidence) =>
        Criteria.Criteria.Zip(levels).Where(each => each.Second != '-').Select(each =>
            new EvaluationCommand.GiveScore(candidate, each.First.Key, new(each.Second - '0',
                each.First.Anchors[each.Second - '0'] + ".", evidence)));

    /// <summary>Judges every knock-out of a candidate as met.</summary>
    public static IEnumerable<SourcingCommand> Meets(string candidate, string note) =>
        Criteria.KnockOuts.Select(each => new EvaluationCommand.JudgeKnockOut(candidate, each.Key, Met: true, note));
}
