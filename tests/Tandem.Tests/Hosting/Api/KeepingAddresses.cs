using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tandem.Hosting.Access;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting.Api;

/// <summary>E-mail addresses are told to administrators, and to oneself.</summary>
public sealed class KeepingAddresses
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_exported_file_names_by_id_whose_address_is_not_the_askers_to_see_and_imports_again()
    {
        await using var server = await ApiServer.Open();
        using var devi = await server.As(Devi);
        var file = await devi.GetStringAsync("engagement.yaml", Ct);
        Assert.Equal(1, Times(file, "@example.org"));
        Assert.Contains($"{Devi}@example.org", file, StringComparison.Ordinal);
        Assert.Contains($"id: \"{Petra}\"", file, StringComparison.Ordinal);
        using var petra = await server.As(Petra);
        var own = await petra.GetStringAsync("engagement.yaml", Ct);
        var preview = await Preview(petra, own);
        Assert.Equal("nothing", preview.GetProperty("kind").GetString());
        using var changed = new StringContent(
            own.Replace("title: Claim intake", "title: Intake of claims", StringComparison.Ordinal), Encoding.UTF8,
            "application/yaml");
        using var answer = await petra.PostAsync("../../engagements", changed, Ct);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal(await changed.ReadAsStringAsync(Ct), await petra.GetStringAsync("engagement.yaml", Ct));
    }

    [Fact]
    public async Task An_administrators_token_sees_addresses_only_with_the_scope_of_administrators()
    {
        await using var server = await ApiServer.Open();
        using var reader = await server.As(Administrator, Scope.Read);
        Assert.DoesNotContain("@example.org", await reader.GetStringAsync("people", Ct), StringComparison.Ordinal);
        Assert.DoesNotContain("@example.org", await reader.GetStringAsync("engagement.yaml", Ct),
            StringComparison.Ordinal);
        using var whole = await server.As(Administrator, Scope.Read, Scope.Admin);
        Assert.Contains($"{Devi}@example.org", await whole.GetStringAsync("people", Ct), StringComparison.Ordinal);
        Assert.Contains($"{Devi}@example.org", await whole.GetStringAsync("engagement.yaml", Ct),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_preview_tells_not_whom_the_directory_knows()
    {
        await using var server = await ApiServer.Open();
        using var devi = await server.As(Devi);
        var file = await devi.GetStringAsync("engagement.yaml", Ct);
        var (known, unknown) = (await Tried($"{Stranger}@example.org"), await Tried("nobody@example.org"));
        Assert.Equal("refused", known.GetProperty("kind").GetString());
        Assert.Equal(known.GetRawText(), unknown.GetRawText());

        Task<JsonElement> Tried(string address) => Preview(devi, file.Replace(
            $"id: \"{Petra}\"", $"email: \"{address}\"", StringComparison.Ordinal));
    }

    static async Task<JsonElement> Preview(HttpClient by, string file)
    {
        using var content = new StringContent(file, Encoding.UTF8, "application/yaml");
        using var answer = await by.PostAsync("../../engagements/previews", content, Ct);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    static int Times(string text, string part) => text.Split(part).Length - 1;
}
