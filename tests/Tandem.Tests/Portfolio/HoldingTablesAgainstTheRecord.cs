using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Ledger;
using Tandem.Portfolio;
using Tandem.Sourcing.Cases;
using Tandem.Tests.Hosting.Api;
using Tandem.Tests.Ledger.Store;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Hosting.Verbs.CommandLine;

namespace Tandem.Tests.Portfolio;

/// <summary>The tables that lists are read from are no record, but they are checked, and can be made anew.</summary>
public sealed class HoldingTablesAgainstTheRecord(PostgresCluster cluster)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, "UPDATE engagement_summary SET level = 2", "engagement_summary")]
    [InlineData(false, "UPDATE engagement_summary SET figures_on = -5", "engagement_summary")]
    [InlineData(false, "DELETE FROM waiting WHERE kind = 'Judgement'", "waiting")]
    [InlineData(false, "UPDATE role_holder SET role = 'auditor' WHERE role = 'product-owner'", "role_holder")]
    [InlineData(false, "INSERT INTO member (org, engagement, person, side) SELECT org, 'nowhere', person, side "
        + "FROM member", "member, nowhere")]
    [InlineData(false, "INSERT INTO sourcing_waiting SELECT * FROM sourcing_waiting",
        "sourcing_waiting, claims-portal: expected fewer such rows")]
    [InlineData(false, "INSERT INTO lent_right SELECT * FROM lent_right",
        "lent_right, claims-portal: expected fewer such rows")]
    [InlineData(false, "DELETE FROM sourcing_person", "sourcing_person, claims-portal")]
    [InlineData(false, "INSERT INTO sourcing_person (org, sourcing, person) SELECT org, 'nowhere', person "
        + "FROM sourcing_person", "sourcing_person, nowhere")]
    [InlineData(true, "UPDATE engagement_summary SET level = 2", "engagement_summary")]
    [InlineData(true, "INSERT INTO sourcing_waiting SELECT * FROM sourcing_waiting",
        "sourcing_waiting, claims-portal: expected fewer such rows")]
    [InlineData(true, "INSERT INTO lent_right SELECT * FROM lent_right",
        "lent_right, claims-portal: expected fewer such rows")]
    public async Task What_differs_from_the_record_is_found_and_made_anew(bool postgres, string change, string place)
    {
        await using var server = await ApiServer.Open(postgres ? await cluster.NewDatabase() : null);
        await server.Ask(Sofia, new DeliveryCommand.ApproveBaseline());
        await server.Ask(Devi, new DeliveryCommand.Start("D-01"));
        await server.Ask(Devi, new DeliveryCommand.Submit("D-01", Handover()));
        await Lend(server);
        await OpenCaseOfThatKey(server);
        var check = new ReadTableCheck(server.Installation, server.Organisation.ToString());
        Assert.Empty(await check.Run(Ct));

        await server.Installation.Ledger.Write([Statement.Of(change)], Ct);
        var found = await check.Run(Ct);
        Assert.NotEmpty(found);
        Assert.All(found, each => Assert.StartsWith($"database, table {place}", $"{each}", StringComparison.Ordinal));

        await ReadTableUpkeep.Rebuild(server.Installation.Ledger, server.Organisation.ToString(), server.Clock, Ct);
        Assert.Empty(await check.Run(Ct));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(server.Installation.Settings.Data, "verifications")));
    }

    [Fact]
    public async Task The_verb_names_what_differs_and_makes_it_anew()
    {
        var data = Directory.CreateTempSubdirectory("tandem-tables-").FullName;
        await using (var installation = await Opened(data))
            await installation.Desk.Ask(new("northgate", Administrator, true), "claims-portal", Opening, Ct);
        await using (var installation = await Opened(data))
        {
            await installation.Ledger.Write([Statement.Of("UPDATE engagement_summary SET title = 'Another'")], Ct);
            var (busy, _, why) = await Asked(RebuildVerb.Verb(), "--data", data);
            Assert.Equal(2, busy);
            Assert.NotEmpty(why);
        }
        var (code, _, error) = await Asked(RebuildVerb.Verb(), "--check", "--data", data);
        Assert.Equal(1, code);
        Assert.Contains("database, table engagement_summary, claims-portal: expected", error, StringComparison.Ordinal);
        var (done, output, _) = await Asked(RebuildVerb.Verb(), "--data", data);
        Assert.Equal((0, "Made the tables anew from the record: 1 engagement or sourcing case."),
            (done, output.Trim()));
        (code, output, _) = await Asked(RebuildVerb.Verb(), "--check", "--data", data);
        Assert.Equal((0, "The tables say what the record says."), (code, output.Trim()));
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_folder_without_a_record_is_named()
    {
        var (code, _, error) = await Asked(RebuildVerb.Verb(), "--data", "/nowhere/at/all");
        Assert.Equal(2, code);
        Assert.Contains("no such folder", error, StringComparison.Ordinal);
    }

    static Task Lend(ApiServer server)
    {
        var today = server.Clock.GetCurrentInstant().InUtc().Date;
        return server.Ask(Petra, new GovernanceCommand.DelegateRight(
            RightKind.Acceptance, Tariq, today.PlusDays(1), today.PlusDays(9), "Away."));
    }

    // An engagement that an award led to bears the key of its case.
    static async Task OpenCaseOfThatKey(ApiServer server) =>
        Assert.IsType<Answer.Recorded>(await server.Services.GetRequiredService<CaseDesk>().Ask(
            new(server.Organisation.ToString(), Petra, false), "claims-portal",
            new CaseCommand.Open("claims-portal", "Claims portal", Currency.Of("GBP"), "Europe/London",
                new("Northgate", IsPartner: false)), Ct));

    static Task<Installation> Opened(string data) => Installation.Open(
        Settings.Read(setting => setting.Name == "data" ? data : null), SystemClock.Instance, Ct);
}
