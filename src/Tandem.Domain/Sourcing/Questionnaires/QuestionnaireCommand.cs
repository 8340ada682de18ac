using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Questionnaires;

/// <summary>What can be asked about questionnaires and envelopes.</summary>
/// <remarks>What a candidate asks names no candidate: whose questionnaire it is follows from who asks.</remarks>
public abstract record QuestionnaireCommand : SourcingCommand
{
    QuestionnaireCommand() { }

    /// <inheritdoc/>
    public override string Right => SourcingRight.Answering;

    /// <summary>Gives a candidate a link; an earlier one of the same candidate ends.</summary>
    public sealed record InviteCandidate(string Candidate, Id<Person> Holder, Digest Secret, LocalDate Until)
        : QuestionnaireCommand
    {
        /// <inheritdoc/>
        public override string Right => SourcingRight.Running;
    }

    /// <summary>Takes a candidate's link back.</summary>
    public sealed record WithdrawInvitation(string Candidate) : QuestionnaireCommand
    {
        /// <inheritdoc/>
        public override string Right => SourcingRight.Running;
    }

    /// <summary>Puts a price that the client was told into its envelope.</summary>
    /// <param name="Candidate">Whose price.</param>
    /// <param name="Letter">The price, which the rules judge and the record does not keep.</param>
    /// <param name="Contents">The letter, enciphered.</param>
    public sealed record SealPrice(string Candidate, PriceLetter Letter, string Contents) : QuestionnaireCommand
    {
        /// <inheritdoc/>
        public override string Right => SourcingRight.Running;
    }

    /// <summary>Puts the candidate's own price into its envelope.</summary>
    public sealed record SealOwnPrice(PriceLetter Letter, string Contents) : QuestionnaireCommand;

    /// <summary>Saves answers as they are so far. What the writer left as it was read changes nothing, so that two
    /// people can answer at once; questions that are not named keep their answers.</summary>
    public sealed record SaveAnswers(Sequence<AnswerEdit> Answers) : QuestionnaireCommand;

    /// <summary>Attaches a file to a question.</summary>
    public sealed record AttachFile(AnswerFile File) : QuestionnaireCommand;

    /// <summary>Takes a file off again.</summary>
    public sealed record DetachFile(string Question, Digest Digest) : QuestionnaireCommand;

    /// <summary>Hands the questionnaire in; it is closed from then on.</summary>
    public sealed record SubmitQuestionnaire : QuestionnaireCommand;
}
