using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tandem.Tests.Hosting.Api;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Finance;

/// <summary>A script says which column of a cost file holds what, as the page's form does.</summary>
public sealed class MappingColumnsOverHttp
{
    const string File = "Nr.;Wann;Brutto;Betrag;Wer\n1;2025-03-03;119,00;100,00;Devi\n";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_not_guessed_is_said_and_what_is_said_goes_before_the_guess()
    {
        await using var server = await ApiServer.Open();
        using var owner = await server.As(Petra);
        Assert.Equal(2, (await Preview(owner, "")).GetProperty("faults").GetArrayLength());
        const string said = "?column-Id=Nr.&column-Date=Wann&column-Description=Wer";
        Assert.Equal("100.00", Total(await Preview(owner, said)));
        Assert.Equal("119.00", Total(await Preview(owner, said + "&column-Amount=Brutto")));
        Assert.Contains("no column for it", (await Preview(owner, said + "&column-Amount=")).GetRawText(),
            StringComparison.Ordinal);
        using var recorded = await owner.PostAsync("costs/imports" + said, Csv(), Ct);
        Assert.True(recorded.IsSuccessStatusCode, await recorded.Content.ReadAsStringAsync(Ct));
        Assert.Contains("\"description\":\"Devi\"", await owner.GetStringAsync("costs", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_the_file_has_not_is_a_fault_that_names_those_it_has()
    {
        await using var server = await ApiServer.Open();
        using var owner = await server.As(Petra);
        var faults = (await Preview(owner, "?column-Id=Nummer")).GetProperty("faults");
        Assert.Contains("found no column 'Nummer'; expected one of 'Nr.', 'Wann', 'Brutto', 'Betrag', 'Wer'",
            Assert.Single(faults.EnumerateArray()).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meaning_that_no_cost_has_is_a_fault_that_names_those_there_are()
    {
        await using var server = await ApiServer.Open();
        using var owner = await server.As(Petra);
        var faults = (await Preview(owner, "?column-Foo=Nr.")).GetProperty("faults");
        Assert.Contains("found 'column-Foo'; expected one of column-Id, column-Date",
            Assert.Single(faults.EnumerateArray()).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    static StringContent Csv() => new(File, Encoding.UTF8, "text/csv");

    static string? Total(JsonElement preview) => preview.GetProperty("total").GetProperty("amount").GetString();

    static async Task<JsonElement> Preview(HttpClient client, string query)
    {
        using var answer = await client.PostAsync("costs/previews" + query, Csv(), Ct);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }
}
