using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Sourcing.Cases;

namespace Tandem.Tests.Sourcing.Questionnaires;

public sealed partial class AnsweringByLink
{
    // The list of cases is cut; what is kept back must not be.
    [Fact]
    public async Task However_many_cases_there_are_what_each_keeps_back_is_kept_back()
    {
        await Invited();
        using var administrator = await server.As(ClaimsPortal.Administrator);
        administrator.BaseAddress = petra.BaseAddress;
        for (var at = 0; at <= CaseTable.RowsMax; at++)
            Assert.IsType<Answer.Recorded>(await Desk.Ask(
                new(server.Organisation.ToString(), ClaimsPortal.Petra, Administrator: false), $"a{at}",
                new CaseCommand.Open($"a{at}", "Another", Currency.Of("GBP"), "Europe/London",
                    new("Northgate", IsPartner: false)), Ct));
        Assert.Equal(HttpStatusCode.OK, await Bundle());
        Assert.Contains("sourcing/portal", await Facts(), StringComparison.Ordinal);
        using (await new CandidateBrowser(server.Address).Send(northwind, ("text-ip", "A-DRAFT"), ("met-ip", "yes"),
            ("do", "save"))) { }
        Assert.Equal(HttpStatusCode.Conflict, await Bundle());
        Assert.DoesNotContain("A-DRAFT", await Facts(), StringComparison.Ordinal);

        async Task<HttpStatusCode> Bundle()
        {
            using var answer = await administrator.GetAsync("ledger/bundle.tar", Ct);
            return answer.StatusCode;
        }

        async Task<string> Facts()
        {
            var all = "";
            for (string? cursor = "0"; cursor is not null;)
            {
                var page = await administrator.GetFromJsonAsync<JsonElement>($"ledger/facts?cursor={cursor}", Ct);
                all += page.GetRawText();
                cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
            }
            return all;
        }
    }

    CaseDesk Desk => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions
        .GetRequiredService<CaseDesk>(server.Services);
}
