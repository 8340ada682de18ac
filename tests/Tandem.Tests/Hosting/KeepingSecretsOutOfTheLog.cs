using Microsoft.AspNetCore.Http;
using Tandem.Hosting;

namespace Tandem.Tests.Hosting;

public class KeepingSecretsOutOfTheLog
{
    [Fact]
    public void The_secret_of_a_link_is_left_out_and_everything_else_is_there()
    {
        var http = new DefaultHttpContext();
        http.Request.Path = "/invitation/abc";
        Assert.Equal("/invitation/abc", Troubles.PathOf(http));
        http.Request.RouteValues["secret"] = "abc";
        Assert.Equal("/invitation/…", Troubles.PathOf(http));
    }
}
