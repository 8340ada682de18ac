using System.Net;

namespace Tandem.Tests.Hosting.Access;

/// <summary>A form of Settings in which nothing is chosen is answered by the page, never by a bare error.</summary>
public sealed class SendingEmptyForms
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_for_nothing_is_refused_at_its_field_and_keeps_what_was_typed()
    {
        await using var door = await Door.Open();
        var answer = await (await door.SignedIn()).Post("/settings/tokens", ("name", "Build server"), ("days", "30"));
        await answer.IsRefused("access.token-scopes");
        var page = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("value=\"Build server\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"30\"", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"field-error\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" checked", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/settings/tokens"), InlineData("/settings/people"), InlineData("/settings/profile")]
    [InlineData("/settings/password"), InlineData("/settings/playbooks/choices")]
    public async Task A_form_without_any_field_is_refused_on_its_page(string path)
    {
        await using var door = await Door.Open();
        var answer = await (await door.SignedIn()).PostFrom("/settings/profile", path);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict });
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }
}
