using Microsoft.Playwright;

namespace Tandem.Browser;

/// <summary>The pages by which people come in and manage how they do.</summary>
public sealed class AccountPages(Chromium chromium, FoundedOrganisation atlas)
{
    [Fact]
    public Task The_sign_in_page_reads_well_with_the_people_of_the_demo() =>
        chromium.ReadsWell(atlas.Address, "/sign-in");

    [Fact]
    public async Task An_invitation_reads_well_open_and_unknown()
    {
        await chromium.ReadsWell(atlas.Address, atlas.Invitation);
        await chromium.ReadsWell(atlas.Address, "/invitation/unknown", status: 404);
    }

    [Theory]
    [InlineData("/settings")]
    [InlineData("/settings/profile")]
    [InlineData("/settings/people")]
    [InlineData("/settings/sessions")]
    [InlineData("/settings/tokens")]
    [InlineData("/settings/password")]
    public Task Settings_read_well(string path) => atlas.ReadsWell(chromium, path);

    [Fact]
    public async Task Without_script_an_administrator_invites_and_the_guest_comes_in()
    {
        await using var window = await atlas.Open(chromium, Screen.Phone, script: false);
        var page = await atlas.Visit(window, "/settings/people");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Eva Melo");
        await page.GetByLabel("E-mail address").FillAsync("eva@norte.example");
        await page.GetByLabel("Company").FillAsync("Norte Software");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the invitation link" }).ClickAsync();
        var link = await page.GetByLabel("Invitation link").InputValueAsync();

        await using var guests = await chromium.Open(Screen.Phone, script: false);
        var guest = await guests.NewPageAsync();
        await guest.GotoAsync(link);
        await guest.GetByLabel("Password", new() { Exact = true }).FillAsync("seven bridges over one river");
        await guest.GetByLabel("The same password again").FillAsync("seven bridges over one river");
        await guest.GetByRole(AriaRole.Button, new() { Name = "Accept the invitation" }).ClickAsync();
        await guest.GotoAsync(new Uri(atlas.Address, "/settings").ToString());
        await Assertions.Expect(guest.GetByRole(AriaRole.Button, new() { Name = "Account: Eva Melo" }))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_token_is_made_shown_once_and_revoked()
    {
        await using var window = await atlas.Open(chromium, Screen.Desk);
        var page = await atlas.Visit(window, "/settings/tokens");
        await page.GetByLabel("What it is for").FillAsync("Build server");
        await page.GetByLabel("deliver").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the token" }).ClickAsync();
        Assert.StartsWith("tdm_", await page.GetByLabel("Token", new() { Exact = true }).InputValueAsync(),
            StringComparison.Ordinal);
        await page.GotoAsync(new Uri(atlas.Address, "/settings/tokens").ToString());
        await Assertions.Expect(page.GetByLabel("Token", new() { Exact = true })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke the token" }).ClickAsync();
        await Assertions.Expect(page.GetByText("No tokens yet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_script_people_change_their_own_name_and_zone()
    {
        await using var window = await atlas.Open(chromium, Screen.Phone, script: false);
        var page = await atlas.Visit(window, "/settings/profile");
        await page.GetByLabel("Your name").FillAsync("Ana Sá Silva");
        await page.GetByLabel("Time zone").FillAsync("Europe/Nowhere");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the profile" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Europe/Lisbon");
        await Assertions.Expect(page.GetByLabel("Your name")).ToHaveValueAsync("Ana Sá Silva");
        await page.GetByLabel("Time zone").FillAsync("Europe/Lisbon");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the profile" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your profile is saved.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Account: Ana Sá Silva" }))
            .ToBeVisibleAsync();
    }
}
