using NodaTime;
using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Values;
using Tandem.Sourcing.Briefs;

namespace Tandem.Demo;

/// <summary>A case that is awarded: from the need over advice, brief, sealed scores and consensus to the decision.
/// Its engagement has still to be started.</summary>
static class ProviderPortal
{
    const string Lead = "daniel.okafor", Sponsor = "helen.marsh", First = "ingrid.solheim", Second = "priya.shah";

    static readonly Currency Pounds = Currency.Of("GBP");

    static readonly LocalTime Morning = new(9, 30), Noon = new(12, 0), Afternoon = new(15, 0);

    public static CaseStory Story { get; } = new("provider-portal", time =>
        [.. Preparing(time), .. Writing(), .. Scoring(time), .. Deciding()]);

    static IEnumerable<CaseHappening> Preparing(StoryTime time)
    {
        yield return new(new(2026, 3, 9), Morning, Lead, new CaseCommand.Open("provider-portal",
            "Provider portal: find who builds it", Pounds, "Europe/London", CaseStory.Client));
        yield return new(new(2026, 3, 9), Noon, Lead, new CaseCommand.StateNeed(new(
            "Providers ask by telephone how their claims stand. Each call takes seven minutes of a caseworker, and "
            + "four in ten are about the same claim again.",
            [
                new("O-1", "Calls about the state of a claim", "calls a week", 2_300, 800, time.Of(new(2027, 3, 26))),
                new("O-2", "Claims sent back as incomplete", "percent", 18, 7, time.Of(new(2027, 6, 25))),
            ], new Money(62_000_000, Pounds), time.Of(new(2026, 8, 3)), time.Of(new(2027, 4, 30)), Model: null)),
            CaseStory.Names(CaseRole.ExecutiveSponsor, Sponsor), CaseStory.Names(CaseRole.Evaluator, First),
            CaseStory.Names(CaseRole.Evaluator, Second), CaseStory.Names(CaseRole.Observer, "margaret.lowe"));
        yield return new(new(2026, 3, 16), Afternoon, Lead, Model());
    }

    static CaseCommand.ChooseModel Model() => CaseAdvice.Decided(AdvisorAnswers.None.With("function", Reply.No)
        .With("scope", Reply.Yes).With("leadership", Reply.No).With("ongoing", Reply.No).With("direction", Reply.No)
        .With("outcome", Accountable.Partner) with
    { Context = new(9, 7, 6) }, EngagementModel.Project, "What is wanted can be described and accepted.");

    static IEnumerable<CaseHappening> Writing()
    {
        yield return new(new(2026, 3, 23), new(10, 12), Lead, Write(ProviderBrief.Begun, based: 0, draft: true));
        yield return new(new(2026, 3, 23), new(10, 40), Lead, Write(ProviderBrief.Whole, based: 1, draft: false));
        yield return new(new(2026, 3, 30), Morning, Lead, Write(ProviderBrief.Mended, based: 2, draft: false));
    }

    static BriefCommand.Write Write(IEnumerable<SectionText> texts, int based, bool draft)
    {
        var book = BriefSectionsPlaybook.Shipped;
        return new(new(new(book.Header.Id, book.Header.Version, book.Hash),
            book.Content.Sections.Select(each => each.Key).ToSequence()),
            texts.Select(each => new SectionEdit(each.Section, based, each.Text)).ToSequence(), draft);
    }

    static IEnumerable<CaseHappening> Scoring(StoryTime time)
    {
        yield return new(new(2026, 4, 13), Morning, Lead, new EvaluationCommand.AdoptCriteria(CaseSheets.Criteria),
            new EvaluationCommand.EnterCandidate(new("P-1", "Ponte Digital", "Builds the renewals for us already.", 240,
                ["Porto", "Lisbon"], ["ISO 27001"], ["A regional health service"], [], ["automated-renewals"]), []),
            new EvaluationCommand.EnterCandidate(new("P-2", "Larkfield Software", "Portals for insurers.", 95,
                ["Leeds"], ["Cyber Essentials Plus"], ["A mutual insurer", "A dental plan"], ["Quill Testing"], []),
                []),
            new EvaluationCommand.EnterCandidate(new("P-3", "Nordlys Systems", "Case handling for authorities.", 410,
                ["Bergen", "Gdansk"], ["ISO 27001", "ISO 9001"], ["A tax authority"], [], []), []));
        yield return new(new(2026, 5, 11), Morning, Lead,
            new EvaluationCommand.StartScoring(time.Of(new(2026, 5, 29))));
        yield return new(new(2026, 5, 12), Morning, First, new EvaluationCommand.DeclareInterests(false, null));
        yield return new(new(2026, 5, 12), Noon, Second, new EvaluationCommand.DeclareInterests(true,
            "My sister-in-law works in the accounts of Larkfield."));
        yield return new(new(2026, 5, 13), Morning, Sponsor, new EvaluationCommand.SettleConflict(
            CaseStory.Of(Second), "She has no part in what Larkfield offers, and the scores are compared."));
        yield return new(new(2026, 5, 20), Afternoon, First,
            [.. CaseSheets.Scores("P-1", "33433332343", Evidence.Verified),
            .. CaseSheets.Scores("P-2", "43343343233", Evidence.Shown),
            .. CaseSheets.Scores("P-3", "32223223334", Evidence.Shown), new EvaluationCommand.HandInSheet()]);
        yield return new(new(2026, 5, 27), Afternoon, Second,
            [.. CaseSheets.Scores("P-1", "32334233343", Evidence.Shown),
            .. CaseSheets.Scores("P-2", "34343333223", Evidence.Claimed),
            .. CaseSheets.Scores("P-3", "3-422223334", Evidence.Claimed), new EvaluationCommand.HandInSheet()]);
    }

    static IEnumerable<CaseHappening> Deciding()
    {
        yield return new(new(2026, 6, 3), Morning, Lead, new EvaluationCommand.AgreeScore("P-3", "roles", 3,
            "Both read the offer again: limits are named for money and not for time."));
        foreach (var (candidate, note) in new[] { ("P-1", "In the framework agreement, clause 14."),
            ("P-2", "In the offer, page 31."), ("P-3", "In the offer, annex C.") })
            yield return new(new(2026, 6, 3), Noon, Lead, [.. CaseSheets.Meets(candidate, note)]);
        yield return new(new(2026, 6, 10), Morning, Lead, new EvaluationCommand.OpenPrices([
            new("P-1", new Money(56_800_000, Pounds)), new("P-2", new Money(49_500_000, Pounds)),
            new("P-3", new Money(61_200_000, Pounds))]));
        yield return new(new(2026, 6, 24), Afternoon, Sponsor, new AwardCommand.Decide("P-2",
            "Its portals are closest to ours, its references told of trouble handled early, and it costs least.",
            Departure: null));
    }
}
