using Microsoft.AspNetCore.Components;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Values;
using Tandem.Hosting;

namespace Tandem.Sourcing.Cases.Pages;

/// <summary>One form of a page of a case, as it was sent: bound from the request by the framework.</summary>
sealed class CaseForm
{
    readonly HttpContext http;
    readonly string key;

    CaseForm(HttpContext http, string key, Typed typed) => (this.http, this.key, Typed) = (http, key, typed);

    public Typed Typed { get; }

    /// <summary>Opens the envelopes of a case.</summary>
    public CaseEnvelopes Envelopes => http.RequestServices.GetRequiredService<CaseEnvelopes>();

    /// <summary>How the framework makes one from a request.</summary>
    public static async ValueTask<CaseForm?> BindAsync(HttpContext http) => new(http,
        (string)http.Request.RouteValues["key"]!,
        new(http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null));

    /// <summary>Asks the desk and goes to a page; a refusal shows the form's own page with what was typed.</summary>
    /// <typeparam name="TPage">The page of the form.</typeparam>
    /// <param name="next">Where to go, below the case.</param>
    /// <param name="read">Makes a command of what was typed.</param>
    public Task<IResult> Ask<TPage>(string next, Func<SourcingCase, Typed, (SourcingCommand?, Refusal?)> read)
        where TPage : IComponent => Ask<TPage>(next, (known, typed) => Task.FromResult(read(known, typed)));

    /// <summary>The same where something has to be looked up first.</summary>
    public async Task<IResult> Ask<TPage>(string next,
        Func<SourcingCase, Typed, Task<(SourcingCommand?, Refusal?)>> read) where TPage : IComponent
    {
        var reading = http.RequestServices.GetRequiredService<CaseReading>();
        if (await reading.Now(key, http.RequestAborted) is not { } known) return Results.NotFound();
        var (command, refusal) = await read(known, Typed);
        return command is null ? await CasePages.Show<TPage>(http, known, Typed, refusal)
            : await Ask<TPage>(reading, known, next, [command]);
    }

    /// <summary>Asks several things at once: all are recorded, or none. Where fields are at fault nothing is asked, and
    /// the page names each of them.</summary>
    /// <typeparam name="TPage">The page of the form.</typeparam>
    /// <param name="next">Where to go, below the case.</param>
    /// <param name="read">Makes commands of what was typed.</param>
    /// <param name="whyNot">Why whoever asks may not ask that at all, told before any fault; null where they may.
    /// </param>
    public async Task<IResult> AskAll<TPage>(string next, Func<SourcingCase, Typed,
        (IReadOnlyList<SourcingCommand>, IReadOnlyDictionary<string, Refusal>)> read,
        Func<SourcingCase, Id<Person>, Refusal?>? whyNot = null) where TPage : IComponent
    {
        var reading = http.RequestServices.GetRequiredService<CaseReading>();
        if (await reading.Now(key, http.RequestAborted) is not { } known) return Results.NotFound();
        if (whyNot?.Invoke(known, reading.Me) is { } unable)
            return await CasePages.Show<TPage>(http, known, Typed, unable);
        var (commands, faults) = read(known, Typed);
        return faults.Count > 0
            ? await CasePages.Show<TPage>(http, known, Typed, faults.First().Value, faults: faults)
            : await Ask<TPage>(reading, known, next, commands);
    }

    async Task<IResult> Ask<TPage>(CaseReading reading, SourcingCase known, string next,
        IReadOnlyList<SourcingCommand> commands) where TPage : IComponent
    {
        var desk = http.RequestServices.GetRequiredService<CaseDesk>();
        var refusal = commands.Count == 0 ? null
            : await desk.Ask(reading.Asker, key, commands, new Conditions(), http.RequestAborted) switch
            {
                Answer.Refused refused => refused.Refusal,
                Answer.Stale => CaseWords.ChangedMeanwhile,
                _ => null,
            };
        return refusal is null ? Results.Redirect($"/sourcing/{key}{next}")
            : await CasePages.Show<TPage>(http, known, Typed, refusal);
    }
}
