using System.Globalization;
using NodaTime;
using Tandem.Domain;

namespace Tandem.Hosting.Access;

/// <summary>Why somebody is not let in, or may not let somebody in, in order of precedence.</summary>
static class AccessRefusal
{
    public static Refusal StartCodeWrong { get; } = new(
        "access.start-code-wrong",
        "This is not the start code. It stands in the server's log and in the file start-code in its data directory.",
        "code");

    public static Refusal TooManyAttempts { get; } = new(
        "access.too-many-attempts", "Too many attempts. Wait a minute and try again.");

    public static Refusal WrongCredentials { get; } = new(
        "access.wrong-credentials", "E-mail address and password do not belong together.");

    public static Refusal WrongPassword { get; } = new(
        "access.wrong-password", "This is not your present password.", "present");

    public static Refusal PasswordLength { get; } = new(
        "access.password-length",
        $"A password has {PasswordRules.CharactersMin} to {PasswordRules.CharactersMax} characters. "
        + "A few words make a good one.",
        "password");

    public static Refusal PasswordIsAddress { get; } = new(
        "access.password-is-address", "The password must not be made from the e-mail address.", "password");

    public static Refusal PasswordCommon { get; } = new(
        "access.password-common", "This password is among the first that would be tried. Choose another.", "password");

    public static Refusal PasswordsDiffer { get; } = new(
        "access.passwords-differ", "The two passwords are not the same.", "repeated");

    public static Refusal AdministratorOnly { get; } = new(
        "access.administrator-only", "Only an administrator may do this.");

    public static Refusal AdministratorInvitesKnown { get; } = new(
        "access.administrator-invites-known",
        "This person is in the directory already, so only an administrator may make the link.",
        "email");

    public static Refusal AccountExists { get; } = new(
        "access.account-exists", "This person can sign in already.");

    public static Refusal EmailNeeded { get; } = new(
        "access.email-needed", "Signing in needs an e-mail address. Add one first.", "email");

    public static Refusal RoleWithoutEngagement { get; } = new(
        "access.role-without-engagement", "A role is held on an engagement. Choose both or neither.", "role");

    public static Refusal EngagementNotSeen { get; } = new(
        "access.engagement-not-seen", "There is no such engagement, or you do not belong to it.", "engagement");

    public static Refusal OtherSide { get; } = new(
        "access.other-side",
        "The partner's people promise the partner's roles by link, never the client's.",
        "role");

    public static Refusal InvitationDays { get; } = new(
        "access.invitation-days", $"An invitation is open for 1 to {Invitations.DaysMax} days.", "days");

    public static Refusal InvitationClosed { get; } = new(
        "access.invitation-closed", "This invitation can no longer be accepted.");

    public static Refusal TokenName { get; } = new(
        "access.token-name", $"Give the token a name of at most {Tokens.NameCharactersMax} characters.", "name");

    public static Refusal TokenScopes { get; } = new(
        "access.token-scopes", "Choose at least one thing that the token may be used for.", "scopes");

    public static Refusal TokenScopeUnknown(string? scope) => new(
        "access.token-scope-unknown",
        $"'{scope}' is nothing that a token may be used for; {string.Join(", ", Scopes.Every.Select(Scopes.KeyOf))} "
        + "are.", "scopes");

    public static Refusal TokenExpiry { get; } = new(
        "access.token-expiry", $"A token ends after 1 to {Tokens.DaysMax} days.", "days");

    public static Refusal TooManyTokens { get; } = new(
        "access.too-many-tokens", $"You have {Tokens.PerPersonMax} tokens. Revoke one first.");

    public static Refusal TokenUnknown { get; } = new(
        "access.token-unknown", "This token is unknown, was revoked, or has expired.");

    public static Refusal TokenMalformed { get; } = new(
        "access.token-malformed", "This is not a token of Tandem: it is cut off or mistyped.");

    public static Refusal TokenMissing { get; } = new(
        "access.token-missing", "Send a token: Authorization: Bearer tdm_… Tokens are made in Settings.");

    public static Refusal DemoOnly { get; } = new(
        "access.demo-only", "Signing in by one click works only in the demo, on the machine that it runs on.");

    public static Refusal Locked(Instant until, Instant now) => new(
        "access.locked", string.Create(CultureInfo.InvariantCulture,
            $"Too many wrong passwords for this address. Try again in {Minutes(until - now)}."));

    public static Refusal ScopeMissing(Scope scope) => new(
        "access.scope-missing", $"This token may not be used for that: it lacks the scope '{Scopes.KeyOf(scope)}'.");

    static string Minutes(Duration wait) => Math.Ceiling(wait.TotalMinutes) switch
    {
        <= 1 => "a minute",
        var minutes => string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes"),
    };
}
