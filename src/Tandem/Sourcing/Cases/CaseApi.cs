using System.Text.Json;
using NodaTime;
using Tandem.Domain.Agreement;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;
using Tandem.Hosting.Library;
using Tandem.Hosting.People;
using Tandem.Sourcing.Advice;
using Tandem.Sourcing.Cases.Pages;

namespace Tandem.Sourcing.Cases;

/// <summary>Sourcing cases over HTTP.</summary>
static class CaseApi
{
    sealed record GivenCase(string Key, string Title, Currency Currency, string Zone);

    sealed record GivenPerson(CaseRole Role, Id<Person> Person);

    sealed record GivenPlaybook(string? Playbook);

    sealed record GivenWithdrawal(string Candidate, string Reason);

    sealed record GivenRound(LocalDate Deadline);

    sealed record GivenReason(string Reason);

    sealed record GivenDeclaration(bool HasConflict, string? Text);

    sealed record GivenRuling(Id<Person> Evaluator, string Reason);

    sealed record GivenScore(string Candidate, string Criterion, int Value, string Note, Evidence Evidence);

    sealed record GivenSheet(Sequence<GivenScore>? Scores);

    sealed record GivenAgreement(string Candidate, string Criterion, decimal Value, string Reason);

    sealed record GivenFinding(string Candidate, string KnockOut, bool Met, string Note);

    sealed record GivenPrices(Sequence<CandidatePrice>? Prices);

    sealed record GivenCandidateLink(string Candidate, LocalDate Until);

    sealed record GivenCandidate(string Candidate);

    /// <param name="Answers">As for <c>/advice</c>.</param>
    /// <param name="Chosen">The model decided on.</param>
    /// <param name="Reason">Why, where it departs from the advice.</param>
    sealed record GivenModel(JsonElement Answers, EngagementModel Chosen, string? Reason);

    sealed record StartedEngagement(string Engagement);

    /// <param name="Contact">The partner's contact person, who becomes account manager.</param>
    /// <param name="Engagement">The key of the engagement; that of the case where it is left out.</param>
    sealed record GivenStart(ContactPerson? Contact, string? Engagement);

    sealed record GivenPrice(string Candidate, Money Price);

    /// <param name="Link">Where the candidate comes in: shown this once, and kept nowhere.</param>
    /// <param name="Receipt">Where the invitation stands in the record.</param>
    sealed record InvitedCandidate(string Link, Receipt Receipt);

    sealed record AnsweredQuestionnaire(string Candidate, LocalDate SubmittedOn, IReadOnlyList<QuestionAnswer> Answers,
        IReadOnlyList<AnswerFile> Files);

    sealed record GivenAward(string Candidate, string Reason, string? Departure);

    public static void MapCaseApi(this RouteGroupBuilder api)
    {
        api.MapGet("/sourcing", async (CaseCall call) => TypedResults.Ok(await call.Reading.List(call.Aborted)))
            .RequireScope(Scope.Read).Produces<IReadOnlyList<CaseRow>>()
                .WithSummary("The sourcing cases that you see.");
        api.MapPost("/sourcing", async (CaseCall call, GivenCase body) => await call.Ask(body.Key, new CaseCommand.Open(
                body.Key, body.Title, body.Currency, body.Zone,
                    await call.Reading.AffiliationOf(call.Reading.Me, call.Aborted))))
            .Recorded(Scope.Plan, "Opens a sourcing case, which you run from then on.");
        var known = api.MapGroup("/sourcing/{key}");
        known.MapGet("", (CaseCall call) => call.Show(each => CaseView.Of(each, call.Reading.Me)))
            .RequireScope(Scope.Read)
            .Produces<CaseView>().WithSummary("A sourcing case, as far as you may see it: sealed scores stay sealed.");
        known.MapPost("/needs", (CaseCall call, Need body) => call.Ask(new CaseCommand.StateNeed(body)))
            .Recorded(Scope.Plan, "Says what the case is for.");
        known.MapGet("/nameable-people", (CaseCall call, Session session, PeopleDirectory directory, string? cursor,
                int? limit) => call.Show(async each => Listing.Of(
                    await CaseVisit.OfferedTo(session, each, directory, call.Aborted), cursor, limit,
                    NameablePerson.Of)))
            .RequireScope(Scope.Plan).Produces<Listing<NameablePerson>>()
            .WithSummary("The client's people whom you may give a role, by name.");
        known.MapPost("/people", (CaseCall call, GivenPerson body) => call.Once(body, async _ =>
            await call.Ask(new CaseCommand.NamePerson(body.Role,
                body.Person, await call.Reading.AffiliationOf(body.Person, call.Aborted)))))
            .Recorded(Scope.Plan, "Gives a person of the client a role.");
        known.MapPost("/people-releases", (CaseCall call, GivenPerson body) =>
            call.Ask(new CaseCommand.ReleasePerson(body.Role, body.Person))).Recorded(Scope.Plan, "Takes a role back.");
        known.MapPost("/closures", (CaseCall call, GivenReason body) =>
            call.Ask(new CaseCommand.CloseCase(body.Reason)))
            .Recorded(Scope.Review, "Closes the case for good, without an award.");
        known.MapPost("/criteria", (CaseCall call, EvaluationLibrary library, GivenPlaybook body) =>
            call.Once(body, async _ =>
                await library.Find(body.Playbook, call.Reading.Asker.Organisation, call.Aborted) is { } set
                    ? await call.Ask(new EvaluationCommand.AdoptCriteria(set))
                    : Problems.Of(CaseWords.UnknownPlaybook(body.Playbook ?? ""))))
            .Recorded(Scope.Plan,
                "Chooses the criteria of a playbook, by its id or hash; without one, those that Settings name.");
        known.MapPost("/candidates", Enter)
            .Recorded(Scope.Plan, "Enters a candidate, or what is newly known of one.");
        known.MapPost("/candidate-withdrawals", (CaseCall call, GivenWithdrawal body) =>
            call.Ask(new EvaluationCommand.WithdrawCandidate(body.Candidate, body.Reason)))
            .Recorded(Scope.Plan, "Takes a candidate out.");
        known.MapQuestionnaires();
        known.MapEvaluation();
    }

    static void MapQuestionnaires(this RouteGroupBuilder known)
    {
        known.MapPost("/candidate-invitations", Invite)
            .Recorded(Scope.Plan, "Invites a candidate to answer its questionnaire, by a link that is told once.")
            .Produces<InvitedCandidate>(StatusCodes.Status201Created);
        known.MapPost("/invitation-withdrawals", (CaseCall call, GivenCandidate body) =>
            call.Ask(new QuestionnaireCommand.WithdrawInvitation(body.Candidate)))
            .Recorded(Scope.Plan, "Withdraws a candidate's link.");
        known.MapPost("/price-envelopes", (CaseCall call, GivenPrice body, CaseEnvelopes envelopes) =>
            call.Ask(each => envelopes.Close(each, body.Candidate, body.Price)))
            .Recorded(Scope.Plan, "Seals a price that a candidate told you; nobody reads it before all are opened.");
        known.MapGet("/answers", (CaseCall call) => call.Show(each => Answers(each, call.Reading.Me)))
            .RequireScope(Scope.Read).Produces<IReadOnlyList<AnsweredQuestionnaire>>()
            .WithSummary("What candidates answered, once scoring has started.");
        known.MapGet("/past-engagements", Past).RequireScope(Scope.Read).Produces<IReadOnlyList<CandidatePast>>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("How engagements with each candidate went here, as far as you may see them.");
        known.MapPost("/models", (CaseCall call, PlaybookLibrary library, GivenModel body) =>
            call.Once(body, _ => Choose(call, library, body))).Recorded(Scope.Plan,
            "Decides on the engagement model by the advice that your answers give.");
        known.MapPost("/engagements", Start).Recorded(Scope.Plan, "Starts the engagement that the award became.")
            .Produces<StartedEngagement>(StatusCodes.Status201Created);
    }

    static Task<IResult> Enter(CaseCall call, EnteredCandidate entered, Candidate body) =>
        call.Once(body, async known => await entered.Asked(known, body, call.Aborted) switch
        {
            (null, { } missing) => Problems.Of(missing),
            var (asked, _) => await call.Ask(asked!),
        });

    static async Task<IResult> Past(CaseCall call, PastEngagements engagements)
    {
        if (await call.Reading.Enter(call.Key, call.Aborted) is not { } known) return Problems.NotFound;
        var past = new List<CandidatePast>();
        if (CaseSight.MaySeeCandidates(known, call.Reading.Me))
            foreach (var each in known.Evaluation.Candidates) past.Add(await engagements.Of(each, call.Aborted));
        return TypedResults.Ok<IReadOnlyList<CandidatePast>>(past);
    }

    static async Task<IResult> Choose(CaseCall call, PlaybookLibrary library, GivenModel body)
    {
        var books = await AdvisorBooks.Chosen(library, call.Reading.Asker.Organisation, call.Aborted);
        var (told, errors) = AnswersFile.Read(body.Answers.GetRawText(), "answers", books.Advisor.Content,
            books.Card.Content);
        if (told is null) return FileProblem.Of(errors);
        return await call.Ask(await ModelPages.Decision(books, told, body.Chosen, body.Reason, library, call.Aborted));
    }

    static async Task<IResult> Start(CaseCall call, GivenStart? body, AwardStart start, Session session)
    {
        if (await call.Reading.Now(call.Key, call.Aborted) is not { } known) return Problems.NotFound;
        var (contact, unclear) = ContactPerson.Of(body?.Contact?.Name, body?.Contact?.Email);
        if (unclear is not null) return await call.Refuse(unclear);
        var (started, refusal) = await start.Start(known, session, body?.Engagement, contact, call.Aborted);
        return refusal is { } no ? await call.Refuse(no)
            : TypedResults.Created((string?)null, new StartedEngagement(started!));
    }

    static async Task<IResult> Invite(CaseCall call, HttpContext http, GivenCandidateLink body)
    {
        var (command, secret) = CandidateLinks.New(body.Candidate, body.Until);
        return await call.Ask(command, (receipt, key) =>
            new InvitedCandidate(CandidateLinks.Href(http, key, secret), receipt));
    }

    static AnsweredQuestionnaire[] Answers(SourcingCase known, Id<Person> viewer) =>
    [
        .. known.Evaluation.Candidates.Select(each => CaseSight.Answers(known, viewer, each.Key))
            .OfType<Questionnaire>().Select(each => new AnsweredQuestionnaire(each.Candidate, each.SubmittedOn!.Value,
                [.. each.Answers.Values.OrderBy(answer => answer.Question, StringComparer.Ordinal)], each.Files)),
    ];

    static EvaluationCommand.GiveScore ScoreOf(GivenScore body) =>
        new(body.Candidate, body.Criterion, new(body.Value, body.Note, body.Evidence));

    static async Task<IResult> ScoreSheet(CaseCall call, SourcingCase known, GivenSheet body)
    {
        if (ScoreFaults.WhyNot(known, call.Reading.Me) is { } unable) return await call.Refuse(unable);
        var scores = (body.Scores ?? []).Select(ScoreOf).ToList();
        if (scores.Count is 0 or > CaseWords.ScoresMax) return Problems.Of(CaseWords.ScoresCount);
        // Which of them is at fault, the refusal of a single score does not say.
        foreach (var (at, score) in scores.Index())
            if (ScoreFaults.Of(known, score) is { } fault)
                return Problems.Of(fault with { Field = $"scores[{at}].{fault.Field}" });
        return await call.AskAll([.. scores]);
    }

    static void MapEvaluation(this RouteGroupBuilder known)
    {
        known.MapPost("/scoring-rounds", (CaseCall call, GivenRound body) =>
            call.Ask(new EvaluationCommand.StartScoring(body.Deadline))).Recorded(Scope.Plan, "Starts scoring.");
        known.MapPost("/scoring-ends", (CaseCall call, GivenReason body) =>
            call.Ask(new EvaluationCommand.CloseScoring(body.Reason)))
            .Recorded(Scope.Plan, "Ends scoring after the deadline although sheets are missing.");
        known.MapPost("/declarations", (CaseCall call, GivenDeclaration body) =>
            call.Ask(new EvaluationCommand.DeclareInterests(body.HasConflict, body.Text)))
            .Recorded(Scope.Review, "Declares your interests.");
        known.MapPost("/conflict-rulings", (CaseCall call, GivenRuling body) =>
            call.Ask(new EvaluationCommand.SettleConflict(body.Evaluator, body.Reason)))
            .Recorded(Scope.Review, "Rules that an evaluator may score in spite of a declared conflict.");
        known.MapPost("/scores", (CaseCall call, GivenScore body) => call.Ask(ScoreOf(body)))
            .Recorded(Scope.Review, "Scores, sealed.");
        known.MapPost("/sheet-scores", (CaseCall call, GivenSheet body) =>
            call.Once(body, each => ScoreSheet(call, each, body)))
            .Recorded(Scope.Review, "Gives several scores of your sheet, sealed: all are recorded, or none.");
        known.MapPost("/sheets", (CaseCall call) => call.Ask(new EvaluationCommand.HandInSheet()))
            .Recorded(Scope.Review, "Hands in your sheet.");
        known.MapPost("/agreed-scores", (CaseCall call, GivenAgreement body) => call.Ask(
                new EvaluationCommand.AgreeScore(body.Candidate, body.Criterion, body.Value, body.Reason)))
            .Recorded(Scope.Plan, "Writes down a score that the evaluators agreed on.");
        known.MapPost("/knock-out-findings", (CaseCall call, GivenFinding body) => call.Ask(
                new EvaluationCommand.JudgeKnockOut(body.Candidate, body.KnockOut, body.Met, body.Note)))
            .Recorded(Scope.Plan, "Judges a knock-out.");
        known.MapPost("/price-openings", (CaseCall call, GivenPrices body, CaseEnvelopes envelopes) =>
            call.Ask(each => new EvaluationCommand.OpenPrices(body.Prices ?? [], envelopes.Open(each))))
            .Recorded(Scope.Plan,
                "Opens the price envelopes; name a price only for candidates that have none here.");
        known.MapPost("/awards", (CaseCall call, GivenAward body) =>
            call.Ask(new AwardCommand.Decide(body.Candidate, body.Reason, body.Departure)))
            .Recorded(Scope.Review, "Awards the case.");
    }
}
