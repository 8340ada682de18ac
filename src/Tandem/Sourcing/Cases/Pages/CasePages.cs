using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Sourcing.Briefs.Pages;

namespace Tandem.Sourcing.Cases.Pages;

/// <summary>The pages of sourcing cases.</summary>
static class CasePages
{
    public static void MapCasePages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/sourcing", (CaseReading reading, CancellationToken ct) =>
            List(reading, Typed.Nothing, null, ct));
        pages.MapPost("/sourcing", Open);
        var known = pages.MapGroup("/sourcing/{key}");
        known.MapGet("", Enter<CasePage>);
        known.MapGet("/candidates", ShowCandidates);
        known.MapGet("/scoring", Enter<ScoringPage>);
        known.MapGet("/evaluation", Enter<ConsensusPage>);
        known.MapGet("/award", Enter<AwardPage>);
        known.MapGet("/debriefs/{candidate}", ShowDebrief);
        known.MapPost("/needs", (CaseForm form) => form.AskAll<CasePage>("", NeedWords.Read));
        known.MapPost("/people", (CaseForm form, CaseReading reading, CancellationToken ct) =>
            form.Ask<CasePage>("#people", (_, typed) => Naming(typed, reading, ct)));
        known.MapPost("/people-releases", (CaseForm form) => form.Ask<CasePage>("#people", CaseWords.Release));
        known.MapPost("/closures", (CaseForm form) => form.Ask<CasePage>("", (_, typed) =>
            (new CaseCommand.CloseCase(typed["closing-reason"]), null)));
        known.MapModelPages();
        known.MapCaseBrief();
        known.MapCandidateForms();
        known.MapQuestionnaireForms();
        known.MapEvaluationForms();
    }

    static void MapCandidateForms(this IEndpointRouteBuilder known)
    {
        known.MapPost("/criteria", (CaseForm form, EvaluationLibrary library, CaseReading reading,
            CancellationToken ct) => form.Ask<CandidatesPage>("/candidates#criteria", async (_, typed) =>
                await library.Find(typed["playbook"], reading.Asker.Organisation, ct) is { } set
                    ? (new EvaluationCommand.AdoptCriteria(set), null)
                    : (null, CaseWords.UnknownPlaybook(typed["playbook"]))));
        known.MapPost("/candidates", (CaseForm form, EnteredCandidate entered, CancellationToken ct) =>
            form.Ask<CandidatesPage>("/candidates", async (known, typed) =>
            {
                var (candidate, refusal) = CaseWords.Candidate(known, typed);
                return candidate is null ? (null, refusal) : await entered.Asked(known, candidate, ct);
            }));
        known.MapPost("/candidate-withdrawals", (CaseForm form) => form.Ask<CandidatesPage>("/candidates", (_, typed) =>
            (new EvaluationCommand.WithdrawCandidate(typed["candidate"], typed["withdrawal-reason"]), null)));
        known.MapPost("/scoring-rounds", (CaseForm form) => form.Ask<CandidatesPage>("/scoring", CaseWords.Start));
    }

    static void MapEvaluationForms(this IEndpointRouteBuilder known)
    {
        known.MapPost("/declarations", (CaseForm form) => form.Ask<ScoringPage>("/scoring", CaseWords.Declaration));
        known.MapPost("/conflict-rulings", (CaseForm form) => form.Ask<ScoringPage>("/scoring", (_, typed) =>
            (new EvaluationCommand.SettleConflict(Id<Person>.TryParse(typed["evaluator"], null, out var person)
                ? person : default, typed["reason"]), null)));
        known.MapPost("/sheets", (CaseForm form) => form.AskAll<ScoringPage>(
            $"/scoring#{form.Typed[SheetForm.Asked]}", SheetForm.Read, ScoreFaults.WhyNot))
            .WithFormOptions(valueCountLimit: SheetForm.FieldsMax)
            .WithMetadata(new RequestSizeLimitAttribute(SheetForm.BytesMax));
        known.MapPost("/scoring-ends", (CaseForm form) => form.Ask<ScoringPage>("/evaluation", (_, typed) =>
            (new EvaluationCommand.CloseScoring(typed["reason"]), null)));
        known.MapPost("/agreed-scores", (CaseForm form) => form.Ask<ConsensusPage>(
            $"/evaluation#{form.Typed["candidate"]}-{form.Typed["criterion"]}", CaseWords.Agreement));
        known.MapPost("/knock-out-findings", (CaseForm form) =>
            form.Ask<ConsensusPage>("/evaluation#knock-outs", CaseWords.Finding));
        known.MapPost("/price-openings", (CaseForm form) => form.Ask<ConsensusPage>("/award", (known, typed) =>
            CaseWords.Prices(known, typed, form.Envelopes.Open(known))));
        known.MapPost("/awards", (CaseForm form) => form.Ask<AwardPage>("/award", (_, typed) =>
            (new AwardCommand.Decide(typed["candidate"], typed["reason"], typed.Text("departure")), null)));
        known.MapPost("/engagements", AwardedEngagement.Start);
        known.MapGet("/engagement.yaml", AwardedEngagement.Download);
    }

    /// <summary>A page of a case, again with what was typed when a form of it was refused.</summary>
    public static async Task<IResult> Show<TPage>(HttpContext http, SourcingCase known, Typed typed,
        Refusal? refusal = null, NewLink? link = null, IReadOnlyDictionary<string, Refusal>? faults = null)
        where TPage : IComponent =>
        Page.Show<TPage>(new
        {
            View = await CaseVisit.Of(http, known, typed, refusal, link,
                withPast: typeof(TPage) == typeof(CandidatesPage), faults)
        },
            Page.StatusOf(refusal));

    static async Task<IResult> Enter<TPage>(string key, HttpContext http, CaseReading reading, CancellationToken ct)
        where TPage : IComponent => await reading.Enter(key, ct) is { } known
            ? await Show<TPage>(http, known, Typed.Nothing) : Results.NotFound();

    static async Task<IResult> ShowCandidates(string key, HttpContext http, CaseReading reading, CancellationToken ct)
    {
        if (await reading.Enter(key, ct) is not { } known) return Results.NotFound();
        var link = MadeLink.Take(http, known.Key, reading.Me);
        if (link is not null) http.Response.Headers.CacheControl = "no-cache, no-store";
        return await CasePages.Show<CandidatesPage>(http, known, Typed.Nothing, link: link);
    }

    static async Task<IResult> ShowDebrief(string key, string candidate, HttpContext http, CaseReading reading,
        CancellationToken ct) =>
        await reading.Enter(key, ct) is { } known && CaseSight.MaySeeCandidates(known, reading.Me)
        && Debrief.All(known).FirstOrDefault(each => each.Candidate.Key == candidate) is { } found
            ? Page.Show<DebriefPage>(new
            {
                View = await CaseVisit.Of(http, known, Typed.Nothing, refusal: null),
                Debrief = found,
            }) : Results.NotFound();

    static async Task<IResult> List(CaseReading reading, Typed typed, Refusal? refusal, CancellationToken ct)
    {
        return Page.Show<CasesPage>(new
        {
            Cases = await reading.List(ct),
            IsPartner = (await reading.AffiliationOf(reading.Me, ct)).IsPartner,
            Typed = typed,
            Refusal = refusal,
        }, Page.StatusOf(refusal));
    }

    static async Task<IResult> Open(HttpContext http, CaseReading reading, CaseDesk desk, CancellationToken ct)
    {
        var typed = new Typed(http.Request.HasFormContentType ? await http.Request.ReadFormAsync(ct) : null);
        var (command, refused) = CaseWords.Opening(typed, await reading.AffiliationOf(reading.Me, ct));
        if (command is null) return await List(reading, typed, refused, ct);
        return (await desk.Ask(reading.Asker, command.Key, command, ct)).Why is { } refusal
            ? await List(reading, typed, refusal, ct) : Results.Redirect($"/sourcing/{command.Key}");
    }

    static async Task<(SourcingCommand?, Refusal?)> Naming(Typed typed, CaseReading reading, CancellationToken ct)
    {
        var (role, person, refusal) = CaseWords.Naming(typed);
        return refusal is null
            ? (new CaseCommand.NamePerson(role, person, await reading.AffiliationOf(person, ct)), null)
                : (null, refusal);
    }
}
