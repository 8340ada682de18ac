using NodaTime;
using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Sourcing.Lint;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.Library;
using Tandem.Ledger;
using Tandem.Sourcing.Cases;
using Tandem.Sourcing.Lint;

namespace Tandem.Sourcing.Briefs;

/// <summary>The brief of a case with what the rules cannot look up: the playbook that it is made of, who buys, and
/// the moments at which it was written.</summary>
sealed class CaseBriefs(Session session, PlaybookLibrary library, LintRules rules, ILedger ledger)
{
    /// <summary>Revisions whose moments are read at once.</summary>
    public const int MomentsMax = 1_000;

    /// <summary>The sections that the brief is made of: those that it began with, else those chosen for new
    /// cases.</summary>
    public async Task<Playbook<BriefBook>> Book(SourcingCase known, CancellationToken ct) =>
        known.Brief is { Playbook.Hash: var hash }
            ? library.Read(BriefSectionsPlaybook.Format, hash) ?? BriefSectionsPlaybook.Shipped
            : await library.Chosen(BriefSectionsPlaybook.Format, session.Asker.Organisation, ct);

    /// <summary>The command that writes sections, with the playbook put away that the record will name.</summary>
    public async Task<BriefCommand.Write> Writing(SourcingCase known, Sequence<SectionEdit> sections, bool draft,
        CancellationToken ct)
    {
        var book = await Book(known, ct);
        await library.Keep(book.Hash, ct);
        return new(new(new(book.Header.Id, book.Header.Version, book.Hash),
            book.Content.Sections.Select(each => each.Key).ToSequence()), sections, draft);
    }

    /// <summary>The brief as a document: its head comes from the case.</summary>
    public BriefDraft Draft(SourcingCase known, BriefBook book, Func<string, string> textOf) => new(known.Title,
        session.OrganisationName, LabelOf(known.Need?.Model), known.Need?.Budget, known.Need?.Start, known.Need?.End,
        book.Sections.Select(each => new SectionText(each.Key, textOf(each.Key))).ToSequence());

    /// <summary>The document of a revision.</summary>
    public BriefDraft Draft(SourcingCase known, BriefBook book, BriefRevision revision) =>
        Draft(known, book, section => CaseBrief.TextOf(revision, section));

    /// <summary>What the lint finds in a document.</summary>
    public async Task<LintReport> Lint(BriefDraft draft, BriefBook book, CancellationToken ct) =>
        (await rules.Chosen(session, ct)).Read(draft.Markdown(book),
            draft.Model == ModelLabel.Unclear ? null : draft.Model);

    /// <summary>When revisions were recorded, by the version of the case.</summary>
    public Task<IReadOnlyDictionary<long, Instant>> Moments(SourcingCase known,
        IEnumerable<BriefRevision> revisions, CancellationToken ct) =>
        Moments(known, [.. revisions.Take(MomentsMax).Select(each => each.Version)], ct);

    /// <summary>When a version of the case was recorded.</summary>
    public async Task<Instant> Moment(SourcingCase known, long version, CancellationToken ct) =>
        (await Moments(known, [version], ct))[version];

    async Task<IReadOnlyDictionary<long, Instant>> Moments(SourcingCase known, IReadOnlyList<long> versions,
        CancellationToken ct)
    {
        var facts = await ledger.Find(session.Asker.Organisation, SourcingStream.Kind.Name(known.Key), versions, ct);
        return facts.ToDictionary(fact => fact.Version, fact => Instant.FromDateTimeOffset(fact.At));
    }

    static ModelLabel LabelOf(EngagementModel? model) => model switch
    {
        EngagementModel.ManagedService => ModelLabel.ItOutsourcing,
        EngagementModel.Project => ModelLabel.SoftwareOutsourcing,
        EngagementModel.DedicatedTeam => ModelLabel.DedicatedTeam,
        EngagementModel.StaffAugmentation => ModelLabel.StaffAugmentation,
        _ => ModelLabel.Unclear,
    };
}
