using NodaTime;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Values;
using static Tandem.Domain.Sourcing.Questionnaires.QuestionnaireCommand;
using static Tandem.Domain.Sourcing.Questionnaires.QuestionnaireEvent;
using static Tandem.Domain.Sourcing.Questionnaires.QuestionnaireRefusal;
using static Tandem.Domain.Sourcing.SourcingRefusal;

namespace Tandem.Domain.Sourcing.Questionnaires;

/// <summary>The rules of invitations, answers and envelopes.</summary>
public static class QuestionnaireDecider
{
    internal static Decision Decide(SourcingCase known, Asking asking, QuestionnaireCommand command) =>
        command switch
        {
            InviteCandidate c => DecideInvitation(known, asking.On, c),
            WithdrawInvitation c => DecideWithdrawal(known, asking.On, c.Candidate),
            SealPrice c => DecideSeal(known, asking.On, c),
            _ => DecideAnswering(known, asking.On, known.Questionnaires.HeldBy(asking.By)!, command),
        };

    /// <summary>Why a questionnaire cannot be answered on a day; null where it can.</summary>
    public static Refusal? Closed(SourcingCase known, Questionnaire own, LocalDate on) =>
        own.SubmittedOn is not null ? SubmittedAlready
        : EvaluationDecider.CandidateFault(known, own.Candidate) is { } fault ? fault
        : known.Stage != EvaluationStage.Preparing || !own.IsOpenOn(on) ? QuestionnaireClosed(own.Link.Until) : null;

    /// <summary>Why a questionnaire does not take some more files; null where it does. Ask it before they are kept.
    /// </summary>
    /// <param name="known">The case.</param>
    /// <param name="own">The questionnaire.</param>
    /// <param name="question">What they are attached to.</param>
    /// <param name="files">How many they are.</param>
    /// <param name="bytes">How large they are together.</param>
    public static Refusal? FilesFault(SourcingCase known, Questionnaire own, string question, int files,
        long bytes) => !IsQuestion(known, question) ? UnknownQuestion(question)
        : own.Files.Count > QuestionnaireLimits.FilesMax - files ? TooMany("file", QuestionnaireLimits.FilesMax)
        : own.BytesEver > QuestionnaireLimits.BytesMax - bytes ? FilesTooLarge : null;

    static Decision DecideInvitation(SourcingCase known, LocalDate on, InviteCandidate c)
    {
        if (known.Stage != EvaluationStage.Preparing) return OutOfTurn("An invitation", known.Stage);
        if (EvaluationDecider.CandidateFault(known, c.Candidate) is { } fault) return fault;
        if (known.Evaluation.Criteria is null) return NothingToAsk;
        if (known.Questionnaires.Find(c.Candidate) is { SubmittedOn: not null }) return SubmittedAlready;
        if (c.Until < on) return DeadlinePast(on);
        if (c.Until > on.PlusDays(QuestionnaireLimits.DaysMax)) return DeadlineTooFar;
        return new CandidateInvited(c.Candidate, c.Holder, c.Secret, c.Until, on);
    }

    static Decision DecideWithdrawal(SourcingCase known, LocalDate on, string candidate)
    {
        if (known.Evaluation.Find(candidate) is not { } found) return UnknownCandidate(candidate);
        // Also after it was handed in: whoever should not look at it any more, should not.
        return known.Questionnaires.Find(candidate) is { Link.IsWithdrawn: false }
            ? new InvitationWithdrawn(candidate, on) : NotInvited(found.Name);
    }

    static Decision DecideSeal(SourcingCase known, LocalDate on, SealPrice c)
    {
        if (known.Stage == EvaluationStage.Priced) return OutOfTurn("A price", known.Stage);
        if (EvaluationDecider.CandidateFault(known, c.Candidate) is { } fault) return fault;
        if (SealFault(known, c.Candidate, on) is { } theirs) return theirs;
        return DecideEnvelope(known, on, c.Candidate, c.Letter, c.Contents, byCandidate: false);
    }

    /// <summary>Why the client cannot put a price into a candidate's envelope on a day; null where it can. A price that
    /// the candidate can no longer hand in does not stand in the way of one that came another way.</summary>
    public static Refusal? SealFault(SourcingCase known, string candidate, LocalDate on)
    {
        var (asked, name) = (known.Questionnaires.Find(candidate), known.Evaluation.Find(candidate)?.Name ?? "");
        var lies = known.Questionnaires.Own.ContainsKey(candidate);
        return asked?.SubmittedOn is not null ? lies ? PriceIsTheirs(name) : PriceAfterHandIn(name)
            : lies && known.Stage == EvaluationStage.Preparing && asked?.IsOpenOn(on) == true ? PriceIsTheirs(name)
            : null;
    }

    static Decision DecideAnswering(SourcingCase known, LocalDate on, Questionnaire own, QuestionnaireCommand command)
    {
        if (Closed(known, own, on) is { } closed) return closed;
        return command switch
        {
            SaveAnswers c => DecideAnswers(known, on, own, c.Answers),
            AttachFile c => DecideAttachment(known, on, own, c.File),
            DetachFile c => own.FilesOf(c.Question).Any(each => each.Digest == c.Digest)
                ? new FileDetached(own.Candidate, c.Question, c.Digest, on) : UnknownFile,
            SealOwnPrice c => DecideEnvelope(known, on, own.Candidate, c.Letter, c.Contents, byCandidate: true),
            SubmitQuestionnaire => DecideSubmission(known, on, own),
            _ => throw new InvalidOperationException($"No rule decides {command.GetType().Name}."),
        };
    }

    static Decision DecideAnswers(SourcingCase known, LocalDate on, Questionnaire own, Sequence<AnswerEdit> given)
    {
        var changed = new List<QuestionAnswer>();
        foreach (var edit in given)
        {
            var (question, met, text) = (edit.Answer.Question, edit.Answer.Met, WrittenText.Tidied(edit.Answer.Text));
            if (!IsQuestion(known, question)) return UnknownQuestion(question);
            if (given.Count(other => other.Answer.Question == question) > 1) return KeyTwice(question);
            if (met is not null && known.Evaluation.Criteria!.Find(question) is not null) return OnlyWords(question);
            if (text.Length > 0 && SourcingTexts.ProseFault(text, question) is { } fault) return fault;
            if (!edit.Changes(own.AnswerTo(question))) continue;
            if (edit.IsOvertaken(own.AnswerTo(question)))
                return AnswerOvertaken(TitleOf(known, question), question);
            changed.Add(new(question, met, text));
        }
        // A fact of the record has its limit: long answers to many questions are several facts.
        return Decision.Of(changed.Chunk(QuestionnaireLimits.AnswersOfOneFact)
            .Select(each => new AnswersSaved(own.Candidate, each.ToSequence(), on)));
    }

    static Decision DecideAttachment(SourcingCase known, LocalDate on, Questionnaire own, AnswerFile file)
    {
        if (own.FilesOf(file.Question).Any(each => each.Digest == file.Digest)) return Decision.Of([]);
        if (FilesFault(known, own, file.Question, files: 1, file.Bytes) is { } refused) return refused;
        return SourcingTexts.TitleFault(file.Name, "file") is { } fault ? fault
            : new FileAttached(own.Candidate, file, on);
    }

    static Decision DecideEnvelope(SourcingCase known, LocalDate on, string candidate, PriceLetter letter,
        string contents, bool byCandidate)
    {
        if (letter.Price.Currency != known.Currency) return OtherCurrency(known.Currency!, "price");
        if (letter.Price.Minor is <= 0 or > SourcingLimits.PriceMinorMax) return AmountOutOfRange("price");
        var envelope = new PriceEnvelope(PriceEnvelope.SealOf(known.Key, candidate, letter), contents);
        var lying = byCandidate ? known.Questionnaires.Own : known.Questionnaires.Entered;
        return lying.GetValueOrDefault(candidate)?.Envelope == envelope ? Decision.Of([])
            : new PriceSealed(candidate, envelope, byCandidate, on);
    }

    static Decision DecideSubmission(SourcingCase known, LocalDate on, Questionnaire own)
    {
        foreach (var each in known.Evaluation.Criteria!.KnockOuts)
            if (own.AnswerTo(each.Key)?.Met is null) return QuestionOpen(each.Title, each.Key);
        foreach (var each in known.Evaluation.Criteria.AskedOfCandidates())
            if (own.AnswerTo(each.Key) is not { Text.Length: > 0 }) return QuestionOpen(each.Title, each.Key);
        return new QuestionnaireSubmitted(own.Candidate, on);
    }

    static string TitleOf(SourcingCase known, string question) => known.Evaluation.Criteria!.Find(question)?.Title
        ?? known.Evaluation.Criteria.KnockOuts.First(each => each.Key == question).Title;

    static bool IsQuestion(SourcingCase known, string key) => known.Evaluation.Criteria?.Asks(key) == true;
}
