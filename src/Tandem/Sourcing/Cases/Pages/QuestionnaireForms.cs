using Tandem.Delivery;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Hosting;

namespace Tandem.Sourcing.Cases.Pages;

/// <summary>What the client does about questionnaires: invite, withdraw, seal a price, look at what was answered.
/// </summary>
static class QuestionnaireForms
{
    public static void MapQuestionnaireForms(this IEndpointRouteBuilder known)
    {
        known.MapPost("/candidate-invitations", Invite);
        known.MapPost("/invitation-withdrawals", (CaseForm form) => form.Ask<CandidatesPage>(
            $"/candidates#{form.Typed["candidate"]}", (_, typed) =>
                (new QuestionnaireCommand.WithdrawInvitation(typed["candidate"]), null)));
        known.MapPost("/price-envelopes", (CaseForm form) => form.Ask<CandidatesPage>(
            $"/candidates#{form.Typed["candidate"]}", (sourcing, typed) =>
                CaseWords.Seal(sourcing, typed, form.Envelopes)));
        known.MapGet("/answers/{candidate}/{question}/{digest}", Download);
    }

    static async Task<IResult> Invite(string key, CaseForm form, HttpContext http, CaseReading reading, CaseDesk desk,
        CancellationToken ct)
    {
        if (await reading.Now(key, ct) is not { } known) return Results.NotFound();
        var (until, refusal) = CaseWords.Until(form.Typed);
        if (until is not { } day) return await CasePages.Show<CandidatesPage>(http, known, form.Typed, refusal);
        var (command, secret) = CandidateLinks.New(form.Typed["candidate"], day);
        var answer = await desk.Ask(reading.Asker, key, command, ct);
        if (answer is not Answer.Recorded)
            return await CasePages.Show<CandidatesPage>(http, known, form.Typed,
                answer.Why ?? CaseWords.ChangedMeanwhile);
        MadeLink.Keep(http, known.Key, reading.Me, command.Candidate, secret);
        return Results.Redirect($"/sourcing/{known.Key}/candidates#{command.Candidate}");
    }

    static async Task<IResult> Download(string key, string candidate, string question, string digest,
        CaseReading reading, EvidenceStore store, CancellationToken ct) =>
        await reading.Enter(key, ct) is { } known
        && CaseSight.Answers(known, reading.Me, candidate)?.FilesOf(question)
            .FirstOrDefault(each => each.Digest.Hex == digest) is { } file
            ? await EvidenceDownload.Of(store, file.Digest, file.Name, ct) : Results.NotFound();
}
