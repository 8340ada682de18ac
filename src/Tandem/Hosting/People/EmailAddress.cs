namespace Tandem.Hosting.People;

/// <summary>E-mail addresses as the directory takes and compares them.</summary>
static class EmailAddress
{
    /// <summary>The longest address that mail can be sent to (RFC 5321).</summary>
    public const int CharactersMax = 254;

    /// <summary>How addresses are compared: case and surrounding blanks do not matter.</summary>
    public static string KeyOf(string email) => email.Trim().Normalize().ToLowerInvariant();

    /// <summary>Whether the text looks like an address. Only a mail that arrives proves that it is one.</summary>
    public static bool IsPlausible(string email)
    {
        var at = email.LastIndexOf('@');
        return at > 0
            && at < email.Length - 1
            && email.Length <= CharactersMax
            && !email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or '"');
    }
}
