using Tandem.Delivery;
using Tandem.Domain;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Sourcing.Cases;

namespace Tandem.Sourcing.Questionnaires;

/// <summary>Asks the desk of sourcing cases in the name of a candidate's link, and puts files and prices away before.
/// </summary>
sealed class QuestionnaireDesk(CaseDesk desk, EvidenceIntake intake, EnvelopeKey envelopes)
{
    /// <summary>Saves answers and, where one is given, the price: all or nothing.</summary>
    public Task<Refusal?> Save(CandidateEntry entry, Sequence<AnswerEdit> answers, Money? price,
        CancellationToken ct)
    {
        var commands = new List<SourcingCommand> { new QuestionnaireCommand.SaveAnswers(answers) };
        if (price is { } given)
        {
            var (letter, contents) =
                envelopes.Close(entry.Asker.Organisation, entry.Case.Key, entry.Candidate.Key, given);
            commands.Add(new QuestionnaireCommand.SealOwnPrice(letter, contents));
        }
        return Ask(entry, commands, ct);
    }

    /// <summary>Attaches files to a question; asked before they are kept, so that nothing is kept of what is
    /// refused.</summary>
    public async Task<Refusal?> Attach(CandidateEntry entry, string question, IReadOnlyList<ArrivingFile> arriving,
        CancellationToken ct)
    {
        if (arriving.Count == 0) return null;
        if ((QuestionnaireDecider.Closed(entry.Case, entry.Own, entry.Today) ?? QuestionnaireDecider.FilesFault(
            entry.Case, entry.Own, question, arriving.Count, arriving.Sum(each => each.Bytes))) is { } early)
            return early;
        var (files, unfit) = await intake.Try(arriving, QuestionnaireForm.FilesOf(question), ct);
        if (unfit is not null) return unfit;
        Refusal? refused = null;
        try
        {
            // Not to be given up half way: whether the record names the files must be known.
            return refused = await Ask(entry, [.. files.Select(each => new QuestionnaireCommand.AttachFile(
                new(question, each.Digest, each.Name, each.Bytes)))], CancellationToken.None);
        }
        finally
        {
            if (refused is null) intake.Keep(files);
            else intake.Drop(files);
        }
    }

    /// <summary>Asks something else.</summary>
    public Task<Refusal?> Ask(CandidateEntry entry, SourcingCommand command, CancellationToken ct) =>
        Ask(entry, [command], ct);

    async Task<Refusal?> Ask(CandidateEntry entry, IReadOnlyList<SourcingCommand> commands, CancellationToken ct) =>
        await desk.Ask(entry.Asker, entry.Case.Key, commands, new Conditions(), ct) switch
        {
            Answer.Refused refused => refused.Refusal,
            Answer.Stale => CaseWords.ChangedMeanwhile,
            _ => null,
        };
}
