using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Domain;
using Tandem.Domain.Sourcing;
using Tandem.Hosting;
using Tandem.Hosting.Api;
using Tandem.Hosting.Json;

namespace Tandem.Sourcing.Cases;

/// <summary>One call of the API about one sourcing case.</summary>
sealed class CaseCall
{
    readonly HttpContext http;
    readonly string key;

    // What was sent, where a request is known by it rather than by the commands that are made of it.
    string? sent;

    CaseCall(HttpContext http, string key) => (this.http, this.key) = (http, key);

    /// <summary>How the framework makes one from a request.</summary>
    public static ValueTask<CaseCall?> BindAsync(HttpContext http) =>
        ValueTask.FromResult<CaseCall?>(new(http, (string?)http.Request.RouteValues["key"] ?? ""));

    public CaseReading Reading => http.RequestServices.GetRequiredService<CaseReading>();

    /// <summary>The key of the case.</summary>
    public string Key => key;

    public CancellationToken Aborted => http.RequestAborted;

    /// <summary>Answers with a view of the case on the day asked for.</summary>
    public Task<IResult> Show<T>(Func<SourcingCase, T?> view) where T : class =>
        Show(known => Task.FromResult(view(known)));

    /// <summary>The same where something has to be looked up first.</summary>
    public async Task<IResult> Show<T>(Func<SourcingCase, Task<T?>> view) where T : class
    {
        if (await Reading.Enter(key, Aborted) is not { } known) return Problems.NotFound;
        http.Response.Headers.ETag = Call.TagOf(known.Version);
        return await view(known) is { } shown ? TypedResults.Ok(shown) : Problems.NotFound;
    }

    /// <summary>Gives a command about a case that the caller sees.</summary>
    public Task<IResult> Ask(SourcingCommand command) => Ask(_ => command);

    /// <summary>Gives a command that is made from the case as it stands.</summary>
    public async Task<IResult> Ask(Func<SourcingCase, SourcingCommand> command) =>
        await Reading.Now(key, Aborted) is not { } known ? Problems.NotFound : await Ask(key, command(known));

    /// <summary>Gives a command, and answers with more than the receipt where it is recorded.</summary>
    public async Task<IResult> Ask<T>(SourcingCommand command, Func<Receipt, string, T> recorded) where T : class =>
        await Reading.Now(key, Aborted) is null ? Problems.NotFound
            : await Ask(key, [command], receipt => recorded(receipt, key));

    /// <summary>Gives a command and answers with the receipt or the refusal.</summary>
    public Task<IResult> Ask(string about, SourcingCommand command) => Ask(about, [command], receipt => receipt);

    /// <summary>Gives several commands about a case that the caller sees: all are recorded, or none.</summary>
    public async Task<IResult> AskAll(IReadOnlyList<SourcingCommand> commands) =>
        await Reading.Now(key, Aborted) is null ? Problems.NotFound : await Ask(key, commands, receipt => receipt);

    /// <summary>Answers a request that was sent before under the same key as it was answered then, else asks.</summary>
    /// <remarks>For what is asked of the case, the directory or a playbook before the desk is: when the request comes
    /// again, all of these may say something else. Not for what is secret, for what was sent leaves its digest in the
    /// database.</remarks>
    /// <param name="body">What was sent.</param>
    /// <param name="ask">Asks about a case that the caller sees.</param>
    public async Task<IResult> Once<T>(T body, Func<SourcingCase, Task<IResult>> ask)
    {
        if (await Reading.Now(key, Aborted) is not { } known) return Problems.NotFound;
        sent = $"{http.Request.Path}\n{JsonSerializer.Serialize(body, TandemJson.Options)}";
        if (Conditions(out var conditions) is { } unusable) return unusable;
        return await Desk.AnsweredBefore(Reading.Asker, key, conditions, Aborted) is { } before
            ? await Answers.Of(http, before) : await ask(known);
    }

    CaseDesk Desk => http.RequestServices.GetRequiredService<CaseDesk>();

    async Task<IResult> Ask<T>(string about, IReadOnlyList<SourcingCommand> commands, Func<Receipt, T> recorded)
        where T : class
    {
        if (!Reading.IsOfCases) return Problems.NotFound;
        if (Conditions(out var conditions) is { } unusable) return unusable;
        return await Answers.Of(http, await Desk.Ask(Reading.Asker, about, commands, conditions, Aborted),
            receipt => TypedResults.Created((string?)null, recorded(receipt)));
    }

    ProblemHttpResult? Conditions(out Conditions conditions)
    {
        var unusable = Call.Conditions(http, out conditions);
        conditions = conditions with { Request = sent };
        return unusable;
    }

    /// <summary>The refusal as a problem, with the names of those who hold the right.</summary>
    public Task<IResult> Refuse(Refusal refusal) => Answers.Of(http, refusal);
}
