using NodaTime;
using Tandem.Demo;
using Tandem.Domain.Delivery;
using Tandem.Domain.Forecast;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Hosting;
using Tandem.Hosting.Verbs;
using Tandem.Ledger;
using Tandem.Portfolio;
using Tandem.Sourcing.Cases;
using static Tandem.Tests.Hosting.Verbs.CommandLine;

namespace Tandem.Tests.Demo;

public sealed class FillingTheDemo(FilledDemo demo) : IClassFixture<FilledDemo>
{
    const string Healthy = "automated-renewals";
    const string Drifting = "member-data";
    const string Troubled = "payments-ledger";

    // The candidates of the demo answered on paper.
    static readonly string[] NotInTheDemo = ["organisation.key-replaced/1", "sourcing.candidate-withdrawn/1",
        "sourcing.person-released/1", "sourcing.scoring-closed/1", "sourcing.engagement-started/1",
        "sourcing.closed/1",
        "sourcing.candidate-invited/1", "sourcing.invitation-withdrawn/1", "sourcing.answers-saved/1",
        "sourcing.answer-file-attached/1", "sourcing.answer-file-detached/1", "sourcing.price-sealed/1",
        "sourcing.questionnaire-submitted/1", "sourcing.envelope-opened/1"];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Healthy, HealthLevel.AllRight)]
    [InlineData(Drifting, HealthLevel.Watch)]
    [InlineData(Troubled, HealthLevel.InTrouble)]
    public async Task Each_engagement_is_as_it_is_meant_to_be_on_every_day_of_the_first_week(string key,
        HealthLevel level)
    {
        var engagement = await demo.Read(key);
        for (var day = 1; day <= 7; day++)
        {
            var figures = EngagementFigures.Of(engagement, FilledDemo.Friday.PlusDays(day),
                HealthThresholds.Default);
            Assert.True(level == figures.Health.Level,
                $"{day} days after the end of the story: {figures.Health.Sentence}");
        }
    }

    [Fact]
    public async Task The_drifting_one_sinks_slowly_and_its_partner_says_otherwise()
    {
        var (halves, months) = (await Figures(12, 6, 0), await Figures(6, 4, 0));
        var (cpi, spiT) = (halves.ConvertAll(each => each.Value.Cpi.Value), months.ConvertAll(each =>
            each.Schedule.SpiT.Value));
        Assert.Equal(cpi.OrderDescending(), cpi);
        Assert.Equal(spiT.OrderDescending(), spiT);
        Assert.Equal([CauseKind.Schedule, CauseKind.Cost, CauseKind.LateDeliverables, CauseKind.ReportedGap],
            months[^1].Health.Causes.Select(cause => cause.Kind).Order());

        async Task<List<EngagementFigures>> Figures(params int[] monthsBack)
        {
            var engagement = await demo.Read(Drifting);
            return [.. monthsBack.Select(back => EngagementFigures.Of(engagement,
                FilledDemo.Friday.PlusMonths(-back), HealthThresholds.Default))];
        }
    }

    [Fact]
    public async Task The_one_in_trouble_shows_why()
    {
        var figures = await demo.Figures(Troubled, FilledDemo.Friday.PlusDays(4));
        Assert.Equal([CauseKind.Schedule, CauseKind.Cost, CauseKind.LateDeliverables, CauseKind.OverdueReviews,
            CauseKind.ReportedGap],
            figures.Health.Causes.Select(cause => cause.Kind).Order());
        var rejectedTwice = (await demo.Read(Troubled)).Delivery.Find("P-15")!;
        Assert.Equal(2, rejectedTwice.Rounds.Count(round => round.Verdict is Verdict.Rejected));
    }

    [Fact]
    public async Task Reviews_wait_for_the_product_owner_the_sponsor_and_the_technology_owner()
    {
        var engagement = await demo.Read(Healthy);
        var duties = Duties.Of(engagement).ToList();
        Assert.Equal(Role.ProductOwner, duties.Single(each => each is
        {
            Kind: DutyKind.Review,
            Deliverable: "D-30"
        }).Role);
        Assert.Equal(Role.ExecutiveSponsor, duties.Single(each => each is
        {
            Kind: DutyKind.Review,
            Deliverable: "D-31"
        }).Role);
        Assert.Equal(Role.TechnologyOwner, duties.Single(each => each is
        {
            Kind: DutyKind.Judgement,
            Deliverable: "D-32"
        }).Role);
        foreach (var key in (string[])["D-30", "D-31"])
        {
            var ready = engagement.Delivery.Find(key)!;
            Assert.All(CriterionStanding.Of(ready, ready.InReview!), each => Assert.True(each.Allows,
                $"{key} {each.Key}"));
        }
    }

    // What the operator does to the key, and what administrators choose, is not in it.
    [Fact]
    public async Task Every_kind_of_fact_of_an_engagement_and_nearly_every_one_of_a_case_occurs()
    {
        var seen = new HashSet<string>();
        await foreach (var fact in demo.Ledger.ReadLog(FilledDemo.Organisation, 0, int.MaxValue,
            Ct)) seen.Add(fact.Type);
        Assert.Equal(
            EventCodec.Names.Where(name => !NotInTheDemo.Contains(name)
                && !name.StartsWith("publisher.", StringComparison.Ordinal)
                && !name.StartsWith("playbook.", StringComparison.Ordinal)).Order(), seen.Order());
    }

    [Fact]
    public async Task One_case_is_awarded_and_in_the_other_somebody_is_waited_for()
    {
        using var shelf = new CaseShelf(demo.Ledger, demo.Installation.Clock);
        var awarded = await shelf.Read(FilledDemo.Organisation, "provider-portal", Ct);
        Assert.Equal(("P-2", 1), (awarded.Award!.Candidate, awarded.Award.Ranking.Single(each =>
            each.Candidate == "P-2").Rank));
        Assert.Equal((3, 3), (awarded.Evaluation.Candidates.Count, awarded.Brief!.Latest.Number));
        Assert.Equal([CaseDutyKind.StartEngagement], CaseDuties.Of(awarded).Select(each => each.Kind));
        var open = await shelf.Read(FilledDemo.Organisation, "appeals-service", Ct);
        Assert.Equal([(CaseDutyKind.RuleConflict, "helen"), (CaseDutyKind.Score, "yusuf"),
            (CaseDutyKind.EndScoring, "thomas")], CaseDuties.Of(open).Select(each => (each.Kind,
                new[] { "helen.marsh", "yusuf.rahman", "thomas.reid" }.First(name =>
                    CaseStory.Of(name) == each.Person).Split('.')[0])));
    }

    [Fact]
    public async Task The_same_day_gives_the_same_facts()
    {
        var folder = Directory.CreateTempSubdirectory("tandem-demo-");
        await using (var second = await FilledDemo.Open(folder.FullName, Ct))
        {
            await new DemoOrganisation(second.Ledger, second.Settings, second.Clock).Play(Ct);
            Assert.Equal(await Facts(demo.Ledger), await Facts(second.Ledger));
        }
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_record_verifies_and_keeps_the_rules()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("tandem-demo-").FullName, "exported");
        var (code, _, error) = await Asked(ExportLedgerVerb.Verb(), folder, "--data",
            demo.Installation.Settings.Data);
        Assert.Equal((0, ""), (code, error));
        (code, var output, error) = await Asked(VerifyVerb.Verb(), folder);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("none is broken", output, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    [Fact]
    public async Task Read_tables_made_anew_equal_those_written_with_each_fact()
    {
        var evening = FilledDemo.At(FilledDemo.Friday.At(new(20, 0)).InUtc().ToInstant());
        await ReadTableUpkeep.Rebuild(demo.Ledger, FilledDemo.Organisation, evening, Ct);
        Assert.Equal(demo.TablesAtLast, await demo.Dump());
    }

    static async Task<List<string>> Facts(ILedger ledger)
    {
        var facts = new List<string>();
        await foreach (var fact in ledger.ReadLog(FilledDemo.Organisation, 0, int.MaxValue, Ct))
            facts.Add($"{fact.Index} {fact.At:O} {fact.Actor} {fact.Stream}@{fact.Version} "
                + $"{fact.Type} {Convert.ToHexString(fact.Payload)}");
        return facts;
    }
}
