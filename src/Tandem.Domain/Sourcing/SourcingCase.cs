using System.Collections.Immutable;
using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing;

/// <summary>What one case's history adds up to: from a need to an award.</summary>
/// <param name="Key">Its short name in addresses; empty before it is opened.</param>
/// <param name="Version">How many events of the stream are taken into account.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Currency">The currency of its prices; null before it is opened.</param>
/// <param name="Zone">The time zone of its days, an IANA name.</param>
/// <param name="OpenedOn">The day on which it was opened.</param>
/// <param name="People">Who takes part, in the order of naming.</param>
/// <param name="Need">What it is for; null before that is stated.</param>
/// <param name="Evaluation">Criteria, candidates, scores.</param>
/// <param name="Award">The decision; null before it.</param>
/// <param name="Engagement">The engagement that it became; null before that.</param>
public sealed record SourcingCase(string Key, long Version, string Title, Currency? Currency, string Zone,
    LocalDate OpenedOn, ImmutableList<CasePerson> People, Need? Need, EvaluationState Evaluation, Award? Award,
    string? Engagement)
{
    /// <summary>Where every history starts.</summary>
    public static SourcingCase Initial { get; } = new("", Version: 0, "", Currency: null, "UTC", default, [],
        Need: null,
        EvaluationState.Initial, Award: null, Engagement: null);

    /// <summary>The engagement model decided on, with its advice; null before that.</summary>
    public ModelDecision? Advised { get; init; }

    /// <summary>What is asked for; null before anything of it is written.</summary>
    public CaseBrief? Brief { get; init; }

    /// <summary>What candidates were asked and answered, and their price envelopes.</summary>
    public QuestionnaireState Questionnaires { get; init; } = QuestionnaireState.Initial;

    /// <summary>The version that last changed the need; 0 before it is stated.</summary>
    public long NeedVersion { get; init; }

    /// <summary>The day on which it came to stand where it stands: who has to act has had to since then.</summary>
    public LocalDate StandsSince { get; init; }

    /// <summary>How it ended without an award; null where it did not.</summary>
    public CaseEvent.Closed? Closed { get; init; }

    /// <summary>Whether it exists.</summary>
    public bool IsOpen => Currency is not null;

    /// <summary>The holders of a role.</summary>
    public Sequence<Id<Person>> HoldersOf(CaseRole role) =>
        People.Where(each => each.Role == role).Select(each => each.Person).ToSequence();

    /// <summary>Whether a person holds a role.</summary>
    public bool Holds(Id<Person> person, CaseRole role) => People.Contains(new(role, person));

    /// <summary>Whether a person takes part.</summary>
    public bool Knows(Id<Person> person) => People.Exists(each => each.Person == person);

    /// <summary>Where the evaluation stands. Scoring is over when every evaluator who may score is done.</summary>
    public EvaluationStage Stage => Evaluation switch
    {
        { Deadline: null } => EvaluationStage.Preparing,
        { Prices: not null } => EvaluationStage.Priced,
        { IsClosed: true } => EvaluationStage.Consensus,
        _ => AllIn ? EvaluationStage.Consensus : EvaluationStage.Scoring,
    };

    // Whoever is barred is not waited for, but somebody must have scored.
    bool AllIn
    {
        get
        {
            var able = HoldersOf(CaseRole.Evaluator).Where(each =>
                Evaluation.Declarations.GetValueOrDefault(each) is not { Bars: true }).ToList();
            return able.Count > 0 && able.TrueForAll(Evaluation.HandedIn.Contains);
        }
    }

    /// <summary>Takes one recorded fact into account, in the order of the record.</summary>
    /// <exception cref="HistoryDoesNotFoldException">The fact cannot follow what came before it.</exception>
    public SourcingCase Evolve(RecordedEvent happened) => CaseDays.Dated(this, After(happened), happened);

    SourcingCase After(RecordedEvent happened)
    {
        var at = Version + 1;
        return happened switch
        {
            _ when Closed is not null => throw new HistoryDoesNotFoldException(happened, "a case that was closed"),
            CaseEvent.Opened e when !IsOpen => this with
            {
                Key = e.Key,
                Title = e.Title,
                Currency = e.Currency,
                Zone = e.Zone,
                OpenedOn = e.On,
                StandsSince = e.On,
                People = [new(CaseRole.ProcurementLead, e.Lead)],
                Version = at,
            },
            CaseEvent e when IsOpen => Evolve(e) with { Version = at },
            BriefEvent.Written e when IsOpen && CaseBrief.After(Brief, e, at) is { } written =>
                this with { Brief = written, Version = at },
            EvaluationEvent e when IsOpen => this with { Evaluation = Evaluation.Evolve(e), Version = at },
            QuestionnaireEvent e when IsOpen => this with { Questionnaires = Questionnaires.Evolve(e), Version = at },
            AwardEvent.Awarded e when IsOpen && Award is null => this with { Award = e.Award, Version = at },
            AwardEvent.EngagementStarted e when Award is not null && Engagement is null =>
                this with { Engagement = e.Engagement, Version = at },
            _ => throw new HistoryDoesNotFoldException(happened, IsOpen ? "the sourcing case so far"
                : "no sourcing case"),
        };
    }

    SourcingCase Evolve(CaseEvent happened) => happened switch
    {
        CaseEvent.NeedStated e => this with { Need = e.Need, NeedVersion = Version + 1 },
        CaseEvent.PersonNamed e when !Holds(e.Person, e.Role) =>
            this with { People = People.Add(new(e.Role, e.Person)) },
        CaseEvent.ModelChosen e when Need is { } need =>
            this with
            {
                Advised = e.Decision,
                Need = need with { Model = e.Decision.Chosen },
                NeedVersion = Version + 1,
            },
        CaseEvent.PersonReleased e when Holds(e.Person, e.Role) =>
            this with { People = People.Remove(new(e.Role, e.Person)) },
        CaseEvent.Closed e when Closed is null && Award is null => this with { Closed = e },
        _ => throw new HistoryDoesNotFoldException(happened, "the people of the sourcing case"),
    };

    /// <summary>Takes several recorded facts into account.</summary>
    public SourcingCase Evolve(IEnumerable<RecordedEvent> history) =>
        history.Aggregate(this, (known, happened) => known.Evolve(happened));
}
