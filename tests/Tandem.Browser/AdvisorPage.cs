using Microsoft.Playwright;

namespace Tandem.Browser;

/// <summary>The pages of choosing a model: the advisor, the market's figures, the playbooks behind them.</summary>
public sealed class AdvisorPage(Chromium chromium, FoundedOrganisation atlas)
{
    const string Answered = "/advisor?answers.function=no&answers.scope=no&answers.leadership=yes"
        + "&answers.ongoing=yes&answers.direction=yes&preferences.outcome=partner&context.months=9"
        + "&costs.team.developer.senior=2";

    [Fact]
    public Task Before_anything_is_answered_it_reads_well() =>
        atlas.ReadsWell(chromium, "/advisor");

    [Fact]
    public Task With_advice_it_reads_well() => atlas.ReadsWell(chromium, Answered);

    [Fact]
    public Task With_errors_it_reads_well() => atlas.ReadsWell(chromium,
        "/advisor?answers.scope=perhaps&context.months=99", status: 422);

    [Fact]
    public async Task Without_script_and_with_the_keyboard_answers_lead_to_advice_and_one_other_answer_to_another()
    {
        await using var window = await atlas.Open(chromium, Screen.Phone, script: false);
        var page = await atlas.Visit(window, "/advisor");
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
}
