using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Tandem.Hosting.Access;

namespace Tandem.Hosting;

/// <summary>How a person likes to see pages: theme and language, kept in cookies for a year.</summary>
static class Preferences
{
    public const string ThemeCookie = "tandem-theme";
    public const string LanguageCookie = "tandem-language";

    /// <summary>The first is the one that is complete.</summary>
    public static readonly string[] Languages = ["en", "de"];

    static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static void MapPreferences(this IEndpointRouteBuilder pages) =>
        pages.MapPost("/preferences", Keep).AllowAnonymous();

    static IResult Keep(
        HttpContext http, [FromForm] string? theme, [FromForm] string? language, [FromForm] string? back)
    {
        if (theme is "light" or "dark" or "system")
            Set(http, ThemeCookie, theme);
        if (Languages.Contains(language))
            Set(http, LanguageCookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language!)));
        return Results.LocalRedirect(ReturnPath.OrHome(back));
    }

    static void Set(HttpContext http, string name, string value) => http.Response.Cookies.Append(name, value, new()
    {
        MaxAge = Kept,
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    });
}
