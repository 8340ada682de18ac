using Tandem.Domain.Delivery;
using static Tandem.Domain.Delivery.DeliveryCommand;
using static Tandem.Domain.Delivery.DeliveryEvent;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Delivery;

public class WorkingOnADeliverable
{
    [Fact]
    public void Starts_once_the_baseline_is_approved()
    {
        Given(Baselined).Asked(Dieter, February(3), new Start("D-01"))
            .Records(new Started("D-01", Dieter, February(3)));
        Given(Opened).Asked(Dieter, February(3), new Start("D-01")).Refuses("delivery.no-baseline");
    }

    [Fact]
    public void Starts_once() =>
        Given(Baselined, Begun("D-01")).Asked(Dieter, February(4), new Start("D-01"))
            .RefusesField("delivery.out-of-turn", "deliverable");

    [Fact]
    public void Starts_with_what_was_promised() =>
        Given(Baselined).Asked(Dieter, February(3), new Start("D-99")).RefusesField("delivery.unknown", "deliverable");

    [Fact]
    public void Is_handed_over_with_its_evidence() =>
        Given(InWork).Asked(Devi, April(3), new Submit("D-01", Handover()))
            .Records(HandedOver("D-01", round: 1, April(3)));

    [Fact]
    public void Is_not_handed_over_without_evidence()
    {
        Given(InWork).Asked(Devi, April(3), new Submit("D-01", Handover() with { Evidence = [] }))
            .RefusesField("delivery.evidence-missing", "evidence");
        Given(InWork).Asked(Devi, April(3), new Submit("D-01", WithFiles(1))).IsRecorded();
    }

    [Fact]
    public void Is_handed_over_with_as_many_files_as_a_person_can_look_at()
    {
        Given(InWork)
            .Asked(Devi, April(3), new Submit("D-01", WithFiles(DeliveryLimits.EvidenceFilesMax))).IsRecorded();
        Given(InWork).Asked(Devi, April(3), new Submit("D-01", WithFiles(DeliveryLimits.EvidenceFilesMax + 1)))
            .RefusesField("delivery.evidence-too-many", "evidence");
    }

    [Theory]
    [InlineData("https://build.example/42", true)]
    [InlineData("http://build.example/42", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("/builds/42", false)]
    [InlineData("build 42", false)]
    [InlineData("", false)]
    public void Links_only_to_the_web(string link, bool allowed)
    {
        var answer = Given(InWork).Asked(Devi, April(3), new Submit("D-01", Handover() with { Link = link }));
        if (allowed) answer.IsRecorded();
        else answer.RefusesField("delivery.link-unusable", "link");
    }

    [Theory]
    [InlineData("4f2a9c1", true)]
    [InlineData("4F2A9C1b", true)]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", true)]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8550", false)]
    [InlineData("4f2a9c", false)]
    [InlineData("zzz not a commit", false)]
    [InlineData(" 4f2a9c1", false)]
    [InlineData("", false)]
    public void Names_a_commit_by_its_digits(string commit, bool allowed)
    {
        var answer = Given(InWork).Asked(Devi, April(3), new Submit("D-01", Handover() with { Commit = commit }));
        if (allowed) answer.IsRecorded();
        else answer.RefusesField("delivery.commit-unreadable", "commit");
    }

    [Fact]
    public void Says_what_it_has_to_say_within_limits()
    {
        var note = new string('x', DeliveryLimits.TextCharactersMax);
        Given(InWork)
            .Asked(Devi, April(3), new Submit("D-01", Handover() with { Note = note })).IsRecorded();
        Given(InWork).Asked(Devi, April(3), new Submit("D-01", Handover() with { Note = note + "x" }))
            .RefusesField("delivery.text-too-long", "note");
    }

    [Fact]
    public void Progress_is_what_the_partner_says_and_earns_nothing()
    {
        var told = Given(InWork).Asked(Dieter, March(3), new ReportProgress("D-01", 95, "  ")).Records(
            new ProgressReported("D-01", new(95, March(3), Dieter, Note: null)));
        Assert.Empty(told.Delivery.Earnings);
        Assert.Equal(Stage.InWork, told.Delivery.Find("D-01")!.Stage);
        Assert.Equal(95, told.Delivery.Find("D-01")!.Reported!.Percent);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Progress_is_a_percentage(int percent, bool allowed)
    {
        var answer = Given(InWork).Asked(Dieter, March(3), new ReportProgress("D-01", percent, Note: null));
        if (allowed) answer.IsRecorded();
        else answer.RefusesField("delivery.percent-out-of-range", "percent");
    }

    [Fact]
    public void Progress_is_told_in_a_note_of_limited_length() =>
        Given(InWork)
            .Asked(Dieter, March(3), new ReportProgress("D-01", 95, new('x', DeliveryLimits.TextCharactersMax + 1)))
            .RefusesField("delivery.text-too-long", "note");

    [Fact]
    public void Every_round_is_kept()
    {
        var engagement = After([.. UnderReview, SentBack("D-01", round: 1), HandedOver("D-01", round: 2, April(14))]);
        var rounds = engagement.Delivery.Find("D-01")!.Rounds;
        Assert.Equal([1, 2], rounds.Select(round => round.Number));
        Assert.Equal(new Verdict.Rejected(April(9), Petra, [Unusable]), rounds[0].Verdict);
        Assert.Null(rounds[1].Verdict);
        Assert.Equal(April(3), rounds[0].On);
    }

    [Fact]
    public void What_was_sent_back_is_handed_over_as_the_next_round() =>
        Given(UnderReview, SentBack("D-01", round: 1)).Asked(Devi, April(14), new Submit("D-01", Handover()))
            .Records(HandedOver("D-01", round: 2, April(14)) with { ReviewDue = April(23) });

    [Fact]
    public void The_same_file_under_two_names_counts_once()
    {
        var report = Report("junit.xml", "JUnit XML", new FactValue("tests.failed", 1));
        var twice = Handover() with { Evidence = [report, report with { Name = "again.xml" }] };
        var engagement = Given(InWork).Asked(Devi, April(3), new Submit("D-01", twice)).IsRecorded();
        Assert.Equal(1, engagement.Delivery.Find("D-01")!.Latest!.Facts.Find("tests.failed"));
    }

    static Handover WithFiles(int count) => Handover() with
    {
        Evidence = [.. Enumerable.Range(1, count).Select(number => Report($"log-{number}.txt", format: null))],
    };
}
