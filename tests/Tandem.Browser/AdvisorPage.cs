using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;
using Tandem.Testing;

namespace Tandem.Browser;

/// <summary>The pages of choosing a model: the advisor, the market's figures, the playbooks behind them.</summary>
public sealed class AdvisorPage(Chromium chromium) : IAsyncLifetime
{
    const string Password = "tea with lemon at nine";
    const string Answered = "/advisor?answers.function=no&answers.scope=no&answers.leadership=yes"
        + "&answers.ongoing=yes&answers.direction=yes&preferences.outcome=partner&context.months=9"
        + "&costs.team.developer.senior=2";
    static readonly Profile Ana = new(new(Guid.NewGuid()), "Ana Silva", "ana@atlas.example", "Atlas", Side.Client);

    Server server = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await Server.Start(also: services => services.AddSingleton(
            new AccessLimits { PasswordHashRounds = 1_000, AttemptsPerMinuteMax = 1_000 }));
        var hash = server.Services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(null!, Password);
        var administrator = Ana with { Administrator = true };
        Assert.Null(await server.Services.GetRequiredService<Organisations>()
            .Found(new Id<Organisation>(Guid.NewGuid()), "Atlas Insurance", administrator, hash, Ct));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public Task Before_anything_is_answered_it_reads_well() =>
        chromium.ReadsWell(server.Address, "/advisor", prepare: SignIn);

    [Fact]
    public Task With_advice_it_reads_well() => chromium.ReadsWell(server.Address, Answered, prepare: SignIn);

    [Fact]
    public Task With_errors_it_reads_well() => chromium.ReadsWell(server.Address,
        "/advisor?answers.scope=perhaps&context.months=99", status: 422, prepare: SignIn);

    [Fact]
    public async Task Without_script_and_with_the_keyboard_answers_lead_to_advice_and_one_other_answer_to_another()
    {
        await using var window = await chromium.Open(Screen.Phone, script: false);
        await SignIn(window);
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, "/advisor").ToString());
        foreach (var (question, answer) in new[] { ("Is it a defined function", "no"), ("Is the scope fully", "no"),
            ("Do you have strong technical", "yes"), ("Does the work go on", "yes"), ("Must you own the code", "yes") })
        {
            var group = page.GetByRole(AriaRole.Group, new() { Name = question });
            await group.GetByRole(AriaRole.Radio, new() { Name = answer, Exact = true }).FocusAsync();
            await page.Keyboard.PressAsync("Space");
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Advise me" }).ClickAsync();
        await Assertions.Expect(page.Locator(".page-head-answer")).ToHaveTextAsync("Staff augmentation fits best.");
        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { Checked = true })).ToHaveCountAsync(5);

        await page.GetByRole(AriaRole.Row, new() { Name = "Do you have strong technical" })
            .GetByRole(AriaRole.Link, new() { Name = "no" }).ClickAsync();
        await Assertions.Expect(page.Locator(".page-head-answer")).ToHaveTextAsync("Dedicated team fits best.");
    }

    async Task SignIn(IBrowserContext window)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, "/sign-in?returnUrl=/settings").ToString());
        await page.GetByLabel("E-mail address").FillAsync(Ana.Email!);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Settings");
        await page.CloseAsync();
    }
}
