using System.Net;
using Tandem.Tests.Hosting.Access;

namespace Tandem.Tests.Sourcing.Advice;

public class AskingOnThePage
{
    const string Sound = "answers.function=no&answers.scope=no&answers.leadership=yes&answers.ongoing=yes"
        + "&answers.direction=yes";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "Answer what you know")]
    [InlineData(Sound, "Staff augmentation fits best.")]
    [InlineData(Sound + "&preferences.outcome=partner", "Dedicated team fits best.")]
    [InlineData("answers.function=no&answers.scope=no",
        "These fit equally well: Staff augmentation and Dedicated team.")]
    [InlineData("answers.function=yes", "Managed service (IT outsourcing) fits best.")]
    [InlineData(Sound + "&costs.team.developer.senior=1", "stays cheaper than")]
    [InlineData("context.months=9", "These fit equally well: Staff augmentation and Dedicated team.")]
    [InlineData("answers.ongoing=no", "Project (software outsourcing) fits best so far.")]
    [InlineData("wants=staff-augmentation&answers.leadership=no", "no technical leaders to direct it.")]
    [InlineData(Sound + "&context.budget=1000", "Above budget")]
    [InlineData(Sound + "&costs.team.developer.senior=2&context.months=12", "$185,100")]
    public async Task Answers_in_the_address_are_advised(string query, string told)
    {
        await using var door = await Door.Open();
        var answer = await (await door.SignedIn()).Get("/advisor?" + query);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Contains(told, html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("answers.scope=perhaps", "Expected one of unknown, yes, no, don't know.")]
    [InlineData("context.months=99", "Expected a whole number from 1 to 36.")]
    [InlineData("context.budget=lots", "Expected an amount such as 12500 or 12500.50.")]
    [InlineData("costs.internal-rate=-75", "Expected an amount from 0 to 1000000000.")]
    [InlineData("costs.team.developer.mid=1.5", "Expected a whole number from 1 to 500.")]
    [InlineData("context.months=99&answers.function=yes", "value=\"99\"")]
    public async Task What_can_not_be_used_is_told_at_its_field_and_kept(string query, string told)
    {
        await using var door = await Door.Open();
        var answer = await (await door.SignedIn()).Get("/advisor?" + query);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(told, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once()
    {
        await using var door = await Door.Open();
        var answer = await (await door.SignedIn()).Get("/advisor?answers.scope=perhaps&context.budget=-4"
            + "&costs.service-fee=-100&context.months=99&answers.foo=yes&costs.team.poet.senior=1");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
        foreach (var told in new[] { "6 fields cannot be used", "Expected one of unknown, yes, no, don't know.",
            "Expected a whole number from 1 to 36.", "“answers.foo” is not one of the questions",
            "“costs.team.poet.senior” is not one of the questions", "value=\"-4\"", "value=\"-100\"" })
            Assert.Contains(told, html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("Expected an amount from 0 to 1000000000.").Length - 1);
    }

    [Fact]
    public async Task Strange_names_and_markup_in_the_address_do_nothing()
    {
        await using var door = await Door.Open();
        var ana = await door.SignedIn();
        var answer = await ana.Get("/advisor?answers.weather=good&weather=1&context.months=%3Cscript%3E");
        var html = await answer.Content.ReadAsStringAsync(Ct);
        Assert.DoesNotContain("<script>", html[html.IndexOf("<main", StringComparison.Ordinal)..],
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ana.Get("/advisor?weather=good")).StatusCode);
    }
}
