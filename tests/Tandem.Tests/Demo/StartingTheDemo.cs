using NodaTime;
using Tandem.Agreement;
using Tandem.Delivery;
using Tandem.Demo;
using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Forecast;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.People;

namespace Tandem.Tests.Demo;

public sealed class StartingTheDemo : IDisposable
{
    readonly string data = Directory.CreateTempSubdirectory("tandem-demo-").FullName;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task A_second_start_finds_everything_and_adds_nothing()
    {
        await using var installation = await FilledDemo.Open(data, Ct);
        Assert.True(await Demo(installation).Fill(Ct));
        var size = await installation.Ledger.Size(FilledDemo.Organisation, Ct);
        Assert.True(await Demo(installation).Fill(Ct));
        Assert.Equal(size, await installation.Ledger.Size(FilledDemo.Organisation, Ct));

        using var people = new PeopleDirectory(installation.Ledger, installation.Clock);
        var everybody = await people.Demo(DemoOrganisation.Id, Ct);
        Assert.Equal(18, everybody.Count);
        Assert.Equal("Helen Marsh", Assert.Single(everybody, person => person.Administrator).Name);
        Assert.Contains(everybody, person => person is { ReadsEverything: true, Side: Side.Client });
        Assert.Equal(3, everybody.Where(person => person.Side == Side.Partner).Select(person =>
            person.Company).Distinct().Count());
    }

    [Fact]
    public async Task Another_organisation_is_left_alone()
    {
        await using var installation = await FilledDemo.Open(data, Ct);
        var founder = new Profile(new(Guid.NewGuid()), "Ana Lima", "ana@atlas.example", "Atlas", Side.Client);
        await new Organisations(installation.Ledger, installation.Clock)
            .Found(new(Guid.NewGuid()), "Atlas", founder, passwordHash: null, Ct);
        Assert.False(await Demo(installation).Fill(Ct));
        Assert.Empty(await installation.Ledger.Organisations(Ct));
    }

    [Fact]
    public async Task A_filling_that_was_interrupted_says_how_to_start_over()
    {
        await using var installation = await FilledDemo.Open(data, Ct);
        await Demo(installation).Play(Ct);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => Demo(installation).Fill(Ct));
        Assert.Contains($"Delete the directory {data}", refused.Message, StringComparison.Ordinal);
    }

    // Public holidays move what happens, by days that differ from start to start: around Christmas, Easter and
    // Diwali most.
    [Theory]
    [InlineData("2026-12-25")]
    [InlineData("2026-12-28")]
    [InlineData("2027-01-02")]
    [InlineData("2027-04-03")]
    [InlineData("2027-05-04")]
    [InlineData("2027-11-01")]
    public async Task On_any_day_the_story_holds_and_the_engagements_are_as_they_are_meant_to_be(string day)
    {
        var today = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        Assert.Equal([HealthLevel.AllRight, HealthLevel.Watch, HealthLevel.InTrouble], await Levels(today));
    }

    internal async Task<List<HealthLevel>> Levels(LocalDate today)
    {
        var (playbooks, time) = (Playbooks.Load(Playbooks.Shipped), StoryTime.EndingBefore(today));
        var settings = Settings.Read(setting => setting.Name == "data" ? data : null);
        var intake = new EvidenceIntake(new(data), settings.Evidence, settings);
        var levels = new List<HealthLevel>();
        foreach (var story in DemoOrganisation.Stories)
        {
            var engagement = Engagement.Initial;
            foreach (var (at, by, happening) in new StoryPlay(story, playbooks, time, "northmere", intake).Happenings)
            {
                var command = await happening.Command(Ct);
                var on = at.InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).Date;
                var decision = EngagementDecider.Decide(engagement, new Asking(by, at, on,
                    command is AgreementCommand.Open), command);
                Assert.True(decision.Refusal is null,
                    $"{today}: {happening.By} asks {command} on {on}: {decision.Refusal}");
                engagement = engagement.Evolve(decision.Events);
            }
            levels.Add(EngagementFigures.Of(engagement, today, HealthThresholds.Default).Health.Level);
        }
        return levels;
    }

    static DemoOrganisation Demo(Installation installation) =>
        new(installation.Ledger, installation.Settings, installation.Clock);
}
