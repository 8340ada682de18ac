using Microsoft.AspNetCore.Identity;

namespace Tandem.Hosting.Access;

/// <summary>The hash of a password that nobody knows: checked where there is no account, to take as long.</summary>
sealed class UnknownPassword(IPasswordHasher<Account> hasher)
{
    readonly Lazy<string> hash = new(() => hasher.HashPassword(null!, Secret.New()));

    public string Hash => hash.Value;
}
