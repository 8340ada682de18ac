using static Tandem.Domain.Sourcing.Evaluation.EvaluationCommand;
using static Tandem.Domain.Sourcing.Evaluation.EvaluationEvent;
using static Tandem.Domain.Sourcing.SourcingRefusal;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>The rules of what evaluators do, and of their conflicts of interest.</summary>
static class ScoringDecider
{
    public static Decision Decide(SourcingCase known, Asking asking, EvaluationCommand command) => command switch
    {
        DeclareInterests c => DecideDeclaration(known, asking, c),
        SettleConflict c => DecideRuling(known, asking, c),
        GiveScore c => DecideScore(known, asking, c),
        HandInSheet => DecideHandIn(known, asking),
        _ => throw new InvalidOperationException($"No rule decides {command.GetType().Name}."),
    };

    static Decision DecideDeclaration(SourcingCase known, Asking asking, DeclareInterests c)
    {
        if (known.Stage > EvaluationStage.Scoring) return OutOfTurn("A declaration", known.Stage);
        if (known.Evaluation.HandedIn.Contains(asking.By)) return SheetIn;
        if (c.HasConflict == string.IsNullOrWhiteSpace(c.Text)) return ConflictText;
        // Only the ruling lifts the bar; else whoever is barred would lift it by declaring the opposite.
        if (!c.HasConflict && known.Evaluation.Declarations.GetValueOrDefault(asking.By) is { Bars: true })
            return ConflictOpen;
        if (SourcingTexts.NoteFault(c.HasConflict ? c.Text : null, "text") is { } fault) return fault;
        return new InterestsDeclared(asking.By, c.HasConflict, c.HasConflict ? c.Text!.Trim() : null, asking.On);
    }

    static Decision DecideRuling(SourcingCase known, Asking asking, SettleConflict c)
    {
        if (known.Stage > EvaluationStage.Scoring) return OutOfTurn("A ruling on a conflict", known.Stage);
        if (known.Evaluation.Declarations.GetValueOrDefault(c.Evaluator) is not { Bars: true }) return NoConflict;
        if (c.Evaluator == asking.By) return OwnConflict;
        return SourcingTexts.ProseFault(c.Reason, "reason") is { } fault ? fault
            : new ConflictSettled(c.Evaluator, c.Reason.Trim(), asking.By, asking.On);
    }

    static Decision DecideScore(SourcingCase known, Asking asking, GiveScore c)
    {
        if (ScoreFaults.WhyNot(known, asking.By) is { } barred) return barred;
        if (ScoreFaults.Of(known, c) is { } fault) return fault;
        var score = c.Score with { Note = c.Score.Note.Trim() };
        return known.Evaluation.Scores.GetValueOrDefault(new(asking.By, c.Candidate, c.Criterion)) == score
            ? Decision.Of([]) : new ScoreGiven(asking.By, c.Candidate, c.Criterion, score, asking.On);
    }

    static Decision DecideHandIn(SourcingCase known, Asking asking)
    {
        if (known.Stage != EvaluationStage.Scoring) return OutOfTurn("Handing in", known.Stage);
        return ScoreFaults.WhyNot(known, asking.By) is { } barred ? barred : new SheetHandedIn(asking.By, asking.On);
    }
}
