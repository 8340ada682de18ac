using Microsoft.AspNetCore.Identity;
using Tandem.Hosting.People;

namespace Tandem.Hosting.Access;

/// <summary>Tells Identity to compare addresses as the directory does.</summary>
sealed class EmailNormalizer : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : EmailAddress.KeyOf(name);

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
