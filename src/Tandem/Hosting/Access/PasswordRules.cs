using System.Text.RegularExpressions;
using Tandem.Domain;
using Tandem.Hosting.People;

namespace Tandem.Hosting.Access;

/// <summary>What a password must be: long, and not the first thing that is tried. Any characters.</summary>
static partial class PasswordRules
{
    public const int CharactersMin = 12;

    /// <summary>The longest; hashing costs by length.</summary>
    public const int CharactersMax = 256;

    const int DistinctCharactersMin = 5;
    const int CharactersBeyondAddressMin = 6;

    /// <summary>What is wrong with a password for somebody with this address, or null.</summary>
    public static Refusal? Check(string password, string email)
    {
        if (password.Length is < CharactersMin or > CharactersMax) return AccessRefusal.PasswordLength;
        var lower = password.ToLowerInvariant();
        if (IsAddress(lower, EmailAddress.KeyOf(email))) return AccessRefusal.PasswordIsAddress;
        return IsCommon(lower) ? AccessRefusal.PasswordCommon : null;
    }

    static bool IsAddress(string password, string address)
    {
        if (password.Contains(address, StringComparison.Ordinal)) return true;
        var name = address[..Math.Max(0, address.LastIndexOf('@'))];
        return name.Length > 0
            && password.Contains(name, StringComparison.Ordinal)
            && password.Length - name.Length < CharactersBeyondAddressMin;
    }

    // Lists of leaked passwords hold few of twelve characters, and those are the famous words, repeated, joined,
    // with digits around them or in place of letters: so it is the words that are looked for.
    static bool IsCommon(string password) =>
        password.Distinct().Count() < DistinctCharactersMin
        || FamousWordsOnly().IsMatch(Letters(password))
        || FamousWordsOnly().IsMatch(Letters(Unmasked(WithoutEnds(password))));

    static string Letters(string password) => new([.. password.Where(char.IsLetter)]);

    static string WithoutEnds(string password)
    {
        var first = 0;
        var end = password.Length;
        while (first < end && !char.IsLetter(password[first])) first++;
        while (end > first && !char.IsLetter(password[end - 1])) end--;
        return password[first..end];
    }

    static string Unmasked(string password) => password
        .Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('4', 'a').Replace('5', 's').Replace('7', 't')
        .Replace('@', 'a').Replace('$', 's').Replace('!', 'i');

    [GeneratedRegex("""
        ^(password|passwort|passwd|passphrase|pass|qwertyuiop|qwertz|qwerty|azerty|asdfghjkl|asdfgh|asdf|zxcvbnm|
        zxcvbn|qazwsxedc|qazwsx|letmein|welcome|admin|administrator|root|login|master|secret|tandem|change|default|
        iloveyou|love|you|i|monkey|dragon|football|baseball|superman|batman|princess|sunshine|shadow|michael|jordan|
        summer|winter|spring|autumn|january|monday|company|test|guest|user|hello|world|abcdefghijkl|abcdef|abcd|abc|
        trustno|starwars|whatever|computer|internet|my|new|the|is|this|a|correcthorsebatterystaple)*$
        """, RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex FamousWordsOnly();
}
