using NodaTime;
using static Tandem.Domain.Sourcing.Evaluation.EvaluationCommand;
using static Tandem.Domain.Sourcing.Evaluation.EvaluationEvent;
using static Tandem.Domain.Sourcing.Questionnaires.QuestionnaireRefusal;
using static Tandem.Domain.Sourcing.SourcingRefusal;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>The rules of criteria, candidates, knock-outs, agreed scores and the price.</summary>
static class EvaluationDecider
{
    public static Decision Decide(SourcingCase known, Asking asking, EvaluationCommand command) => command switch
    {
        AdoptCriteria c => DecideCriteria(known, asking.On, c.Criteria),
        EnterCandidate c => DecideCandidate(known, asking.On, c),
        WithdrawCandidate c => DecideWithdrawal(known, asking.On, c),
        StartScoring c => DecideStart(known, asking.On, c.Deadline),
        CloseScoring c => DecideClose(known, asking.On, c.Reason),
        JudgeKnockOut c => DecideKnockOut(known, asking, c),
        AgreeScore c => DecideAgreed(known, asking, c),
        OpenPrices c => PricesDecider.Decide(known, asking.On, c),
        _ => ScoringDecider.Decide(known, asking, command),
    };

    static Decision DecideCriteria(SourcingCase known, LocalDate on, CriteriaSet set)
    {
        if (known.Stage != EvaluationStage.Preparing) return OutOfTurn("A change of criteria", known.Stage);
        if (CriteriaFaults.Of(set) is { } fault) return fault;
        if (set != known.Evaluation.Criteria && known.Questionnaires.All.Values.FirstOrDefault(each =>
            (!each.Link.IsWithdrawn || each.SubmittedOn is not null)
            && !known.Evaluation.IsOut(each.Candidate)) is { } asked)
            return QuestionsAsked(known.Evaluation.Find(asked.Candidate)!.Name);
        return set == known.Evaluation.Criteria ? Decision.Of([]) : new CriteriaAdopted(set, on);
    }

    static Decision DecideCandidate(SourcingCase known, LocalDate on, EnterCandidate c)
    {
        var candidate = c.Candidate;
        var before = known.Evaluation.Find(candidate.Key);
        // What scores rest on stands once they are given.
        if (known.Stage != EvaluationStage.Preparing)
            return OutOfTurn(before is null ? "A new candidate" : "A change of a candidate", known.Stage);
        if (!SourcingTexts.IsKey(candidate.Key)) return KeyUnusable(candidate.Key);
        if (SourcingTexts.TitleFault(candidate.Name, "name") is { } name) return name;
        if (SourcingTexts.NoteFault(candidate.Profile, "profile") is { } profile) return profile;
        if (candidate.People is < 1) return AmountOutOfRange("people");
        foreach (var (list, field) in new[] { (candidate.Locations, "locations"),
            (candidate.Certificates, "certificates"),
            (candidate.References, "references"), (candidate.Subcontractors, "subcontractors"),
            (candidate.Engagements, "engagements") })
        {
            if (list.Count > SourcingLimits.ListMax) return TooMany(field, SourcingLimits.ListMax);
            if (list.Select(each => SourcingTexts.TitleFault(each, field)).FirstOrDefault(each => each is not null)
                is { } fault)
                return fault;
        }
        if (before?.Name != candidate.Name && known.Evaluation.Candidates.Find(each => each.Key != candidate.Key
            && !known.Evaluation.Withdrawn.ContainsKey(each.Key) && CompanyName.AreSame(each.Name, candidate.Name))
            is { } twin) return CandidateTwice(twin.Name, twin.Key);
        if (c.Employers.Any(each => CompanyName.AreSame(each, candidate.Name))) return OwnCompany(candidate.Name);
        if (before is null && known.Evaluation.Candidates.Count >= SourcingLimits.CandidatesMax)
            return TooMany("candidate", SourcingLimits.CandidatesMax);
        return candidate == before ? Decision.Of([]) : new CandidateEntered(candidate, on);
    }

    static Decision DecideWithdrawal(SourcingCase known, LocalDate on, WithdrawCandidate c)
    {
        if (known.Stage == EvaluationStage.Priced) return OutOfTurn("A withdrawal", known.Stage);
        if (CandidateFault(known, c.Candidate) is { } fault) return fault;
        return SourcingTexts.ProseFault(c.Reason, "reason") is { } reason ? reason
            : new CandidateWithdrawn(c.Candidate, c.Reason.Trim(), on);
    }

    static Decision DecideStart(SourcingCase known, LocalDate on, LocalDate deadline)
    {
        if (known.Stage != EvaluationStage.Preparing) return OutOfTurn("Starting", known.Stage);
        if (known.Evaluation.Criteria is null) return NothingToScore;
        if (known.Evaluation.Standing.Count() < 2) return CandidatesTooFew;
        if (known.HoldersOf(CaseRole.Evaluator).Count == 0) return NobodyScores;
        if (known.HoldersOf(CaseRole.ExecutiveSponsor).Count == 0) return NobodyAwards;
        if (known.Questionnaires.All.Values.Where(each => each.IsOpenOn(on) && !known.Evaluation.IsOut(each.Candidate))
            .MinBy(each => each.Candidate, StringComparer.Ordinal) is { } answering)
            return QuestionnairesOpen(known.Evaluation.Find(answering.Candidate)!.Name, answering.Link.Until);
        return deadline < on ? DeadlinePast(on) : new ScoringStarted(deadline, on);
    }

    static Decision DecideClose(SourcingCase known, LocalDate on, string reason)
    {
        if (known.Stage != EvaluationStage.Scoring) return OutOfTurn("Ending scoring", known.Stage);
        if (known.Evaluation.Deadline >= on) return DeadlineNotOver(known.Evaluation.Deadline.Value);
        return SourcingTexts.ProseFault(reason, "reason") is { } fault ? fault : new ScoringClosed(reason.Trim(), on);
    }

    static Decision DecideKnockOut(SourcingCase known, Asking asking, JudgeKnockOut c)
    {
        if (known.Stage is EvaluationStage.Preparing or EvaluationStage.Priced)
            return OutOfTurn("Judging a knock-out", known.Stage);
        if (known.Evaluation.Find(c.Candidate) is null) return UnknownCandidate(c.Candidate);
        if (known.Evaluation.Withdrawn.ContainsKey(c.Candidate))
            return CandidateOut(known.Evaluation.Find(c.Candidate)!.Name);
        if (!known.Evaluation.Criteria!.KnockOuts.Any(each =>
            each.Key == c.KnockOut)) return UnknownCriterion(c.KnockOut);
        return SourcingTexts.ProseFault(c.Note, "note") is { } fault ? fault
            : new KnockOutJudged(c.Candidate, c.KnockOut, c.Met, c.Note.Trim(), asking.By, asking.On);
    }

    static Decision DecideAgreed(SourcingCase known, Asking asking, AgreeScore c)
    {
        if (known.Stage != EvaluationStage.Consensus) return OutOfTurn("Agreeing on a score", known.Stage);
        if (CandidateFault(known, c.Candidate) is { } fault) return fault;
        if (known.Evaluation.Criteria!.Find(c.Criterion) is null) return UnknownCriterion(c.Criterion);
        if (c.Value is < 0 or > SourcingLimits.ScoreMax || c.Value * 2 % 1 != 0) return ScoreOutOfRange;
        return SourcingTexts.ProseFault(c.Reason, "reason") is { } reason ? reason
            : new ScoreAgreed(c.Candidate, c.Criterion, c.Value, c.Reason.Trim(), asking.By, asking.On);
    }

    internal static Refusal? CandidateFault(SourcingCase known, string key) =>
        known.Evaluation.Find(key) is not { } candidate ? UnknownCandidate(key)
        : known.Evaluation.IsOut(key) ? CandidateOut(candidate.Name) : null;
}
