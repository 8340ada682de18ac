using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Tests.Hosting.Access;

public class NamingScopesAndDevices
{
    [Fact]
    public void Scopes_are_written_in_one_order_and_read_back()
    {
        Assert.Equal("read deliver costs", Scopes.Write([Scope.Costs, Scope.Read, Scope.Deliver, Scope.Read]));
        Assert.Equal([Scope.Read, Scope.Deliver, Scope.Costs], Scopes.Read("read deliver costs"));
        Assert.All(Scopes.Every, scope => Assert.Equal(scope, Scopes.Named(Scopes.KeyOf(scope))));
        Assert.Null(Scopes.Named("everything"));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox on Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0",
        "Edge on Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile Safari/604.1",
        "Safari on iPhone")]
    [InlineData("", "A browser on an unknown system")]
    public void A_session_is_recognised_by_browser_and_system(string userAgent, string device) =>
        Assert.Equal(device, Device.Of(userAgent));

    [Theory]
    [InlineData("ana@example.org", true)]
    [InlineData("ana.silva+tandem@mail.example.org", true)]
    [InlineData("ana", false)]
    [InlineData("@example.org", false)]
    [InlineData("ana@", false)]
    [InlineData("Ana <ana@example.org>", false)]
    [InlineData("ana@example.org, rui@example.org", false)]
    public void An_address_is_taken_when_it_looks_like_one(string email, bool plausible) =>
        Assert.Equal(plausible, EmailAddress.IsPlausible(email));

    [Fact]
    public void Addresses_are_compared_without_case() =>
        Assert.Equal(EmailAddress.KeyOf("ana@example.org"), EmailAddress.KeyOf(" Ana@EXAMPLE.org "));
}
