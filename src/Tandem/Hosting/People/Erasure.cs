using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Ledger;

namespace Tandem.Hosting.People;

/// <summary>Everything that is to be written when a person is erased: all of it or nothing.</summary>
static class Erasure
{
    public static IReadOnlyList<Statement> Of(Id<Organisation> organisation, Id<Person> person, Instant now)
    {
        (string, object?)[] whom =
            [("org", organisation.ToString()), ("person", person.ToString()), ("now", now.Microseconds())];
        return [.. Statements.Select(sql => new Statement(sql, whom))];
    }

    static readonly string[] Statements =
    [
        """
            UPDATE person SET name = '', email = NULL, email_key = NULL, zone = NULL, administrator = FALSE,
                reads_everything = FALSE, demo_role = NULL, erased_at = @now
            WHERE org = @org AND id = @person AND erased_at IS NULL
        """,
        "DELETE FROM account WHERE org = @org AND person = @person",
        "DELETE FROM session WHERE org = @org AND person = @person",
        "DELETE FROM api_token WHERE org = @org AND person = @person",
        "DELETE FROM saved_view WHERE org = @org AND person = @person",
        """
            UPDATE invitation SET withdrawn_at = @now
            WHERE org = @org AND @person IN (person, invited_by) AND accepted_at IS NULL AND withdrawn_at IS NULL
        """,
    ];
}
