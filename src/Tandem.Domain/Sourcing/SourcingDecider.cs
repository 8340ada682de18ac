using NodaTime;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Questionnaires;
using static Tandem.Domain.Sourcing.CaseEvent;
using static Tandem.Domain.Sourcing.SourcingRefusal;

namespace Tandem.Domain.Sourcing;

/// <summary>Answers every command to a sourcing case: first whether the asker may, then what the rules say.</summary>
public static class SourcingDecider
{
    /// <summary>The facts that follow from a command, or the reason why none do.</summary>
    public static Decision Decide(SourcingCase known, Asking asking, SourcingCommand command)
    {
        if (SourcingAuthority.Check(known, asking.By, command) is { } refusal) return refusal;
        if (known.Award is not null && command is not AwardCommand.StartEngagement && !Mends(known, command))
            return Awarded;
        return command switch
        {
            CaseCommand c => Decide(known, asking, c),
            BriefCommand c => BriefDecider.Decide(known, asking, c),
            EvaluationCommand c => EvaluationDecider.Decide(known, asking, c),
            QuestionnaireCommand c => QuestionnaireDecider.Decide(known, asking, c),
            AwardCommand c => AwardDecider.Decide(known, asking, c),
            _ => throw new InvalidOperationException($"Nothing decides {command.GetType().Name}."),
        };
    }

    // Awards were once given without a model or days that can be kept, and can become no engagement as they are: what
    // they lack, and only that, may still be said.
    static bool Mends(SourcingCase known, SourcingCommand command) =>
        AwardDecider.Lacking(known, known.Award!.On) is { } lacking
        && (lacking == ModelUndecided ? command is CaseCommand.ChooseModel : command is CaseCommand.StateNeed);

    static Decision Decide(SourcingCase known, Asking asking, CaseCommand command) => command switch
    {
        CaseCommand.Open c => DecideOpen(known, asking, c),
        CaseCommand.StateNeed c => DecideNeed(known, asking.On, c.Need),
        CaseCommand.ChooseModel c => DecideModel(known, asking.On, c.Decision),
        CaseCommand.NamePerson c => DecideNaming(known, asking.On, c),
        CaseCommand.ReleasePerson c => DecideRelease(known, asking.On, c),
        CaseCommand.CloseCase c => SourcingTexts.ProseFault(c.Reason, "reason") is { } fault ? fault
            : new Closed(c.Reason.Trim(), asking.By, asking.On),
        _ => throw new InvalidOperationException($"No rule decides {command.GetType().Name}."),
    };

    static Decision DecideOpen(SourcingCase known, Asking asking, CaseCommand.Open c)
    {
        if (known.IsOpen) return OpenedAlready(known.Key);
        if (!SourcingTexts.IsCaseKey(c.Key)) return KeyUnusable(c.Key);
        if (SourcingTexts.TitleFault(c.Title, "title") is { } fault) return fault;
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(c.Zone) is null ? UnknownZone(c.Zone)
            : new Opened(c.Key, c.Title.Trim(), c.Currency, c.Zone, asking.By, asking.On);
    }

    static Decision DecideNeed(SourcingCase known, LocalDate on, Need need)
    {
        if (need.Model is { } model && model != known.Need?.Model) return ModelByDecision;
        var stated = need with { Model = known.Need?.Model };
        // An award needs days that can be kept: those alone may still be mended when the price is open.
        if (known.Stage == EvaluationStage.Priced && known.Need is { } before
            && stated != before with { Start = need.Start, End = need.End })
            return OutOfTurn("A change of the need", known.Stage);
        if (NeedFaults.Of(known, stated).FirstOrDefault() is { } fault) return fault;
        return stated == known.Need ? Decision.Of([]) : new NeedStated(stated, on);
    }

    static Decision DecideModel(SourcingCase known, LocalDate on, ModelDecision decision)
    {
        if (known.Need is null) return NeedFirst;
        if (known.Stage == EvaluationStage.Priced && known.Need.Model is not null)
            return OutOfTurn("A decision on the model", known.Stage);
        if (decision.Departs() && decision.Reason is null) return ModelDepartureUnexplained;
        if (decision.Reason is { } reason && SourcingTexts.ProseFault(reason, "reason") is { } fault) return fault;
        return new ModelChosen(decision, on);
    }

    static Decision DecideNaming(SourcingCase known, LocalDate on, CaseCommand.NamePerson c)
    {
        if (c.Affiliation.IsPartner) return PartnersNever;
        if (c.Role == CaseRole.Evaluator && known.Stage > EvaluationStage.Scoring)
            return OutOfTurn("A new evaluator", known.Stage);
        if (known.Evaluation.Candidates.Exists(each => CompanyName.AreSame(each.Name, c.Affiliation.Company)))
            return BothSides(c.Affiliation.Company);
        if (known.Holds(c.Person, c.Role)) return Decision.Of([]);
        if (known.People.Count >= SourcingLimits.PeopleMax) return TooMany("person", SourcingLimits.PeopleMax);
        if (known.Knows(c.Person) && (c.Role == CaseRole.Observer || known.Holds(c.Person, CaseRole.Observer)))
            return ObserverOnlySees;
        if (known.Stage > EvaluationStage.Preparing && WouldJudgeTwice(known, c)) return SponsorStandsApart;
        return new PersonNamed(c.Role, c.Person, on);
    }

    // Who may hold both from the start, in a small organisation, may not come to hold both once offers are looked at.
    static bool WouldJudgeTwice(SourcingCase known, CaseCommand.NamePerson c) => c.Role == CaseRole.ExecutiveSponsor
        ? known.Knows(c.Person) : known.Holds(c.Person, CaseRole.ExecutiveSponsor);

    static Decision DecideRelease(SourcingCase known, LocalDate on, CaseCommand.ReleasePerson c)
    {
        if (!known.Holds(c.Person, c.Role)) return RoleNotHeld;
        if (c.Role == CaseRole.ProcurementLead && known.HoldersOf(c.Role).Count == 1) return LastLead;
        if (c.Role == CaseRole.ExecutiveSponsor && known.Stage > EvaluationStage.Preparing
            && known.HoldersOf(c.Role).Count == 1)
            return LastSponsor;
        if (c.Role == CaseRole.Evaluator && (known.Evaluation.HandedIn.Contains(c.Person)
            || known.Evaluation.Scores.Keys.Any(each => each.Evaluator == c.Person)))
            return HasScored;
        return new PersonReleased(c.Role, c.Person, on);
    }
}
