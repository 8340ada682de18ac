using Microsoft.AspNetCore.Identity;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;

namespace Tandem.Hosting.Access;

/// <summary>Decides whether an address and a password belong together. Identity hashes and locks.</summary>
sealed class SigningIn(UserManager<Account> accounts, AttemptLimits limits, IClock clock)
{
    /// <summary>The person, or why nobody came in; the answer does not tell whether there is an account.</summary>
    public async Task<(Id<Person>? Person, Refusal? Refusal)> Check(
        string email, string password, CancellationToken ct)
    {
        using var turn = await limits.Take(EmailAddress.KeyOf(email), ct);
        if (!turn.IsAcquired) return (null, AccessRefusal.TooManyAttempts);
        if (password.Length > PasswordRules.CharactersMax || email.Length > EmailAddress.CharactersMax)
            return (null, AccessRefusal.WrongCredentials);
        if (await accounts.FindByNameAsync(email) is not { } account) return (null, AccessRefusal.WrongCredentials);
        if (await accounts.IsLockedOutAsync(account)) return (null, Locked(account));

        // The password is checked even where there is no account, so that the time tells nothing.
        var matches = await accounts.CheckPasswordAsync(account, password);
        if (matches && account.Person is { } person)
        {
            if (account.Failures > 0) await accounts.ResetAccessFailedCountAsync(account);
            return (person, null);
        }

        await accounts.AccessFailedAsync(account);
        return (null, await accounts.IsLockedOutAsync(account) ? Locked(account) : AccessRefusal.WrongCredentials);
    }

    /// <summary>Changes a password, or says why not. A wrong present one counts as a wrong sign-in.</summary>
    public async Task<Refusal?> ChangePassword(Profile person, string present, string next, CancellationToken ct)
    {
        if (person.Email is not { } email) return AccessRefusal.EmailNeeded;
        if (PasswordRules.Check(next, email) is { } weak) return weak;
        var (found, refusal) = await Check(email, present, ct);
        if (refusal == AccessRefusal.WrongCredentials) return AccessRefusal.WrongPassword;
        if (found != person.Id) return refusal ?? AccessRefusal.WrongPassword;

        var account = (await accounts.FindByNameAsync(email))!;
        var changed = await accounts.ChangePasswordAsync(account, present, next);
        return changed.Succeeded ? null : AccessRefusal.WrongPassword;
    }

    Refusal Locked(Account account) => AccessRefusal.Locked(
        Instant.FromDateTimeOffset(account.LockedUntil!.Value), clock.GetCurrentInstant());
}
