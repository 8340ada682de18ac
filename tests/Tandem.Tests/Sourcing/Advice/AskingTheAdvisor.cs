using Tandem.Agreement;
using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Values;
using Tandem.Sourcing.Advice;
using static Tandem.Domain.Agreement.EngagementModel;

namespace Tandem.Tests.Sourcing.Advice;

/// <summary>The shipped playbook, held to what the texts say that it was made from.</summary>
public class AskingTheAdvisor
{
    static AdvisorBook Book { get; } =
        AdvisorPlaybook.Format.Load(Path.Combine(Playbooks.Shipped, AdvisorPlaybook.File)).Content;

    public static TheoryData<string> Combinations => [.. AnswerCombinations.Of(Book).Select(Written)];

    [Fact]
    public void Five_questions_in_the_order_of_the_text()
    {
        Assert.Equal(["function", "scope", "leadership", "ongoing", "direction"],
            Book.Questions.Select(each => each.Key));
        Assert.Equal(["definition", "people", "outcome", "changes", "quality"],
            Book.Preferences.Select(each => each.Key));
        Assert.Equal(243, Combinations.Count);
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Every_combination_of_answers_gives_a_defined_and_explained_result(string answers)
    {
        var advice = Advisor.Advise(Book, Answers(answers));

        Assert.Equal(Enum.GetValues<EngagementModel>().Order(), advice.Ranking.Select(each => each.Model).Order());
        Assert.Equal(advice.Ranking.Select(each => each.Rank), advice.Ranking.Select(each => each.Rank).Order());
        Assert.Equal(answers == "?????", advice.Recommended.Count == 0);
        Assert.NotEmpty(advice.Open);
        Assert.All(advice.Ranking, each => Assert.Equal(each.Points,
            each.For.Concat(each.Against).Sum(reason => reason.Points)));
        Assert.All(advice.Recommended, model =>
        {
            var place = advice.Ranking.Single(each => each.Model == model);
            Assert.False(place.RuledOut);
            Assert.True(place.For.Count > 0 || advice.Ranking.Any(each => each.Against.Count > 0));
        });
        Assert.All(advice.Ranking.Where(each => each.RuledOut), each => Assert.Contains(each.Against, reason =>
            reason.RulesOut && reason.Because.Length > 0));
        // Whatever is recommended now may be recommended later; a complete set of answers leaves nothing else open.
        if (!answers.Contains('?')) Assert.Equal(advice.Recommended.Order(), advice.Open.Order());
        // One answer more never opens what was closed.
        Assert.All(Refined(answers), more =>
            Assert.Subset(advice.Open.ToHashSet(), Advisor.Advise(Book, Answers(more)).Open.ToHashSet()));
        AssertFlipsAreTrue(answers, advice);
    }

    // What the text says of each answer, taken in its order: the questions after it are not asked yet.
    [Theory]
    [InlineData("y????", ManagedService)]
    [InlineData("nn???", StaffAugmentation, DedicatedTeam)]
    [InlineData("n?y??", StaffAugmentation)]
    [InlineData("n?n??", DedicatedTeam)]
    [InlineData("n??y?", StaffAugmentation, DedicatedTeam)]
    [InlineData("n??n?", Project)]
    [InlineData("n???y", StaffAugmentation)]
    [InlineData("n???n", Project)]
    public void Each_answer_points_where_the_text_says(string answers, params EngagementModel[] expected) =>
        Assert.Equal(expected.Order(), Advisor.Advise(Book, Answers(answers)).Recommended.Order());

    [Theory]
    [InlineData("nnyyy", StaffAugmentation)]
    [InlineData("nnnyy", DedicatedTeam)]
    [InlineData("nnnyn", DedicatedTeam)]
    [InlineData("nynnn", Project)]
    [InlineData("nyynn", Project)]
    [InlineData("yynyn", ManagedService)]
    public void The_situations_that_the_text_describes_lead_to_their_model(string answers, EngagementModel expected) =>
        Assert.Equal([expected], Advisor.Advise(Book, Answers(answers)).Recommended);

    [Theory]
    [MemberData(nameof(Combinations))]
    public void What_the_text_rules_out_is_out_and_what_it_calls_viable_is_not(string answers)
    {
        var out1 = Advisor.Advise(Book, Answers(answers)).Ranking.Where(each => each.RuledOut)
            .Select(each => each.Model).ToHashSet();
        Assert.Equal(answers[0] == 'n', out1.Contains(ManagedService));
        Assert.Equal(answers[2] == 'n', out1.Contains(StaffAugmentation));
        Assert.Equal(answers[1] == 'n' && answers[3] == 'y', out1.Contains(Project));
        Assert.DoesNotContain(DedicatedTeam, out1);
        if (answers[0] == 'y') Assert.Equal(ManagedService, Advisor.Advise(Book, Answers(answers)).Recommended[0]);
    }

    [Fact]
    public void Whoever_needs_delivery_ownership_is_not_sent_to_staff_augmentation()
    {
        var answers = Answers("nnyyy");
        Assert.Equal([StaffAugmentation], Advisor.Advise(Book, answers).Recommended);
        Assert.Equal([DedicatedTeam], Advisor.Advise(Book, answers.With("outcome", Accountable.Partner)).Recommended);
    }

    [Fact]
    public void Whoever_has_no_hours_to_direct_is_told_so()
    {
        var answers = Answers("nnyyn") with { Context = new(9, 2, 1) };
        var advice = Advisor.Advise(Book, answers);
        Assert.Equal([DedicatedTeam], advice.Recommended);
        Assert.Contains(advice.Contradictions, each => each.Row == "contradictions/leadership-without-hours");
        Assert.Contains(advice.Ranking.Single(each => each.Model == StaffAugmentation).Against,
            reason => reason.Row == "circumstances/no-hours");
    }

    [Theory]
    [InlineData("nnyyy", "outcome", Accountable.Partner, null, "delegates-and-directs")]
    [InlineData("nnnyy", null, Accountable.Unsaid, null, "nobody-to-direct")]
    [InlineData("nnnyn", null, Accountable.Unsaid, StaffAugmentation, "augmentation-without-leadership")]
    [InlineData("nyyyy", null, Accountable.Unsaid, null, "fixed-and-evolving")]
    [InlineData("nyyyn", "changes", Accountable.Client, null, "fixed-scope-free-changes")]
    [InlineData("nnyyy", "quality", Accountable.Partner, null, "direction-with-quality-elsewhere")]
    [InlineData("ynyyy", null, Accountable.Unsaid, null, "managed-and-directed")]
    [InlineData("nnyyn", "outcome", Accountable.Partner, StaffAugmentation, "augmentation-owned-by-partner")]
    [InlineData("nnnyn", "people", Accountable.Client, null, "people-without-leadership")]
    [InlineData("nnyyn", null, Accountable.Unsaid, ManagedService, "managed-in-mind-product-in-fact")]
    [InlineData("nnyyn", null, Accountable.Unsaid, Project, "project-in-mind-open-scope")]
    public void Contradictions_are_named_with_what_to_change(string written, string? question, Accountable wanted,
        EngagementModel? wants, string row)
    {
        var answers = Answers(written) with { Wants = wants };
        if (question is not null) answers = answers.With(question, wanted);
        var found = Assert.Single(Advisor.Advise(Book, answers).Contradictions, each =>
            each.Row == $"contradictions/{row}");
        Assert.True(found.What.Title.Length > 0 && found.What.Why.Length > 0 && found.What.Change.Length > 0);
        Assert.NotEmpty(found.Inputs);
    }

    [Fact]
    public void Sound_answers_contradict_nothing() =>
        Assert.Empty(Advisor.Advise(Book, Answers("nnyyy") with { Context = new(9, 3, 8) }).Contradictions);

    [Fact]
    public void Months_speak_where_nobody_knows_whether_it_goes_on()
    {
        var unknown = Answers("nyy?y");
        Assert.Contains(Advisor.Advise(Book, unknown with { Context = new(9, null, null) }).Ranking
            .Single(each => each.Model == DedicatedTeam).For, reason => reason.Row == "together/months-of-work");
        Assert.Contains(Advisor.Advise(Book, unknown with { Context = new(2, null, null) }).Ranking
            .Single(each => each.Model == Project).For, reason => reason.Row == "together/weeks-of-work");
    }

    [Fact]
    public void A_choice_departs_from_the_advice_only_where_there_is_one()
    {
        var advice = Advisor.Advise(Book, Answers("nnyyy"));
        Assert.True(advice.IsDepartedFromBy(Project));
        Assert.False(advice.IsDepartedFromBy(StaffAugmentation));
        Assert.False(Advisor.Advise(Book, AdvisorAnswers.None).IsDepartedFromBy(Project));
    }

    static void AssertFlipsAreTrue(string answers, AdviceGiven advice)
    {
        for (var at = 0; at < answers.Length; at++)
            foreach (var other in "yn".Where(other => other != answers[at]))
            {
                var changed = answers[..at] + other + answers[(at + 1)..];
                var then = Advisor.Advise(Book, Answers(changed)).Recommended;
                var flip = advice.Flips.SingleOrDefault(each => each.Question == Book.Questions[at].Key
                    && each.To == AdviceWords.Of(Of(other)));
                if (then == advice.Recommended) Assert.Null(flip);
                else Assert.Equal(then, flip!.Recommended);
            }
    }

    static IEnumerable<string> Refined(string answers) => answers.Select((answer, at) => (answer, at))
        .Where(each => each.answer == '?')
        .SelectMany(each => "yn".Select(known => answers[..each.at] + known + answers[(each.at + 1)..]));

    static string Written(AdvisorAnswers answers) => string.Concat(Book.Questions.Select(question =>
        answers.ReplyTo(question.Key) switch { Reply.Yes => 'y', Reply.No => 'n', _ => '?' }));

    static AdvisorAnswers Answers(string written) => Book.Questions.Select((question, at) => (question, at))
        .Aggregate(AdvisorAnswers.None, (answers, each) => answers.With(each.question.Key, Of(written[each.at])));

    static Reply Of(char written) => written switch { 'y' => Reply.Yes, 'n' => Reply.No, _ => Reply.Unknown };
}
