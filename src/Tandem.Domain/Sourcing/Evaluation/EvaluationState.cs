using System.Collections.Immutable;
using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using static Tandem.Domain.Sourcing.Evaluation.EvaluationEvent;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>Where an evaluation stands.</summary>
public enum EvaluationStage
{
    /// <summary>Criteria and candidates are put together.</summary>
    Preparing,

    /// <summary>Everyone scores alone; nobody sees another's scores.</summary>
    Scoring,

    /// <summary>All is seen and may be agreed on; the price is not known yet.</summary>
    Consensus,

    /// <summary>The price envelope is open; scores stand.</summary>
    Priced,
}

/// <summary>One cell of one evaluator's sheet.</summary>
public readonly record struct Cell(Id<Person> Evaluator, string Candidate, string Criterion);

/// <summary>What an evaluation adds up to.</summary>
/// <param name="Criteria">What candidates are held against; null before it is chosen.</param>
/// <param name="Candidates">The candidates, in the order in which they came.</param>
/// <param name="Withdrawn">Candidates that are no longer ones, with the reason.</param>
/// <param name="Deadline">Until when scores are asked for; null before scoring.</param>
/// <param name="Declarations">What evaluators declared.</param>
/// <param name="Scores">Every score given.</param>
/// <param name="HandedIn">The evaluators who are done.</param>
/// <param name="Agreed">What was agreed on for a candidate and a criterion, each change after the other.</param>
/// <param name="KnockOuts">What was found about each candidate and knock-out.</param>
/// <param name="Prices">The prices; null before the envelope is opened.</param>
/// <param name="IsClosed">Whether scoring was ended.</param>
public sealed record EvaluationState(CriteriaSet? Criteria, ImmutableList<Candidate> Candidates,
    ImmutableDictionary<string, string> Withdrawn, LocalDate? Deadline,
    ImmutableDictionary<Id<Person>, Declaration> Declarations, ImmutableDictionary<Cell, Score> Scores,
    ImmutableHashSet<Id<Person>> HandedIn, ImmutableDictionary<(string, string), ImmutableList<AgreedScore>> Agreed,
    ImmutableDictionary<(string, string), KnockOutFinding> KnockOuts, ImmutableDictionary<string, Money>? Prices,
    bool IsClosed)
{
    /// <summary>Where every history starts.</summary>
    public static EvaluationState Initial { get; } = new(null, [], ImmutableDictionary<string, string>.Empty, null,
        ImmutableDictionary<Id<Person>, Declaration>.Empty, ImmutableDictionary<Cell, Score>.Empty, [],
        ImmutableDictionary<(string, string), ImmutableList<AgreedScore>>.Empty,
        ImmutableDictionary<(string, string), KnockOutFinding>.Empty, null, IsClosed: false);

    /// <summary>A candidate by its key, or null.</summary>
    public Candidate? Find(string key) => Candidates.Find(each => each.Key == key);

    /// <summary>The candidates that are still in: not withdrawn, and not failed at a knock-out.</summary>
    public IEnumerable<Candidate> Standing => Candidates.Where(each => !IsOut(each.Key));

    /// <summary>Whether a candidate is out.</summary>
    public bool IsOut(string candidate) => Withdrawn.ContainsKey(candidate)
        || Criteria is not null && Criteria.KnockOuts.Any(each =>
            KnockOuts.GetValueOrDefault((candidate, each.Key)) is { Met: false });

    /// <summary>Takes one recorded fact into account.</summary>
    public EvaluationState Evolve(EvaluationEvent happened) => happened switch
    {
        CriteriaAdopted e when Deadline is null => this with { Criteria = e.Criteria },
        CandidateEntered e when Find(e.Candidate.Key) is { } known =>
            this with { Candidates = Candidates.Replace(known, e.Candidate) },
        CandidateEntered e when Deadline is null => this with { Candidates = Candidates.Add(e.Candidate) },
        CandidateWithdrawn e when Find(e.Candidate) is not null =>
            this with { Withdrawn = Withdrawn.SetItem(e.Candidate, e.Reason) },
        ScoringStarted e when Deadline is null && Criteria is not null => this with { Deadline = e.Deadline },
        InterestsDeclared e => this with
        {
            Declarations = Declarations.SetItem(e.Evaluator, new(e.HasConflict, e.Text, e.On)),
        },
        ConflictSettled e when Declarations.GetValueOrDefault(e.Evaluator) is { HasConflict: true } declared =>
            this with { Declarations = Declarations.SetItem(e.Evaluator, declared with { Ruling = e.Reason }) },
        _ => Scored(happened) ?? Settled(happened)
            ?? throw new HistoryDoesNotFoldException(happened, "the evaluation recorded before it"),
    };

    EvaluationState? Scored(EvaluationEvent happened) => happened switch
    {
        ScoreGiven e when Deadline is not null && Find(e.Candidate) is not null
            && Criteria?.Find(e.Criterion) is not null
            => this with { Scores = Scores.SetItem(new(e.Evaluator, e.Candidate, e.Criterion), e.Score) },
        SheetHandedIn e when Deadline is not null => this with { HandedIn = HandedIn.Add(e.Evaluator) },
        ScoringClosed when Deadline is not null && !IsClosed => this with { IsClosed = true },
        _ => null,
    };

    EvaluationState? Settled(EvaluationEvent happened) => happened switch
    {
        ScoreAgreed e when Find(e.Candidate) is not null => this with
        {
            Agreed = Agreed.SetItem((e.Candidate, e.Criterion), (Agreed.GetValueOrDefault((e.Candidate, e.Criterion))
                ?? []).Add(new(e.Value, e.Reason, e.By, e.On))),
        },
        KnockOutJudged e when Find(e.Candidate) is not null => this with
        {
            KnockOuts = KnockOuts.SetItem((e.Candidate, e.KnockOut), new(e.Met, e.Note, e.By, e.On)),
        },
        PricesOpened e when Prices is null => this with
        {
            Prices = e.Prices.ToImmutableDictionary(each => each.Candidate, each => each.Price),
        },
        _ => null,
    };
}
