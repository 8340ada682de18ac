using Tandem.Hosting.Yaml;

namespace Tandem.Hosting.Library;

/// <summary>Everything wrong with a file that was sent over the API, as a problem.</summary>
static class FileProblem
{
    public static IResult Of(IReadOnlyCollection<FileError> errors) => TypedResults.Problem(
        $"The file can't be used. {errors.First()}", statusCode: StatusCodes.Status422UnprocessableEntity,
        title: "Refused", type: "urn:tandem:refusal:playbooks.file-faulty",
        extensions: new Dictionary<string, object?> { ["code"] = "playbooks.file-faulty", ["faults"] = errors });
}
