using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;
using Tandem.Domain;
using Tandem.Hosting.Json;

namespace Tandem.Hosting;

/// <summary>What a view of an engagement depends on.</summary>
/// <param name="Organisation">Whose engagement.</param>
/// <param name="Engagement">Its key.</param>
/// <param name="Version">Names its state: the record never says anything else up to there.</param>
/// <param name="Day">The day that the view is of.</param>
/// <param name="IsPast">Whether its links stay on that day.</param>
/// <param name="Language">The visitor's.</param>
/// <param name="Else">Whatever else it shows, such as names, or what was asked for of it.</param>
sealed record ViewKey(
    string Organisation, string Engagement, long Version, LocalDate Day, bool IsPast, string Language, string Else)
{
    public static ViewKey Of(string organisation, Engagement engagement, Visit visit, string elsewhere) => new(
        organisation, engagement.Key, engagement.Version, visit.Day, visit.IsPast, CultureInfo.CurrentUICulture.Name,
        elsewhere);
}

/// <summary>
/// Keeps views of engagements as they were written out: what is kept can become needless, and never wrong.
/// </summary>
sealed class ViewShelf : IDisposable
{
    /// <summary>What is kept at most, in bytes.</summary>
    public const long BytesMax = 48 * 1024 * 1024;

    readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = BytesMax });

    /// <summary>The markup of a part of a page that depends on nothing but what its key names.</summary>
    /// <param name="key">What it depends on.</param>
    /// <param name="services">The request's, for rendering.</param>
    /// <param name="parameters">The part's parameters, asked for when it has to be rendered.</param>
    public async Task<MarkupString> Markup<TPart>(
        ViewKey key, IServiceProvider services, Func<Dictionary<string, object?>> parameters)
        where TPart : IComponent
    {
        if (kept.TryGetValue((typeof(TPart), key), out string? known)) return new(known!);
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var markup = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPart>(ParameterView.FromDictionary(parameters()))).ToHtmlString());
        kept.Set((typeof(TPart), key), markup, new MemoryCacheEntryOptions
        {
            Size = sizeof(char) * (long)markup.Length,
        });
        return new(markup);
    }

    /// <summary>A view as JSON; null where there is none.</summary>
    public byte[]? Json<T>(ViewKey key, Func<T?> view) where T : class
    {
        if (kept.TryGetValue((typeof(T), key), out byte[]? known)) return known;
        if (view() is not { } shown) return null;
        var json = JsonSerializer.SerializeToUtf8Bytes(shown, TandemJson.Options);
        kept.Set((typeof(T), key), json, new MemoryCacheEntryOptions { Size = json.Length });
        return json;
    }

    public void Dispose() => kept.Dispose();
}
