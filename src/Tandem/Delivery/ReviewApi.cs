using System.Text.Json;
using Microsoft.Extensions.Options;
using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;

namespace Tandem.Delivery;

/// <summary>Hand-overs and rejections over HTTP: the two that carry files.</summary>
static class ReviewApi
{
    const int FindingsMax = DeliveryLimits.FindingsMax;

    sealed record Rejection(int Round, Sequence<RejectionFinding> Findings);

    sealed record RejectionFinding(string? Criterion, FindingSeverity Severity, string Text);

    public static void MapReviewApi(this RouteGroupBuilder engagement, Settings settings)
    {
        var one = engagement.MapGroup("/deliverables/{deliverable}");
        one.MapPost("/submissions", AddSubmission).Recorded(Scope.Deliver,
            "Hands a deliverable over: multipart form with files as 'evidence' and optional 'note', 'commit', 'link'.")
            .Accepts<IFormFileCollection>("multipart/form-data").AllowUploads(settings).DisableAntiforgery()
            .WithMetadata(
                new FormField("evidence", "Reports and other files, several under the same name.", IsFile: true),
                new FormField("note", "What the reviewer should know."),
                new FormField("commit", "The commit that is handed over, 7 to 64 hexadecimal digits."),
                new FormField("link", "Where it can be seen, http or https."));
        one.MapPost("/rejections", AddRejection).Recorded(Scope.Review,
            "Rejects the round that you looked at, with findings; as a multipart form ('round', 'findings' as JSON) "
            + "each finding may carry a file: 'file0' that of the first.")
            .Accepts<Rejection>("application/json", "multipart/form-data").AllowUploads(settings).DisableAntiforgery()
            .WithMetadata(new FormField("round", "The round that you looked at.", Required: true),
                new FormField("findings", "The findings as in JSON: criterion, severity, text.", Required: true),
                new FormField("file0", "A file for the first finding; file1 for the second, and so on.", IsFile: true));
    }

    static async Task<IResult> AddSubmission(Call call, string deliverable, HttpRequest request, EvidenceIntake intake)
    {
        if (!request.HasFormContentType)
            return Problems.Of(new Refusal("api.form-expected",
                "Send a multipart form: files as 'evidence', and optional 'note', 'commit', 'link'.", "evidence"));
        // Asked before a byte of the files is read: nobody who may not hand over makes the server work on a gigabyte.
        if (await call.Barred(new DeliveryCommand.Start(deliverable)) is { } barred) return barred;
        var sent = await request.ReadFormAsync(call.Aborted);
        if (PlainText.Fault(sent) is { } unusable) return Problems.Of(unusable);
        var form = new Typed(sent);
        var (files, refused) = await intake.Take(form.Files("evidence"), "evidence", call.Aborted);
        return refused is not null ? await call.Refuse(refused) : await call.Ask(new DeliveryCommand.Submit(deliverable,
            new(form.Text("note"), form.Text("commit"), form.Text("link"), files)));
    }

    static async Task<IResult> AddRejection(Call call, string deliverable, HttpRequest request, EvidenceIntake intake,
        IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json)
    {
        if (await call.Barred(new DeliveryCommand.Reject(deliverable, 0, [])) is { } barred) return barred;
        var sent = request.HasFormContentType ? await request.ReadFormAsync(call.Aborted) : null;
        if (sent is not null && PlainText.Fault(sent) is { } unusable) return Problems.Of(unusable);
        var form = new Typed(sent);
        var options = json.Value.SerializerOptions;
        Rejection? given;
        try
        {
            given = !request.HasFormContentType
                ? await JsonSerializer.DeserializeAsync<Rejection>(request.Body, options, call.Aborted)
                : new(form.Whole("round") ?? 0,
                    JsonSerializer.Deserialize<Sequence<RejectionFinding>>(form["findings"], options));
        }
        catch (JsonException unreadable)
        {
            throw new BadHttpRequestException("The findings cannot be read.", StatusCodes.Status400BadRequest,
                unreadable);
        }
        return given is null || given.Findings.Count > FindingsMax ? await Reject(call, deliverable, given, [])
            : await RejectWithFiles(call, deliverable, given, form, intake);
    }

    static async Task<IResult> RejectWithFiles(Call call, string deliverable, Rejection given, Typed form,
        EvidenceIntake intake)
    {
        var files = new EvidenceFile?[given.Findings.Count];
        for (var at = 0; at < files.Length; at++)
        {
            var (taken, refused) = await intake.Take([.. form.Files($"file{at}").Take(1)], $"file{at}", call.Aborted);
            if (refused is not null) return await call.Refuse(refused);
            files[at] = taken.Count == 0 ? null : taken[0];
        }
        return await Reject(call, deliverable, given, files);
    }

    static Task<IResult> Reject(Call call, string deliverable, Rejection? given, EvidenceFile?[] files) =>
        call.Ask(new DeliveryCommand.Reject(deliverable, given?.Round ?? 0, (given?.Findings ?? []).Select((each, at) =>
            new Finding(each.Criterion, each.Severity, each.Text, files.ElementAtOrDefault(at))).ToSequence()));
}
