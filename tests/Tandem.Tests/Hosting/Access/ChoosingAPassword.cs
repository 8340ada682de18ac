using Tandem.Hosting.Access;

namespace Tandem.Tests.Hosting.Access;

public class ChoosingAPassword
{
    const string Email = "ana.silva@example.org";

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("tea with lemon at nine")]
    [InlineData("Zq7#mP2!vX9k")]
    [InlineData("пароль из четырёх слов")]
    public void A_long_one_of_any_characters_is_taken(string password) =>
        Assert.Null(PasswordRules.Check(password, Email));

    [Theory]
    [InlineData("", "access.password-length")]
    [InlineData("elevenchars", "access.password-length")]
    [InlineData("ana.silva@example.org", "access.password-is-address")]
    [InlineData("Ana.Silva@Example.org!!", "access.password-is-address")]
    [InlineData("ana.silva2026", "access.password-is-address")]
    [InlineData("passwordpassword", "access.password-common")]
    [InlineData("P@ssw0rd1234", "access.password-common")]
    [InlineData("123456789012", "access.password-common")]
    [InlineData("Qwertyuiop123!", "access.password-common")]
    [InlineData("aaaaaaaaaaaaaaa", "access.password-common")]
    [InlineData("welcome-summer-2026", "access.password-common")]
    [InlineData("correcthorsebatterystaple", "access.password-common")]
    public void The_first_that_would_be_tried_are_refused(string password, string code) =>
        Assert.Equal(code, PasswordRules.Check(password, Email)?.Code);

    [Fact]
    public void There_is_an_end_to_its_length() =>
        Assert.Equal("access.password-length", PasswordRules.Check(new string('x', 257), Email)?.Code);
}
