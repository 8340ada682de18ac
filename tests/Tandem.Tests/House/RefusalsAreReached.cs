namespace Tandem.Tests.House;

/// <summary>A refusal that no test meets may be one that nobody can ever meet.</summary>
public class RefusalsAreReached
{
    static string Tests { get; } = string.Concat(Source.Code
        .Where(file => file.Path.StartsWith("tests/", StringComparison.Ordinal)
            && !file.Path.Contains("/House/", StringComparison.Ordinal)).Select(file => file.Text));

    [Fact]
    public void Every_refusal_is_named_by_a_test_that_meets_it() =>
        Assert.Empty(NotNamed(RefusalCodes.All.SelectMany(each => each.Codes), Tests));

    [Fact]
    public void One_that_no_test_names_is_seen() =>
        Assert.Equal(
            ["money.lost"], NotNamed(["money.none", "money.lost"], """Refuses("money.none"); // money.lost"""));

    static IEnumerable<string> NotNamed(IEnumerable<string> codes, string tests) =>
        codes.Distinct().Where(code => !tests.Contains($"\"{code}\"", StringComparison.Ordinal)).Order();
}
