using System.Text;
using NodaTime;
using Tandem.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Forecast;
using Tandem.Forecast;
using Tandem.Hosting;
using Tandem.Hosting.Library;
using Tandem.Hosting.Yaml;
using Tandem.Ledger;
using Tandem.Portfolio;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Forecast;

public sealed class JudgingByAPlaybook : IDisposable
{
    readonly string data = Directory.CreateTempSubdirectory("tandem-health-").FullName;

    static readonly string Shipped = File.ReadAllText(Path.Combine(Playbooks.Shipped, HealthPlaybook.File));

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public void What_ships_are_the_thresholds_that_hold_without_a_file() =>
        Assert.Equal(HealthThresholds.Default, HealthPlaybook.InForce.Content);

    [Theory]
    [InlineData("watch: 0.95, trouble: 0.85", "watch: 0.8, trouble: 0.85", "at most what is watched, 0.8")]
    [InlineData("watch: 0, trouble: 30 }", "watch: 40, trouble: 30 }", "at least what is watched, 40")]
    [InlineData("watch: 5, trouble", "watch: -5, trouble", "a number from 0 to 1000")]
    [InlineData("watch: 0, trouble: 10", "watch: 0.5, trouble: 10", "a whole number from 0 to 3650")]
    [InlineData("behind-weeks-tolerated: 1", "", "behind-weeks-tolerated")]
    public void A_file_that_makes_no_sense_is_refused_with_its_place(string part, string other, string expected)
    {
        var (playbook, errors) = Read(Shipped.Replace(part, other, StringComparison.Ordinal));
        Assert.Null(playbook);
        Assert.Contains(expected, Assert.Single(errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_file_changes_what_the_portfolio_says_at_the_next_start()
    {
        var settings = Settings.Read(setting => setting.Name == "data" ? data : null);
        var later = new StillClock(Instant.FromUtc(2025, 5, 20, 12, 0));
        await using var installation = await Installation.Open(settings, later, Ct);
        foreach (var command in (Domain.EngagementCommand[])[Opening, new DeliveryCommand.ApproveBaseline()])
            Assert.IsType<Answer.Recorded>(await installation.Desk.Ask(
                new("northgate", command == Opening ? Administrator : Sofia, command == Opening), "claims-portal",
                command, Ct));
        Assert.Equal("InTrouble", await Level(installation.Ledger));

        var calm = Read(Shipped.Replace("watch: 0.95, trouble: 0.85", "watch: 0, trouble: 0", StringComparison.Ordinal)
            .Replace("late-days: { watch: 0", "late-days: { watch: 30", StringComparison.Ordinal)).Playbook!;
        await ReadTableUpkeep.BringUpToDate(installation.Ledger, later, calm, Ct);
        Assert.Equal("AllRight", await Level(installation.Ledger));

        // Under the same file a start leaves the tables as they are.
        await installation.Ledger.Write([Statement.Of("UPDATE engagement_summary SET level = 99")], Ct);
        await ReadTableUpkeep.BringUpToDate(installation.Ledger, later, calm, Ct);
        Assert.Equal("99", await Level(installation.Ledger));
        await ReadTableUpkeep.BringUpToDate(installation.Ledger, later, Ct);
        Assert.Equal("InTrouble", await Level(installation.Ledger));
    }

    sealed class StillClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }

    static (Playbook<HealthThresholds>? Playbook, Domain.Values.Sequence<FileError> Errors) Read(
        string text) => HealthPlaybook.Format.Read(Encoding.UTF8.GetBytes(text), "health.yaml");

    static Task<string> Level(ILedger ledger) => ledger.Query(async connection =>
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT level FROM engagement_summary";
        var level = (long)(await command.ExecuteScalarAsync(Ct))!;
        return Enum.GetValues<HealthLevel>().Where(each => PortfolioTable.LevelOf(each) == level)
            .Select(each => each.ToString()).SingleOrDefault(level.ToString(
                System.Globalization.CultureInfo.InvariantCulture));
    }, Ct);
}
