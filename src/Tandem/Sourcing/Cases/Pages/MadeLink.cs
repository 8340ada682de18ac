using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Sourcing.Cases.Pages;

/// <summary>Carries a link from the form that made it to the page that shows it, so that reloading that page makes no
/// other one: in a cookie that only this server can read, for this person, and that is taken away when it is shown.
/// </summary>
static class MadeLink
{
    const string Cookie = "tandem-made-link";

    static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    public static void Keep(HttpContext http, string sourcing, Id<Person> maker, string candidate, string secret) =>
        http.Response.Cookies.Append(Cookie, Protector(http, sourcing, maker).Protect($"{candidate}/{secret}", Kept),
            Options(http, sourcing));

    /// <summary>The link that was made just now, if any; it is not there a second time.</summary>
    public static NewLink? Take(HttpContext http, string sourcing, Id<Person> viewer)
    {
        if (http.Request.Cookies[Cookie] is not { } kept) return null;
        http.Response.Cookies.Delete(Cookie, Options(http, sourcing));
        try
        {
            return Protector(http, sourcing, viewer).Unprotect(kept).Split('/') is [var candidate, var secret]
                ? new(candidate, CandidateLinks.Href(http, sourcing, secret)) : null;
        }
        // Too old, or somebody else's.
        catch (CryptographicException)
        {
            return null;
        }
    }

    static ITimeLimitedDataProtector Protector(HttpContext http, string sourcing, Id<Person> person) => http
        .RequestServices.GetRequiredService<IDataProtectionProvider>()
        .CreateProtector("candidate-link", sourcing, person.ToString()).ToTimeLimitedDataProtector();

    static CookieOptions Options(HttpContext http, string sourcing) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        Path = $"/sourcing/{sourcing}/candidates",
    };
}
