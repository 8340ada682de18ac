using Tandem.Hosting.Access;
using Tandem.Hosting.Api;
using Tandem.Hosting.Yaml;

namespace Tandem.Sourcing.Advice;

/// <summary>Advice over HTTP: the same answers as in a file, the same result as on the command line.</summary>
static class AdviceApi
{
    public static void MapAdviceApi(this RouteGroupBuilder api) =>
        api.MapPost("/advice", Advise).RequireScope(Scope.Read).Accepts<object>("application/json", "application/yaml")
            .Produces<AdviceResult>().ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Which engagement model fits these answers, why, and what each costs; stores nothing.");

    static async Task<IResult> Advise(HttpRequest request, CancellationToken ct)
    {
        var (text, undecodable) = await FileText.Read(request.Body, "body", ct);
        if (text is null) return Wrong([undecodable!]);
        var books = AdvisorBooks.Shipped;
        var (told, errors) = AnswersFile.Read(text, "body", books.Advisor.Content, books.Card.Content);
        return told is null ? Wrong(errors) : TypedResults.Ok(books.Advise(told));
    }

    /// <summary>Everything wrong with a file that was sent, as a problem.</summary>
    public static IResult Wrong(IReadOnlyCollection<FileError> errors) => TypedResults.Problem(
        errors.First().ToString(), statusCode: StatusCodes.Status422UnprocessableEntity, title: "Refused",
        type: "urn:tandem:refusal:api.file-wrong",
        extensions: new Dictionary<string, object?> { ["code"] = "api.file-wrong", ["errors"] = errors });
}
