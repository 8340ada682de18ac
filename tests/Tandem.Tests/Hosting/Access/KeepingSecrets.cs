using Tandem.Hosting.Access;

namespace Tandem.Tests.Hosting.Access;

public class KeepingSecrets
{
    [Fact]
    public void A_secret_is_known_again_by_its_digest_alone()
    {
        var secret = Secret.New();
        var digest = Secret.DigestOf(secret);

        Assert.Equal(43, secret.Length);
        Assert.DoesNotContain(secret, digest, StringComparison.Ordinal);
        Assert.True(Secret.Matches(secret, digest));
        Assert.False(Secret.Matches(Secret.New(), digest));
    }

    [Fact]
    public void The_digest_is_SHA_256() => Assert.Equal(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Secret.DigestOf("abc"));

    [Fact]
    public void A_token_says_what_it_is_and_shows_a_slip()
    {
        var token = TokenText.New();

        Assert.StartsWith("tdm_", token, StringComparison.Ordinal);
        Assert.True(TokenText.IsWellFormed(token));
        Assert.False(TokenText.IsWellFormed(token[..^1]));
        Assert.False(TokenText.IsWellFormed(token + "x"));
        Assert.False(TokenText.IsWellFormed("ghp_" + token[4..]));
        for (var i = 4; i < token.Length; i++)
            Assert.False(TokenText.IsWellFormed(WithOtherCharacter(token, i)), $"character {i} of {token}");
    }

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/portfolio?sort=value#top", "/portfolio?sort=value#top")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("portfolio", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/\r\nLocation: https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public void Signing_in_leads_to_a_page_of_this_server_only(string? wanted, string expected) =>
        Assert.Equal(expected, ReturnPath.OrHome(wanted));

    static string WithOtherCharacter(string token, int at) =>
        token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
}
