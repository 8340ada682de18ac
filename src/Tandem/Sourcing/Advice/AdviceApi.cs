using Tandem.Hosting.Access;
using Tandem.Hosting.Api;
using Tandem.Hosting.Library;
using Tandem.Hosting.Yaml;

namespace Tandem.Sourcing.Advice;

/// <summary>Advice over HTTP: the same answers as in a file, the same result as on the command line.</summary>
static class AdviceApi
{
    public static void MapAdviceApi(this RouteGroupBuilder api) =>
        api.MapPost("/advice", Advise).RequireScope(Scope.Read).Accepts<string>("application/json", "application/yaml")
            .Produces<AdviceResult>().ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Which engagement model fits these answers, why, and what each costs; stores nothing.");

    static async Task<IResult> Advise(HttpRequest request, Session session, PlaybookLibrary library,
        CancellationToken ct)
    {
        var (text, undecodable) = await FileText.Read(request.Body, "body", ct);
        if (text is null) return FileProblem.Of([undecodable!]);
        var books = await AdvisorBooks.Chosen(library, session.Asker.Organisation, ct);
        var (told, errors) = AnswersFile.Read(text, "body", books.Advisor.Content, books.Card.Content);
        return told is null ? FileProblem.Of(errors) : TypedResults.Ok(books.Advise(told));
    }
}
