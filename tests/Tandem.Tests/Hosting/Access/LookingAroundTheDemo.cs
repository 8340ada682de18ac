using System.Net;
using Tandem.Domain.Governance;
using Tandem.Hosting.People;

namespace Tandem.Tests.Hosting.Access;

public class LookingAroundTheDemo
{
    static readonly Profile Olga =
        new(new(Guid.NewGuid()), "Olga Prado", null, "Atlas Insurance", Side.Client, DemoRole: "Product owner");

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_click_signs_in_as_one_of_the_people_listed()
    {
        await using var door = await Opened(demo: true);
        var visitor = door.NewVisitor();
        var page = await visitor.Text("/sign-in");
        Assert.Contains("Olga Prado", page, StringComparison.Ordinal);
        Assert.Contains("Product owner", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana Silva", page, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await Click(visitor, Olga)).StatusCode);
        Assert.Contains("Olga Prado", await visitor.Text("/settings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_the_demo_nobody_is_listed_and_no_click_signs_in()
    {
        await using var door = await Opened(demo: false);
        var visitor = door.NewVisitor();
        Assert.DoesNotContain("Olga Prado", await visitor.Text("/sign-in"), StringComparison.Ordinal);
        var answer = await Click(visitor, Olga);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("access.demo-only", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Null(visitor.SessionCookie);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Host", "rebound.evil.example")]
    public async Task From_another_machine_nobody_is_listed_and_no_click_signs_in(string header, string value)
    {
        await using var door = await Opened(demo: true);
        var visitor = door.NewVisitor();
        visitor.Headers[header] = value;
        Assert.DoesNotContain("Olga Prado", await visitor.Text("/sign-in"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Click(visitor, Olga)).StatusCode);
    }

    [Fact]
    public async Task Real_people_are_not_entered_by_a_click()
    {
        await using var door = await Opened(demo: true);
        var visitor = door.NewVisitor();
        Assert.Equal(HttpStatusCode.Forbidden, (await Click(visitor, Door.Ana)).StatusCode);
    }

    [Fact]
    public async Task Another_site_cannot_click_for_the_visitor()
    {
        await using var door = await Opened(demo: true);
        var answer = await door.NewVisitor().PostBare("/demo-session", ("person", Olga.Id.ToString()));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    static async Task<Door> Opened(bool demo)
    {
        var door = await Door.Open(demo);
        Assert.Null(await door.People.Add((await door.Organisation()).Id, Olga, Ct));
        return door;
    }

    static Task<HttpResponseMessage> Click(Visitor visitor, Profile person) =>
        visitor.PostFrom("/sign-in", "/demo-session", ("person", person.Id.ToString()));
}
