using Microsoft.Extensions.Primitives;
using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Hosting;
using Tandem.Hosting.Library;
using Tandem.Sourcing.Advice;
using Tandem.Sourcing.Advice.Pages;

namespace Tandem.Sourcing.Cases.Pages;

/// <summary>The step of a case in which its engagement model is decided: advice, and the decision on it.</summary>
static class ModelPages
{
    public static void MapModelPages(this IEndpointRouteBuilder known)
    {
        known.MapGet("/model", Enter);
        known.MapPost("/models", Choose);
    }

    static async Task<IResult> Enter(string key, HttpContext http, CaseReading reading, PlaybookLibrary library,
        CancellationToken ct) => await reading.Enter(key, ct) is { } known
            ? await Show(http, known, library, Given(http.Request.Query, known), Typed.Nothing, refusal: null)
            : Results.NotFound();

    // What was decided shows the answers that it rests on, until somebody asks anew.
    static IEnumerable<KeyValuePair<string, StringValues>> Given(IQueryCollection query, SourcingCase known) =>
        query.Keys.Any(key => key != Visit.AsOfKey) || known.Advised is not { } decided ? query
            : NeedAnswers.Of(decided.Answers);

    static async Task<IResult> Choose(CaseForm form, string key, HttpContext http, CaseReading reading,
        CaseDesk desk, PlaybookLibrary library, CancellationToken ct)
    {
        if (await reading.Now(key, ct) is not { } known) return Results.NotFound();
        var answers = await http.Request.ReadFormAsync(ct);
        var books = await AdvisorBooks.Chosen(library, reading.Asker.Organisation, ct);
        var values = FormAnswers.Values(books.Advisor.Content, books.Card.Content, answers);
        var (told, _) = FormAnswers.Read(books.Advisor.Content, books.Card.Content, values);
        var unknown = FormAnswers.Unknown(books.Advisor.Content, books.Card.Content, answers);
        Refusal? refusal = null;
        if (told is not null && unknown.Count == 0 && EngagementModels.Named(form.Typed["chosen"]) is { } chosen)
        {
            var command = await Decision(books, told, chosen, form.Typed.Text("reason"), library, ct);
            var answer = await desk.Ask(reading.Asker, key, command, ct);
            if (answer is Answer.Recorded) return Results.Redirect($"/sourcing/{key}/model");
            refusal = answer.Why ?? CaseWords.ChangedMeanwhile;
        }
        return await Show(http, known, library, answers, form.Typed, refusal);
    }

    /// <summary>The command that decides on a model, with the advice that it had.</summary>
    public static async Task<CaseCommand.ChooseModel> Decision(AdvisorBooks books, Told told, EngagementModel chosen,
        string? reason, PlaybookLibrary library, CancellationToken ct)
    {
        var result = books.Advise(told);
        // What the record names by its hash has to be there first.
        await library.Keep(result.Playbook.Hash, ct);
        await library.Keep(result.RateCard.Hash, ct);
        return new(new(told.Answers, result.Playbook, result.RateCard, result.Advice.Recommended, chosen, reason));
    }

    static async Task<IResult> Show(HttpContext http, SourcingCase known, PlaybookLibrary library,
        IEnumerable<KeyValuePair<string, StringValues>> given, Typed typed, Refusal? refusal)
    {
        var organisation = http.RequestServices.GetRequiredService<CaseReading>().Asker.Organisation;
        var books = await AdvisorBooks.Chosen(library, organisation, http.RequestAborted);
        var view = AdvisorView.Of($"/sourcing/{known.Key}/model", books, [.. given],
            NeedAnswers.Of(known.Need, books.Card.Content.Currency));
        return Page.Show<ModelPage>(
            new { View = await CaseVisit.Of(http, known, typed, refusal), Advisor = view },
            refusal is not null || view.Faults > 0 ? StatusCodes.Status422UnprocessableEntity
                : StatusCodes.Status200OK);
    }
}
