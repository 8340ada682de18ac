namespace Tandem.Tests.House;

/// <summary>A refusal that no test meets may be one that nobody can ever meet.</summary>
public class RefusalsAreReached
{
    // Not reached by a test yet. The list only shrinks: one that is reached, or no longer made, has to leave it.
    static readonly string[] Exceptions =
    [
        "access.account-exists",
        "access.demo-only",
        "access.start-code-wrong",
        "access.too-many-attempts",
        "api.cursor-unreadable",
        "api.day-unreadable",
        "api.form-expected",
        "api.idempotency-key-too-long",
        "api.if-match-unreadable",
        "api.unknown-sort",
        "evidence.empty",
        "evidence.name-missing",
        "evidence.too-large",
        "evidence.too-many",
        "finance.file-faulty",
        "governance.changed-meanwhile",
        "import.file-faulty",
        "import.people-unknown",
        "import.person-missing",
        "rights.day-unreadable",
        "rights.threshold-unreadable",
        "roles.hours-unreadable",
        "roles.person-missing",
        "roles.role-missing",
        "roles.side-missing",
        "sourcing.changed-meanwhile",
    ];

    static string Tests { get; } = string.Concat(Source.Code
        .Where(file => file.Path.StartsWith("tests/", StringComparison.Ordinal)
            && !file.Path.Contains("/House/", StringComparison.Ordinal)).Select(file => file.Text));

    [Fact]
    public void Every_refusal_is_named_by_a_test_that_meets_it() =>
        Assert.Equal(Exceptions.Order(), NotNamed(RefusalCodes.All.SelectMany(each => each.Codes), Tests));

    [Fact]
    public void One_that_no_test_names_is_seen() =>
        Assert.Equal(
            ["money.lost"], NotNamed(["money.none", "money.lost"], """Refuses("money.none"); // money.lost"""));

    static IEnumerable<string> NotNamed(IEnumerable<string> codes, string tests) =>
        codes.Distinct().Where(code => !tests.Contains($"\"{code}\"", StringComparison.Ordinal)).Order();
}
