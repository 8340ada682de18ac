using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using NodaTime;
using Tandem.Domain;

namespace Tandem.Hosting.Api;

/// <summary>One call of the API about one engagement: reads it, asks the desk, and answers in one way.</summary>
sealed class Call
{
    /// <summary>Characters of an Idempotency-Key.</summary>
    public const int KeyCharactersMax = 200;

    readonly HttpContext http;
    readonly string key;

    Call(HttpContext http, string key) => (this.http, this.key) = (http, key);

    /// <summary>How the framework makes one from a request.</summary>
    public static ValueTask<Call?> BindAsync(HttpContext http) =>
        ValueTask.FromResult<Call?>(new(http, (string?)http.Request.RouteValues["key"] ?? ""));

    /// <summary>Answers whoever may not give such a command, before a byte of the body is read; null where they
    /// may.</summary>
    public static Task<IResult?> WhyNot(HttpContext http, EngagementCommand command) =>
        new Call(http, (string?)http.Request.RouteValues["key"] ?? "").Barred(command);

    public CancellationToken Aborted => http.RequestAborted;

    Reading Reading => http.RequestServices.GetRequiredService<Reading>();

    /// <summary>Answers with a view of the engagement on the day asked for, and its version as ETag.</summary>
    public async Task<IResult> Show<T>(Func<Engagement, LocalDate, T?> view) where T : class
    {
        var (engagement, visit, no) = await Enter();
        if (engagement is null) return no!;
        var views = http.RequestServices.GetRequiredService<ViewShelf>();
        var asked = ViewKey.Of(
            Reading.Asker.Organisation, engagement, visit, http.Request.Path + http.Request.QueryString);
        return views.Json(asked, () => view(engagement, visit.Day)) is { } shown
            ? TypedResults.Bytes(shown, "application/json; charset=utf-8") : Problems.NotFound;
    }

    /// <summary>The same with what the record does not say, such as names: nothing of it is kept.</summary>
    public async Task<IResult> Show<T>(Func<Engagement, Task<T>> view) where T : class
    {
        var (engagement, _, no) = await Enter();
        return engagement is null ? no! : TypedResults.Ok(await view(engagement));
    }

    async Task<(Engagement? Engagement, Visit Visit, IResult? No)> Enter()
    {
        var visit = http.RequestServices.GetRequiredService<Visit>();
        if (Problems.Unreadable(http.Request.Query) is { } unreadable) return (null, visit, unreadable);
        if (await Reading.Enter(key, Aborted) is not { } engagement) return (null, visit, Problems.Absent(visit));
        http.Response.Headers.ETag = TagOf(engagement.Version);
        return (engagement, visit, null);
    }

    /// <summary>Gives commands to the desk and answers with the receipt or the refusal.</summary>
    public async Task<IResult> Ask(params IReadOnlyList<EngagementCommand> commands)
    {
        if (Conditions(http, out var conditions) is { } unusable) return unusable;
        if (!await Reading.Sees(key, Aborted)) return Problems.NotFound;
        var desk = http.RequestServices.GetRequiredService<Desk>();
        return await Answers.Of(http, await desk.Ask(Reading.Asker, key, commands, conditions, Aborted));
    }

    /// <summary>
    /// Why the caller may not give such a command, asked before anything costly; null where they may.
    /// </summary>
    public async Task<IResult?> Barred(EngagementCommand command)
    {
        // What is kept may be behind another process, so only a "no" asks the record.
        if (Reading.Known(key) is { } known && Reading.WhyNot(known, command) is null) return null;
        if (await Reading.Now(key, Aborted) is not { } engagement) return Problems.NotFound;
        return Reading.WhyNot(engagement, command) is { } refusal ? await Refuse(refusal) : null;
    }

    /// <summary>The refusal as a problem, with the names of those who hold the right.</summary>
    public Task<IResult> Refuse(Refusal refusal) => Answers.Of(http, refusal);

    /// <summary>A version as an ETag.</summary>
    public static string TagOf(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The conditions that the headers state, or what is wrong with them.</summary>
    public static ProblemHttpResult? Conditions(HttpContext http, out Conditions conditions)
    {
        conditions = new();
        var idempotency = http.Request.Headers["Idempotency-Key"].ToString();
        // A variable of a CI job that is not set: the request would be recorded once more each time it is sent.
        if (idempotency.Length == 0 && http.Request.Headers.ContainsKey("Idempotency-Key"))
            return Problems.Of(new("api.idempotency-key-empty", "This Idempotency-Key is empty.", "Idempotency-Key"));
        if (idempotency.Length > KeyCharactersMax)
            return Problems.Of(new("api.idempotency-key-too-long",
                $"An Idempotency-Key may have at most {KeyCharactersMax} characters.", "Idempotency-Key"));
        long? version = null;
        if (http.Request.Headers.IfMatch.ToString() is { Length: > 0 } match && match != "*")
        {
            if (!EntityTagHeaderValue.TryParse(match, out var tag)
                || !long.TryParse(tag.Tag.AsSpan().Trim('"'), CultureInfo.InvariantCulture, out var seen))
                return Problems.Of(
                    new("api.if-match-unreadable", "If-Match takes the ETag of the engagement, such as \"12\".",
                        "If-Match"));
            version = seen;
        }
        conditions = new(idempotency.Length == 0 ? null : idempotency, version);
        return null;
    }
}
