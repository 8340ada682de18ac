using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Tandem.Hosting;

/// <summary>What every page stands on, in the order in which a request passes through it.</summary>
static class Shell
{
    /// <summary>More fields in a form than this are refused.</summary>
    const int FormFields = 2000;

    public static void AddShell(this IServiceCollection services, Settings settings)
    {
        services.TryAddSingleton<IClock>(SystemClock.Instance);
        services.AddSingleton(new WebAssets(Path.Combine(AppContext.BaseDirectory, "wwwroot")));
        services.AddHttpContextAccessor();
        services.AddScoped(scope => new Visit(
            scope.GetRequiredService<IHttpContextAccessor>().HttpContext!, scope.GetRequiredService<IClock>()));
        services.AddRazorComponents();
        services.AddDataProtection().SetApplicationName("Tandem")
            .PersistKeysToFileSystem(PrivateFolder.In(settings.Data, "keys"));
        services.AddAntiforgery(forgery =>
        {
            forgery.SuppressXFrameOptionsHeader = true;
            forgery.Cookie.Name = "tandem-form";
            forgery.Cookie.SameSite = SameSiteMode.Strict;
            forgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthentication();
        services.AddAuthorization();
        services.AddHealthChecks().AddCheck<RecordHealth>("record");
        services.AddResponseCompression(compression => compression.MimeTypes =
            ["text/html", "application/json", "application/problem+json", "text/csv"]);
        services.Configure<BrotliCompressionProviderOptions>(brotli =>
            brotli.Level = System.IO.Compression.CompressionLevel.Fastest);
        services.Configure<FormOptions>(form =>
        {
            form.MultipartBodyLengthLimit = settings.UploadBytes;
            form.ValueCountLimit = FormFields;
        });
        services.Configure<RequestLocalizationOptions>(Languages);
    }

    public static void UseShell(this WebApplication app)
    {
        app.Use(next => http => SafeHeaders.Add(http, next));
        app.Use(next => http => app.Services.GetRequiredService<WebAssets>().Answer(http, next));
        app.UseResponseCompression();
        app.UseRequestLocalization();
        app.UseMiddleware<Troubles>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(next => http => Page.RefuseAtTheDoor(http, next));
        app.UseAntiforgery();
        app.Use(next => http => Page.RefuseForgery(http, next));
        app.Use(next => http => RefuseQuery(http, next));
        app.MapHealthChecks("/healthz", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/readyz").AllowAnonymous();
    }

    static void Languages(RequestLocalizationOptions localization)
    {
        var cultures = Preferences.Languages.Select(CultureInfo.GetCultureInfo).ToList();
        localization.DefaultRequestCulture = new RequestCulture(cultures[0]);
        localization.SupportedCultures = cultures;
        localization.SupportedUICultures = cultures;
        localization.RequestCultureProviders =
        [
            new CookieRequestCultureProvider { CookieName = Preferences.LanguageCookie },
            new AcceptLanguageHeaderRequestCultureProvider(),
        ];
    }

    // Before an endpoint reads its parameters, so that the words are ours.
    static Task RefuseQuery(HttpContext http, RequestDelegate next)
    {
        if (UnusableText(http) is { } unusable)
        {
            if (http.Request.Path.StartsWithSegments("/api")) return Api.Problems.Of(unusable).ExecuteAsync(http);
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }
        if (http.Request.Path.StartsWithSegments("/api")
            && Api.Problems.OutOfRange(http.Request.Query, http.RequestServices.GetRequiredService<Visit>()) is { } no)
            return no.ExecuteAsync(http);
        if (!http.Request.Query.ContainsKey(Visit.AsOfKey)
            || http.RequestServices.GetRequiredService<Visit>() is { AsOfProblem: false, AsOfIsToCome: false })
            return next(http);
        if (http.Request.Path.StartsWithSegments("/api")) return Api.Problems.DayUnreadable.ExecuteAsync(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    // The form of a page was read for its antiforgery token; the API's calls look at theirs when they read them.
    static Domain.Refusal? UnusableText(HttpContext http) => PlainText.Fault(http.Request.Query)
        ?? (http.Request.HasFormContentType && http.Features.Get<IFormFeature>()?.Form is { } form
            ? PlainText.Fault(form, http.GetEndpoint()?.Metadata.GetMetadata<Page.FileText>()?.Field) : null);
}
