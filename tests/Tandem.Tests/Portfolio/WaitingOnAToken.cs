using NodaTime;
using Tandem.Hosting;
using Tandem.Portfolio;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Portfolio;

public sealed class WaitingOnAToken : IDisposable
{
    readonly string data = Directory.CreateTempSubdirectory("tandem-waiting-").FullName;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Theory]
    [InlineData(null, true)]
    [InlineData("claims-portal", true)]
    [InlineData("another", false)]
    public async Task A_token_for_one_engagement_hears_of_that_one_only(string? only, bool hears)
    {
        var settings = Settings.Read(setting => setting.Name == "data" ? data : null);
        await using var installation = await Installation.Open(settings, SystemClock.Instance, Ct);
        Assert.IsType<Answer.Recorded>(await installation.Desk.Ask(
            new("northgate", Administrator, Administrator: true), "claims-portal", Opening, Ct));

        // The sponsor is to approve the baseline.
        var waiting = await WaitingTable.On(installation.Ledger, "northgate", Sofia, January(6), 10, Ct, only);
        Assert.Equal(hears, waiting.Count > 0);
    }
}
