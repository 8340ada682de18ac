using System.Collections.Immutable;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using static Tandem.Domain.Sourcing.Questionnaires.QuestionnaireEvent;

namespace Tandem.Domain.Sourcing.Questionnaires;

/// <summary>What candidates were asked, what they answered, and the envelopes with their prices.</summary>
/// <param name="All">Each candidate's questionnaire, by its key; none before its first invitation.</param>
/// <param name="Own">The envelope that each candidate closed itself.</param>
/// <param name="Entered">The envelope that the client closed for each candidate, on a price that came another way. The
/// two lie apart: neither side can take the other's away.</param>
public sealed record QuestionnaireState(ImmutableDictionary<string, Questionnaire> All,
    ImmutableDictionary<string, LyingEnvelope> Own, ImmutableDictionary<string, LyingEnvelope> Entered)
{
    /// <summary>Where every history starts.</summary>
    public static QuestionnaireState Initial { get; } = new(ImmutableDictionary<string, Questionnaire>.Empty,
        ImmutableDictionary<string, LyingEnvelope>.Empty, ImmutableDictionary<string, LyingEnvelope>.Empty);

    /// <summary>The questionnaire of a candidate, or null.</summary>
    public Questionnaire? Find(string candidate) => All.GetValueOrDefault(candidate);

    /// <summary>The questionnaire whose link is held under an id and was not taken back; null for anybody else.
    /// </summary>
    public Questionnaire? HeldBy(Id<Person> holder) =>
        All.Values.FirstOrDefault(each => each.Link.Holder == holder && !each.Link.IsWithdrawn);

    /// <summary>The envelope that counts for a candidate, or null: what it put in itself counts once it handed in, and
    /// before anything that the client put in.</summary>
    public LyingEnvelope? EnvelopeOf(string candidate) =>
        Find(candidate) is { SubmittedOn: not null } && Own.TryGetValue(candidate, out var own) ? own
            : Entered.GetValueOrDefault(candidate);

    /// <summary>Takes one recorded fact into account.</summary>
    /// <exception cref="HistoryDoesNotFoldException">The fact cannot follow what came before it.</exception>
    public QuestionnaireState Evolve(QuestionnaireEvent happened) => happened switch
    {
        CandidateInvited e when Find(e.Candidate) is null or { SubmittedOn: null } => With(
            Find(e.Candidate) is { } before ? before with { Link = LinkOf(e) } : new(e.Candidate,
                LinkOf(e), ImmutableDictionary<string, QuestionAnswer>.Empty, [], BytesEver: 0, SubmittedOn: null)),
        InvitationWithdrawn e when Find(e.Candidate) is { } known =>
            With(known with { Link = known.Link with { IsWithdrawn = true } }),
        PriceSealed { ByCandidate: true } e => this with { Own = Own.SetItem(e.Candidate, Lying(e)) },
        PriceSealed e => this with { Entered = Entered.SetItem(e.Candidate, Lying(e)) },
        EnvelopeOpened e when Own.ContainsKey(e.Candidate) || Entered.ContainsKey(e.Candidate) => this,
        _ => Answered(happened) is { } known ? With(known)
            : throw new HistoryDoesNotFoldException(happened, "the questionnaires recorded before it"),
    };

    Questionnaire? Answered(QuestionnaireEvent happened) => happened switch
    {
        AnswersSaved e when Find(e.Candidate) is { SubmittedOn: null } known => known with
        {
            Answers = known.Answers.SetItems(e.Answers.Select(each => KeyValuePair.Create(each.Question, each))),
        },
        FileAttached e when Find(e.Candidate) is { SubmittedOn: null } known => known with
        {
            Files = known.Files.Add(e.File),
            BytesEver = checked(known.BytesEver + e.File.Bytes),
        },
        FileDetached e when Find(e.Candidate) is { SubmittedOn: null } known => known with
        {
            Files = known.Files.RemoveAll(each => each.Question == e.Question && each.Digest == e.Digest),
        },
        QuestionnaireSubmitted e when Find(e.Candidate) is { SubmittedOn: null } known =>
            known with { SubmittedOn = e.On },
        _ => null,
    };

    QuestionnaireState With(Questionnaire known) => this with { All = All.SetItem(known.Candidate, known) };

    static LyingEnvelope Lying(PriceSealed e) => new(e.Envelope, e.ByCandidate, e.On);

    static CandidateLink LinkOf(CandidateInvited e) => new(e.Holder, e.Secret, e.Until, IsWithdrawn: false);
}
