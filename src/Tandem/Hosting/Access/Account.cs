using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;

namespace Tandem.Hosting.Access;

/// <summary>What is needed to let somebody in who typed this e-mail address.</summary>
/// <remarks>
/// Somebody without an account is treated the same, down to the hash that is computed and the attempts that are
/// counted: neither the answer nor its time tells who has an account.
/// </remarks>
sealed class Account
{
    public required Id<Organisation> Organisation { get; init; }

    /// <summary>Null where nobody with this address has an account.</summary>
    public required Id<Person>? Person { get; init; }

    /// <summary>The address as it is compared.</summary>
    public required string EmailKey { get; init; }

    public required string PasswordHash { get; set; }

    /// <summary>Wrong passwords since the last right one or the last lock.</summary>
    public int Failures { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }
}
