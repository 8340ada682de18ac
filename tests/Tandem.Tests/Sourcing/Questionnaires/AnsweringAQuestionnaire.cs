using Tandem.Agreement;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Hosting;
using Tandem.Ledger;
using Tandem.Sourcing.Cases;
using Tandem.Sourcing.Questionnaires;
using static Tandem.Tests.Sourcing.Cases.CaseSpec;
using static Tandem.Tests.Sourcing.Questionnaires.QuestionnaireSpec;

namespace Tandem.Tests.Sourcing.Questionnaires;

public sealed class AnsweringAQuestionnaire
{
    [Fact]
    public void Criteria_come_before_an_invitation_and_days_have_an_end()
    {
        var bare = Asked(Opened, Lena, new EvaluationCommand.EnterCandidate(Candidate.Named("P-1", "Northwind"), []));
        Refuses(bare, Lena, Invite("P-1", Northwind), "sourcing.nothing-to-ask");
        Refuses(Prepared, Lena, Invite("P-9", Northwind), "sourcing.unknown-candidate");
        Refuses(Prepared, Lena, Invite("P-1", Northwind, Today.PlusDays(-1)), "sourcing.deadline-past");
        Refuses(Prepared, Lena, Invite("P-1", Northwind, Today.PlusDays(181)), "sourcing.deadline-too-far");
        Refuses(Prepared, Sofia, Invite("P-1", Northwind), "sourcing.right-not-held");
        Refuses(Scoring, Lena, Invite("P-1", Northwind), "sourcing.out-of-turn");
    }

    [Fact]
    public void A_link_writes_in_its_own_questionnaire_and_exercises_no_other_right()
    {
        var answered = Asked(Invited, Northwind, Save(new QuestionAnswer("process", null, " Reviewed by two. ")));
        Assert.Equal("Reviewed by two.", answered.Questionnaires.Find("P-1")!.AnswerTo("process")!.Text);
        Assert.Empty(answered.Questionnaires.Find("P-2")!.Answers);
        foreach (var command in new SourcingCommand[]
        {
            new CaseCommand.StateNeed(new("Ours.", [], null, null, null, null)), Give("P-1", "process", 4),
            new EvaluationCommand.WithdrawCandidate("P-2", "Away with it."), Invite("P-1", Northwind),
            new QuestionnaireCommand.WithdrawInvitation("P-2"), new AwardCommand.Decide("P-1", "Us.", null),
            new QuestionnaireCommand.SealPrice("P-2", Letter(900), ""),
            new EvaluationCommand.SettleConflict(Ewan, "Fine."),
        })
            Refuses(Invited, Northwind, command, "sourcing.right-not-held");
        foreach (var person in new[] { Lena, Sofia, Ewan, Olga })
            Refuses(Invited, person, Save(), "sourcing.right-not-held");
    }

    [Fact]
    public void What_the_evaluators_find_out_is_not_asked_of_candidates()
    {
        var set = Criteria with
        {
            Criteria = [Criteria.Criteria[0], Criteria.Criteria[1] with { AnsweredBy = Respondent.Evaluators }],
        };
        var known = Asked(Prepared, Lena, new EvaluationCommand.AdoptCriteria(set), Invite("P-1", Northwind));
        Assert.Equal(["ip", "process"], QuestionnaireForm.Questions(known));
        Refuses(known, Northwind, Save(new QuestionAnswer("people", null, "Ten.")), "sourcing.unknown-question");
        Asked(known, Northwind, Save(new("ip", true, ""), new("process", null, "By two.")),
            new QuestionnaireCommand.SubmitQuestionnaire());
    }

    [Fact]
    public void The_playbooks_that_ship_ask_candidates_what_only_they_can_answer_and_for_promises()
    {
        foreach (var (file, left) in new[] { ("evaluation-partner", "reference-calls version-control testing pipeline"),
            ("evaluation-18f", "deployed") })
        {
            var set = EvaluationPlaybook.Format.Load(Path.Combine(Playbooks.Shipped, $"{file}.yaml")).Content;
            Assert.Equal(left.Split(' '), set.Criteria.Except(set.AskedOfCandidates()).Select(each => each.Key));
            Assert.All(set.KnockOuts, each => Assert.EndsWith(".", each.Question, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Only_what_changed_is_recorded()
    {
        var again = SourcingDecider.Decide(Answered, new(Northwind, default, Today, Administrator: false),
            Save(new("ip", true, "Clause 7."), new("people", null, "Fourteen.")));
        Assert.Equal([new QuestionAnswer("people", null, "Fourteen.")],
            Assert.IsType<QuestionnaireEvent.AnswersSaved>(Assert.Single(again.Events)).Answers);
        var nothing = SourcingDecider.Decide(Answered, new(Northwind, default, Today, Administrator: false),
            Save(new QuestionAnswer("ip", true, "Clause 7.")));
        Assert.Empty(nothing.Events);
    }

    [Fact]
    public void Two_who_answer_at_once_take_nothing_from_each_other()
    {
        var untouched = AnswerEdit.PrintOf(Invited.Questionnaires.Find("P-1")!.AnswerTo("process"));
        var known = Answered;
        Assert.Equal(known, Asked(known, Northwind, new QuestionnaireCommand.SaveAnswers(
            [new(new("process", null, ""), untouched), new(new("people", null, "Twelve. "), untouched)])));
        QuestionnaireCommand.SaveAnswers Other(string read) => new([new(new("process", null, "By four."), read)]);
        Refuses(Answered, Northwind, Other(untouched), "sourcing.answer-overtaken");
        var seen = AnswerEdit.PrintOf(Answered.Questionnaires.Find("P-1")!.AnswerTo("process"));
        Assert.Equal("By four.", Asked(Answered, Northwind, Other(seen)).Questionnaires.Find("P-1")!
            .AnswerTo("process")!.Text);
    }

    [Fact]
    public void Long_answers_to_many_questions_are_several_facts_each_of_a_size_that_the_record_takes()
    {
        var template = Criteria.KnockOuts[0];
        var many = Criteria with
        {
            KnockOuts = [.. Enumerable.Range(0, SourcingLimits.KnockOutsMax)
                .Select(at => template with { Key = $"k{at}" })],
        };
        var asked = Asked(Asked(Prepared, Lena, new EvaluationCommand.AdoptCriteria(many)), Lena,
            Invite("P-1", Northwind));
        var answers = many.KnockOuts.Select(each =>
            new QuestionAnswer(each.Key, true, new('漢', SourcingLimits.TextCharactersMax))).ToArray();
        var saved = SourcingDecider.Decide(asked, new(Northwind, default, Today, Administrator: false), Save(answers));
        Assert.All(saved.Events, each =>
            Assert.InRange(EventCodec.Encode(each).Payload.Length, 1, Append.PayloadBytesMax));
        Assert.Equal(answers.Length, asked.Evolve(saved.Events).Questionnaires.Find("P-1")!.Answers.Count);
    }

    [Fact]
    public void Answers_fit_their_questions()
    {
        Refuses(Invited, Northwind, Save(new QuestionAnswer("price", null, "Low.")), "sourcing.unknown-question");
        Refuses(Invited, Northwind, Save(new QuestionAnswer("process", true, "Yes.")), "sourcing.only-words");
        Refuses(Invited, Northwind, Save(new("ip", true, ""), new("ip", false, "")), "sourcing.key-twice");
        Refuses(Invited, Northwind, Save(new QuestionAnswer("ip", true, new('x', 10_001))), "sourcing.too-long");
        Refuses(Invited, Northwind, Save(new QuestionAnswer("ip", true, "a\u202Eb")), "sourcing.unprintable");
    }

    [Fact]
    public void Files_are_attached_within_limits_and_taken_off_again()
    {
        var attached = Asked(Invited, Northwind, Attach("process", 'a'), Attach("process", 'a'), Attach("ip", 'a'));
        Assert.Equal(2, attached.Questionnaires.Find("P-1")!.Files.Count);
        var less = Asked(attached, Northwind, new QuestionnaireCommand.DetachFile("ip", new(new string('a', 64))));
        Assert.Single(less.Questionnaires.Find("P-1")!.Files);
        Refuses(less, Northwind, new QuestionnaireCommand.DetachFile("ip", new(new string('a', 64))),
            "sourcing.unknown-file");
        Refuses(less, Northwind, Attach("process", 'b', QuestionnaireLimits.BytesMax - 19), "sourcing.files-too-large");
        Refuses(less, Northwind, Attach("price", 'b'), "sourcing.unknown-question");
        Assert.Equal("sourcing.too-many", QuestionnaireDecider.FilesFault(less, less.Questionnaires.Find("P-1")!, "ip",
            QuestionnaireLimits.FilesMax, bytes: 50)?.Code);
        var full = Enumerable.Range(0, QuestionnaireLimits.FilesMax).Aggregate(Invited, (known, at) =>
            Asked(known, Northwind, new QuestionnaireCommand.AttachFile(new("ip", new($"{at:d64}"), "a", 1))));
        Refuses(full, Northwind, Attach("ip", 'f'), "sourcing.too-many");
    }

    [Fact]
    public void It_is_handed_in_whole_and_stands_from_then_on()
    {
        Refuses(Invited, Northwind, new QuestionnaireCommand.SubmitQuestionnaire(), "sourcing.question-open");
        Refuses(Asked(Invited, Northwind, Save(new QuestionAnswer("ip", true, ""))), Northwind,
            new QuestionnaireCommand.SubmitQuestionnaire(), "sourcing.question-open");
        Refuses(Submitted, Northwind, Save(), "sourcing.submitted-already");
        Refuses(Submitted, Northwind, Attach("ip", 'a'), "sourcing.submitted-already");
        Refuses(Submitted, Northwind, Seal(1), "sourcing.submitted-already");
        Refuses(Submitted, Lena, Invite("P-1", Northwind), "sourcing.submitted-already");
    }

    [Fact]
    public void After_its_last_day_and_for_who_is_out_it_is_closed()
    {
        Refuses(Answered, Northwind, Save(), "recorded", on: Until);
        Refuses(Answered, Northwind, Save(), "sourcing.questionnaire-closed", on: After);
        Refuses(Asked(Answered, Lena, new EvaluationCommand.WithdrawCandidate("P-1", "No people.")), Northwind, Save(),
            "sourcing.candidate-out");
    }

    [Fact]
    public void A_withdrawn_or_replaced_link_opens_nothing_and_what_was_saved_stays()
    {
        var withdrawn = Asked(Answered, Lena, new QuestionnaireCommand.WithdrawInvitation("P-1"));
        Refuses(withdrawn, Northwind, Save(), "sourcing.right-not-held");
        Refuses(withdrawn, Lena, new QuestionnaireCommand.WithdrawInvitation("P-1"), "sourcing.not-invited");
        var anew = Asked(withdrawn, Lena, Invite("P-1", Eve));
        Refuses(anew, Northwind, Save(), "sourcing.right-not-held");
        Assert.Equal("Clause 7.", Asked(anew, Eve, Save()).Questionnaires.Find("P-1")!.AnswerTo("ip")!.Text);
    }

    [Fact]
    public void A_link_is_taken_back_also_after_it_was_handed_in_and_what_was_handed_in_stands()
    {
        var withdrawn = Asked(Submitted, Lena, new QuestionnaireCommand.WithdrawInvitation("P-1"));
        Assert.Null(withdrawn.Questionnaires.HeldBy(Northwind));
        Assert.Equal("Clause 7.", withdrawn.Questionnaires.Find("P-1")!.AnswerTo("ip")!.Text);
        Assert.True(withdrawn.Questionnaires.EnvelopeOf("P-1")!.ByCandidate);
        Refuses(withdrawn, Lena, new QuestionnaireCommand.WithdrawInvitation("P-1"), "sourcing.not-invited");
        Refuses(withdrawn, Lena, Invite("P-1", Eve), "sourcing.submitted-already");
        Refuses(Asked(withdrawn, Lena, new QuestionnaireCommand.WithdrawInvitation("P-2")), Lena,
            new EvaluationCommand.AdoptCriteria(Criteria with { Version = "2.0" }), "sourcing.questions-asked");
        Refuses(Scoring, Lena, new QuestionnaireCommand.WithdrawInvitation("P-1"), "sourcing.not-invited");
    }

    [Fact]
    public void Scoring_waits_for_open_questionnaires_and_criteria_stand_while_they_are_asked()
    {
        var start = new EvaluationCommand.StartScoring(new(2026, 4, 20));
        Refuses(Invited, Lena, start, "sourcing.questionnaires-open");
        Refuses(Invited, Lena, start, "recorded", on: After);
        Refuses(Invited, Lena, new EvaluationCommand.AdoptCriteria(Criteria with { Version = "2.0" }),
            "sourcing.questions-asked");
        var none = Asked(Invited, Lena, new QuestionnaireCommand.WithdrawInvitation("P-1"),
            new QuestionnaireCommand.WithdrawInvitation("P-2"));
        Refuses(none, Lena, start, "recorded");
        Refuses(none, Lena, new EvaluationCommand.AdoptCriteria(Criteria with { Version = "2.0" }), "recorded");
    }

    [Fact]
    public void Nobody_of_the_client_sees_answers_before_scoring_nor_those_never_handed_in()
    {
        foreach (var person in new[] { Lena, Sofia, Ewan })
            Assert.Null(CaseSight.Answers(Submitted, person, "P-1"));
        var scoring = Asked(Asked(Submitted, Bright, Save(new QuestionAnswer("ip", true, "Never handed in."))), Lena,
            new QuestionnaireCommand.WithdrawInvitation("P-2"),
            new EvaluationCommand.StartScoring(new(2026, 3, 20)));
        Assert.NotNull(CaseSight.Answers(scoring, Lena, "P-1"));
        Assert.Null(CaseSight.Answers(scoring, Ewan, "P-1"));
        Assert.NotNull(CaseSight.Answers(Asked(scoring, Ewan, new EvaluationCommand.DeclareInterests(false, null)),
            Ewan, "P-1"));
        Assert.Null(CaseSight.Answers(scoring, Lena, "P-2"));
    }
}
