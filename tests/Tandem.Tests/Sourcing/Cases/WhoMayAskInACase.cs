using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using static Tandem.Tests.Sourcing.Cases.CaseSpec;
using static Tandem.Tests.Sourcing.Questionnaires.QuestionnaireSpec;

namespace Tandem.Tests.Sourcing.Cases;

/// <summary>Every command on a case by everyone who has to do with one: its right is its holder's alone.</summary>
public sealed class WhoMayAskInACase
{
    static readonly Dictionary<string, Id<Person>> Askers = new()
    {
        ["lead"] = Lena,
        ["sponsor"] = Sofia,
        ["evaluator"] = Ewan,
        ["observer"] = Olga,
        ["outsider"] = Outsider,
        ["candidate"] = Northwind,
    };

    // Of each command who may give it; a command that is not here fails the test below.
    static readonly Dictionary<Type, string> Holder = new()
    {
        [typeof(EvaluationCommand.DeclareInterests)] = "evaluator",
        [typeof(EvaluationCommand.GiveScore)] = "evaluator",
        [typeof(EvaluationCommand.HandInSheet)] = "evaluator",
        [typeof(EvaluationCommand.SettleConflict)] = "sponsor",
        [typeof(AwardCommand.Decide)] = "sponsor",
        [typeof(CaseCommand.CloseCase)] = "sponsor",
        [typeof(QuestionnaireCommand.SaveAnswers)] = "candidate",
        [typeof(QuestionnaireCommand.AttachFile)] = "candidate",
        [typeof(QuestionnaireCommand.DetachFile)] = "candidate",
        [typeof(QuestionnaireCommand.SealOwnPrice)] = "candidate",
        [typeof(QuestionnaireCommand.SubmitQuestionnaire)] = "candidate",
    };

    static readonly SourcingCommand[] Commands =
    [
        new CaseCommand.StateNeed(new("Slow.", [], null, null, null, null)),
        new CaseCommand.ChooseModel(new(AdvisorAnswers.None, new("a", "1", default), new("b", "1", default), [],
            Tandem.Domain.Agreement.EngagementModel.Project, null)),
        new CaseCommand.NamePerson(CaseRole.Observer, Olga, Client),
        new CaseCommand.ReleasePerson(CaseRole.Observer, Olga), new CaseCommand.CloseCase("Nobody is left."),
        new EvaluationCommand.AdoptCriteria(Criteria),
        new EvaluationCommand.EnterCandidate(Candidate.Named("P-1", "Northwind"), []),
        new EvaluationCommand.WithdrawCandidate("P-1", "No people."),
        new EvaluationCommand.StartScoring(Today), new EvaluationCommand.CloseScoring("Enough."),
        new EvaluationCommand.JudgeKnockOut("P-1", "ip", true, "Yes."),
        new EvaluationCommand.AgreeScore("P-1", "process", 4, "Together."), Open(("P-1", 400)),
        new EvaluationCommand.DeclareInterests(false, null), Give("P-1", "process", 4),
        new EvaluationCommand.HandInSheet(), new EvaluationCommand.SettleConflict(Eve, "Fine."),
        new AwardCommand.Decide("P-1", "Best.", null), new AwardCommand.StartEngagement("portal"),
        Invite("P-1", Northwind), new QuestionnaireCommand.WithdrawInvitation("P-1"),
        new QuestionnaireCommand.SealPrice("P-1", Letter(400), ""), Save(), Attach("ip", 'a'),
        new QuestionnaireCommand.DetachFile("ip", default), Seal(400), new QuestionnaireCommand.SubmitQuestionnaire(),
    ];

    [Fact]
    public void Each_right_is_its_holder_s_and_nobody_else_s()
    {
        var known = Asked(Invited, Lena, new CaseCommand.NamePerson(CaseRole.Observer, Olga, Client));
        foreach (var command in Commands)
            foreach (var (name, person) in Askers)
                Assert.True(SourcingAuthority.Check(known, person, command) is null
                    == (name == Holder.GetValueOrDefault(command.GetType(), "lead")), $"{command.GetType()} by {name}");
    }

    [Fact]
    public void Every_command_but_the_brief_s_is_tried() => Assert.Empty(typeof(SourcingCommand).Assembly.GetTypes()
        .Where(each => each.IsSubclassOf(typeof(SourcingCommand)) && !each.IsAbstract
            && each != typeof(CaseCommand.Open) && each.Namespace?.EndsWith("Briefs", StringComparison.Ordinal) != true)
        .Except(Commands.Select(each => each.GetType())));
}
