using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.Extensions;
using NodaTime;
using NodaTime.Text;

namespace Tandem.Hosting;

/// <summary>
/// One request for a page as its parts see it: who looks, at which day, in which zone, and inside which engagement.
/// Parts inject it; endpoints of engagements call <see cref="Enter"/> before they show a page.
/// </summary>
sealed class Visit
{
    public const string AsOfKey = "asOf";

    // Where a day begins first: the Line Islands.
    const int EarliestOffsetHours = 14;

    readonly HttpContext http;
    readonly Instant now;
    int ids;

    public Visit(HttpContext http, IClock clock)
    {
        this.http = http;
        now = clock.GetCurrentInstant();
        Zone = DateTimeZone.Utc;
        Visitor = Visitor.Of(http.User);
        Theme = http.Request.Cookies[Preferences.ThemeCookie] is "light" or "dark"
            ? http.Request.Cookies[Preferences.ThemeCookie]!
            : "system";
        var asked = http.Request.Query[AsOfKey].ToString();
        if (asked.Length == 0)
            return;
        var parsed = LocalDatePattern.Iso.Parse(asked);
        // The record's instants begin with the year 1.
        AskedDay = parsed.Success && parsed.Value.Year >= 1 ? parsed.Value : null;
        AsOfProblem = AskedDay is null;
    }

    /// <summary>Null when nobody has signed in.</summary>
    public Visitor? Visitor { get; private set; }

    /// <summary>light, dark or system.</summary>
    public string Theme { get; }

    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>The engagement's zone inside an engagement, else UTC.</summary>
    public DateTimeZone Zone { get; private set; }

    /// <summary>Null outside an engagement.</summary>
    public EngagementPlace? Engagement { get; private set; }

    public LocalDate Today => now.InZone(Zone).Date;

    /// <summary>The past day that is looked at; null when it is the present.</summary>
    public LocalDate? AsOf => AskedDay is { } day && day < Today ? day : null;

    /// <summary>The day that figures are of: the past day that is looked at, or today.</summary>
    public LocalDate Day => AsOf ?? Today;

    /// <summary>Up to here facts are seen: the end of the past day, or now.</summary>
    public Instant Until => AsOf is { } day ? day.PlusDays(1).AtStartOfDayInZone(Zone).ToInstant() : now;

    /// <summary>In the past nothing can be decided: pages show no forms.</summary>
    public bool IsPast => AsOf is not null;

    /// <summary>The address carries a day that cannot be read.</summary>
    public bool AsOfProblem { get; }

    /// <summary>The address carries a day that has not come yet in the engagement, or nowhere on Earth.</summary>
    public bool AsOfIsToCome => AskedDay > (Engagement is null
        ? now.InZone(DateTimeZone.ForOffset(Offset.FromHours(EarliestOffsetHours))).Date : Today);

    /// <summary>The day is one before the engagement was opened, so that there is nothing to see.</summary>
    public bool PrecedesOpening { get; private set; }

    /// <summary>Whether the address of this page can be asked for again; an answer to a form cannot.</summary>
    public bool CanRevisit => HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);

    public string Path => http.Request.Path.Value ?? "/";

    LocalDate? AskedDay { get; }

    public void Enter(EngagementPlace engagement)
    {
        Engagement = engagement;
        Zone = engagement.Zone;
    }

    public void FindNothingYet() => PrecedesOpening = true;

    /// <summary>For the gallery: shows the frame as someone signed in sees it; gives no rights.</summary>
    public void Picture(Visitor visitor) => Visitor = visitor;

    /// <summary>
    /// A link that stays in the past when the page is of the past. <paramref name="path"/> may have a query.
    /// </summary>
    public string Href(string path)
    {
        if (AsOf is not { } day)
            return path;
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return $"{path}{separator}{AsOfKey}={LocalDatePattern.Iso.Format(day)}";
    }

    /// <summary>This page with other query values; a null value removes its key. Pages of lists start again.</summary>
    public string With(string key, string? value)
    {
        var query = new QueryBuilder(Query.Where(pair => pair.Key != key));
        if (value is not null)
            query.Add(key, value);
        return Path + query.ToQueryString();
    }

    /// <summary>This page as it is today.</summary>
    public string TodayHref => With(AsOfKey, null);

    /// <summary>
    /// The query of this page without the day that is looked at, for forms that ask for the page again.
    /// </summary>
    public IEnumerable<KeyValuePair<string, string>> QueryWithoutDay => Query.Where(pair => pair.Key != AsOfKey);

    /// <summary>An id that no other element of this page has.</summary>
    public string NewId(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{++ids}");

    IEnumerable<KeyValuePair<string, string>> Query => http.Request.Query
        .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? ""));
}

/// <summary>Who has signed in: the session's claims, read in one place.</summary>
/// <param name="Person">The person's id.</param>
/// <param name="Name">As people call them.</param>
/// <param name="Organisation">Whose data is looked at.</param>
/// <param name="Company">For whom they work.</param>
sealed record Visitor(string Person, string Name, string Organisation, string Company)
{
    public const string OrganisationClaim = "organisation";
    public const string CompanyClaim = "company";

    public static Visitor? Of(ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true }
        && user.FindFirstValue(ClaimTypes.NameIdentifier) is { } person
            ? new(person, user.FindFirstValue(ClaimTypes.Name) ?? person, user.FindFirstValue(OrganisationClaim) ?? "",
                user.FindFirstValue(CompanyClaim) ?? "")
            : null;
}

/// <summary>The engagement that a page is about, as the layout names it and leads through it.</summary>
/// <param name="Key">The engagement's key in addresses.</param>
sealed record EngagementPlace(string Key, string Title, DateTimeZone Zone)
{
    public string Href => $"/engagements/{Uri.EscapeDataString(Key)}";
}
