using System.Net;
using Microsoft.Extensions.Configuration;
using Tandem.Hosting;

namespace Tandem.Tests.Hosting.Pages;

/// <summary>What an operator sets, where it is looked for, and how a slip is answered.</summary>
public sealed class ReadingSettings
{
    static readonly IConfiguration NoFile = new ConfigurationBuilder().Build();

    [Fact]
    public void Nothing_set_serves_this_machine_from_a_data_directory_here()
    {
        var settings = Settings.Read(_ => null, NoFile);

        Assert.Equal((5080, IPAddress.Loopback), (settings.Port, settings.Listen));
        Assert.Equal(Path.GetFullPath("data"), settings.Data);
        Assert.Null(settings.Postgres);
        Assert.False(settings.Demo);
    }

    [Fact]
    public void The_command_line_comes_before_the_file()
    {
        var file = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Tandem:Port", "7000"), new("Tandem:FormBytes", "2048")]).Build();

        var settings = Settings.Read(setting => setting.Name == "port" ? "8000" : null, file);

        Assert.Equal((8000, 2048), (settings.Port, settings.FormBytes));
    }

    [Theory]
    [InlineData("port", "99999", "a whole number from 0 to 65535")]
    [InlineData("port", "eighty", "a whole number from 0 to 65535")]
    [InlineData("listen", "localhost", "an IP address")]
    [InlineData("demo", "perhaps", "true or false")]
    [InlineData("trusted-proxies", "10.0.0.1, proxy", "an IP address")]
    public void A_value_that_cannot_be_used_is_refused_with_what_was_expected(
        string name, string value, string expected)
    {
        var refused = Assert.Throws<SettingRefused>(
            () => Settings.Read(setting => setting.Name == name ? value : null, NoFile));

        Assert.StartsWith($"Setting {name}: '", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"is not {expected}. Set --{name}, TANDEM_", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_is_in_the_operators_guide_with_its_default()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operators", "settings.md"));

        Assert.All(Settings.All, setting => Assert.Contains(Row(setting), guide, StringComparison.Ordinal));
    }

    static string Row(Setting setting)
    {
        var byDefault = setting.Default.Length == 0 ? "" : $"`{setting.Default}`";
        return $"| `{setting.Name}` | `{setting.EnvironmentName}` | {byDefault} |";
    }
}
