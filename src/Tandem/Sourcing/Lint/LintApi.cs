using Microsoft.AspNetCore.Mvc;
using Tandem.Domain;
using Tandem.Domain.Sourcing.Lint;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;

namespace Tandem.Sourcing.Lint;

/// <summary>The lint over HTTP: the same findings in the same JSON as on the command line. Nothing of it is
/// kept.</summary>
static class LintApi
{
    const string PastedFile = "brief.md";

    static readonly string[] Types = ["text/markdown", "text/plain", "text/html", "application/octet-stream",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "multipart/form-data"];

    // The size is judged here and not by the server, so that what is too large is told in words.
    public static void MapLintApi(this RouteGroupBuilder api) => api.MapPost("/lint", Read)
        .RequireScope(Scope.Read).Accepts<string>(Types[0], Types[1..]).DisableAntiforgery()
        .WithMetadata(new DisableRequestSizeLimitAttribute())
        .WithFormOptions(multipartBodyLengthLimit: BriefLimits.BytesMax, valueLengthLimit: BriefLimits.BytesMax)
        .Produces<IReadOnlyList<LintAnswer>>()
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .WithSummary("What is missing, vague or contradictory in briefs: one text as the body, with ?name= for its "
            + "file name, or files in a form; stores nothing.");

    static async Task<IResult> Read(HttpRequest request, string? model, string? name, Session session,
        LintRules rules, CancellationToken ct)
    {
        ModelLabel? meant = model is null ? null : ModelLabels.Read(model);
        if (model is not null && meant is null) return Problems.Of(UnknownModel(model));
        if (request.ContentLength > BriefLimits.BytesMax) return Problems.Of(TooLarge);
        var (given, refusal) = request.HasFormContentType ? await Files(request, ct)
            : await Body(request, name ?? PastedFile, ct);
        if (refusal is not null) return Problems.Of(refusal);
        var lint = await rules.Chosen(session, ct);
        List<LintedFile> read = [.. given.Select(each => LintedFile.Of(lint, each.Bytes, each.Name, meant))];
        return read.Find(each => each.Refused is not null) is { Refused: { } why } wrong
            ? Problems.Of(Unreadable(wrong.Name, why))
            : Results.Text(LintJson.Of(read), "application/json");
    }

    static async Task<(List<Given>, Refusal?)> Body(HttpRequest request, string name, CancellationToken ct)
    {
        var (bytes, refusal) = await Bytes(request.Body, ct);
        return bytes is null ? ([], refusal) : bytes.Length == 0 ? ([], NothingGiven) : ([new(name, bytes)], null);
    }

    static async Task<(List<Given>, Refusal?)> Files(HttpRequest request, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        if (form.Files.Count > BriefLimits.FilesMax) return ([], TooManyFiles);
        var given = new List<Given>();
        foreach (var file in form.Files)
        {
            await using var stream = file.OpenReadStream();
            var (bytes, refusal) = await Bytes(stream, ct);
            if (bytes is null) return ([], refusal);
            given.Add(new(file.FileName, bytes));
        }
        if (form["text"].ToString() is { Length: > 0 } text)
            given.Add(new(PastedFile, System.Text.Encoding.UTF8.GetBytes(text)));
        return given.Count == 0 ? ([], NothingGiven) : (given, null);
    }

    // One byte more than may be tells that there are too many, however long the rest is.
    static async Task<(byte[]? Bytes, Refusal? Refusal)> Bytes(Stream stream, CancellationToken ct)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int count; (count = await stream.ReadAsync(buffer, ct)) > 0;)
        {
            if (memory.Length + count > BriefLimits.BytesMax) return (null, TooLarge);
            memory.Write(buffer, 0, count);
        }
        return (memory.ToArray(), null);
    }

    sealed record Given(string Name, byte[] Bytes);

    static Refusal TooLarge { get; } = new("lint.too-large",
        $"At most {BriefLimits.BytesMax / (1024 * 1024)} MiB are read at once; what was sent is larger.", "body");

    static Refusal NothingGiven { get; } = new("lint.nothing-given",
        "Send a text as the body, or files in a form.", "body");

    static Refusal TooManyFiles { get; } = new("lint.too-many-files",
        $"At most {BriefLimits.FilesMax} files are read at once.", "file");

    static Refusal Unreadable(string file, BriefRefused why) => new("lint.unreadable", $"{file}: {why}", "file");

    static Refusal UnknownModel(string word) => new("lint.unknown-model",
        $"'{word}' is no engagement model; expected one of {string.Join(", ", ModelLabels.Words)}.", "model");
}
