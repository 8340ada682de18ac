using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Questionnaires;

/// <summary>What can become true of the questionnaires of a case and of its price envelopes.</summary>
public abstract record QuestionnaireEvent : SourcingEvent
{
    QuestionnaireEvent() { }

    /// <summary>Of which candidate it became true.</summary>
    public abstract string Candidate { get; init; }

    /// <summary>A candidate was given a link; an earlier one of the same candidate no longer leads anywhere.</summary>
    [Stored("sourcing.candidate-invited/1")]
    public sealed record CandidateInvited(string Candidate, Id<Person> Holder, Digest Secret, LocalDate Until,
        LocalDate On) : QuestionnaireEvent;

    /// <summary>A candidate's link was taken back.</summary>
    [Stored("sourcing.invitation-withdrawn/1")]
    public sealed record InvitationWithdrawn(string Candidate, LocalDate On) : QuestionnaireEvent;

    /// <summary>A candidate saved answers; those that are not named stay as they were.</summary>
    [Stored("sourcing.answers-saved/1")]
    public sealed record AnswersSaved(string Candidate, Sequence<QuestionAnswer> Answers, LocalDate On)
        : QuestionnaireEvent;

    /// <summary>A candidate attached a file.</summary>
    [Stored("sourcing.answer-file-attached/1")]
    public sealed record FileAttached(string Candidate, AnswerFile File, LocalDate On) : QuestionnaireEvent;

    /// <summary>A candidate took a file off again.</summary>
    [Stored("sourcing.answer-file-detached/1")]
    public sealed record FileDetached(string Candidate, string Question, Digest Digest, LocalDate On)
        : QuestionnaireEvent;

    /// <summary>A price was put into an envelope; one that the same side put in before counts no more.</summary>
    [Stored("sourcing.price-sealed/1")]
    public sealed record PriceSealed(string Candidate, PriceEnvelope Envelope, bool ByCandidate, LocalDate On)
        : QuestionnaireEvent;

    /// <summary>A candidate handed its questionnaire in.</summary>
    [Stored("sourcing.questionnaire-submitted/1")]
    public sealed record QuestionnaireSubmitted(string Candidate, LocalDate On) : QuestionnaireEvent;

    /// <summary>An envelope was opened; anyone can hold what came out against its seal.</summary>
    [Stored("sourcing.envelope-opened/1")]
    public sealed record EnvelopeOpened(string Candidate, PriceLetter Letter, LocalDate On) : QuestionnaireEvent;
}
