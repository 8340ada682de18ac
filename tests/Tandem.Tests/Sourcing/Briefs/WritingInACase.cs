using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Hosting;
using Tandem.Ledger;
using static Tandem.Tests.Sourcing.Cases.CaseSpec;

namespace Tandem.Tests.Sourcing.Briefs;

/// <summary>The brief of a case: who may write it, what is kept, and what happens when two write at once.</summary>
public sealed class WritingInACase
{
    static readonly BriefOutline Outline = new(new("brief-sections", "1.0.0", new(new string('a', 64))),
        ["problem", "scope", "dates"]);

    static BriefCommand.Write Saves(params SectionEdit[] sections) => new(Outline, [.. sections], Draft: false);

    static BriefCommand.Write Keeps(params SectionEdit[] sections) => new(Outline, [.. sections], Draft: true);

    static SectionEdit Of(string section, string text, int based = 0) => new(section, based, text);

    // Two procurement leads, so that one can be faster than the other.
    static SourcingCase TwoLeads => Asked(Opened, Lena,
        new CaseCommand.NamePerson(CaseRole.ProcurementLead, Sofia, Client));

    static SourcingCase Begun => Asked(TwoLeads, Lena,
        Saves(Of("problem", "Claims take weeks."), Of("scope", "A portal.")));

    [Fact]
    public void What_is_written_is_the_first_revision_on_the_playbook_of_the_day()
    {
        var brief = Begun.Brief!;
        Assert.Equal((1, false, Lena, Today), (brief.Latest.Number, brief.Latest.Draft, brief.Latest.By,
            brief.Latest.On));
        Assert.Equal(Outline.Playbook, brief.Playbook);
        Assert.Equal(["problem", "scope"], brief.Latest.Changed);
        var later = Outline with { Playbook = Outline.Playbook with { Version = "2.0.0" } };
        Assert.Equal("1.0.0", Asked(Begun, Lena, new BriefCommand.Write(later, [Of("dates", "May.", 1)], false))
            .Brief!.Playbook.Version);
    }

    [Fact]
    public void Only_what_was_changed_is_recorded_and_the_same_again_is_nothing()
    {
        var known = Asked(Begun, Lena, Saves(Of("problem", "Claims take weeks.\r\n", 1), Of("scope", "A site.", 1)));
        Assert.Equal(["scope"], known.Brief!.Latest.Changed);
        Assert.Equal("Claims take weeks.", CaseBrief.TextOf(known.Brief.Latest, "problem"));
        Assert.Equal(2, Asked(known, Lena, Saves(Of("scope", "A site.", 2))).Brief!.Latest.Number);
    }

    [Fact]
    public void A_draft_becomes_a_revision_by_being_saved_as_it_is()
    {
        var drafted = Asked(Begun, Lena, Keeps(Of("dates", "May.", 1)));
        Assert.True(drafted.Brief!.Latest.Draft);
        Assert.Equal(2, Asked(drafted, Lena, Keeps(Of("dates", "May.", 2))).Brief!.Latest.Number);
        var saved = Asked(drafted, Lena, Saves(Of("dates", "May.", 2))).Brief!.Latest;
        Assert.Equal((3, false, 0), (saved.Number, saved.Draft, saved.Changed.Count));
    }

    [Fact]
    public void Two_people_write_in_different_sections_at_once()
    {
        var known = Asked(Begun, Sofia, Saves(Of("scope", "A site.", 1)));
        known = Asked(known, Lena, Saves(Of("problem", "Claims take months.", 1), Of("scope", "A portal.", 1)));
        Assert.Equal(("Claims take months.", "A site."), (CaseBrief.TextOf(known.Brief!.Latest, "problem"),
            CaseBrief.TextOf(known.Brief.Latest, "scope")));
    }

    [Fact]
    public void Who_is_overtaken_in_a_section_hears_of_it_and_can_save_on_what_they_have_then_seen()
    {
        var known = Asked(Begun, Sofia, Saves(Of("scope", "A site.", 1)));
        Refuses(known, Lena, Saves(Of("scope", "An app.", 1)), "sourcing.brief-overtaken");
        Refuses(known, Lena, Keeps(Of("scope", "An app.", 1)), "sourcing.brief-overtaken");
        Refuses(known, Lena, Saves(Of("scope", "An app.")), "sourcing.brief-overtaken");
        var settled = Asked(known, Lena, Saves(Of("scope", "A site and an app.", 2)));
        Assert.Equal("A site and an app.", CaseBrief.TextOf(settled.Brief!.Latest, "scope"));
    }

    [Fact]
    public void Both_having_written_the_same_is_no_conflict()
    {
        var known = Asked(Begun, Sofia, Saves(Of("scope", "A site.", 1)));
        Assert.Equal(2, Asked(known, Lena, Saves(Of("scope", "A site.", 1))).Brief!.Latest.Number);
    }

    [Fact]
    public void An_earlier_revision_holds_again_as_a_new_one()
    {
        var known = Asked(Begun, Lena, Saves(Of("scope", "A site.", 1), Of("dates", "May.", 1)));
        known = Asked(known, Lena, new BriefCommand.Restore(1));
        Assert.Equal((3, 1), (known.Brief!.Latest.Number, known.Brief.Latest.Restores));
        Assert.Equal(("A portal.", ""), (CaseBrief.TextOf(known.Brief.Latest, "scope"),
            CaseBrief.TextOf(known.Brief.Latest, "dates")));
        Assert.Equal(3, Asked(known, Lena, new BriefCommand.Restore(3)).Brief!.Latest.Number);
        Refuses(known, Lena, new BriefCommand.Restore(4), "sourcing.unknown-revision");
        Refuses(Opened, Lena, new BriefCommand.Restore(1), "sourcing.unknown-revision");
    }

    [Fact]
    public void What_cannot_be_in_a_brief_is_refused()
    {
        Refuses(Opened, Lena, Saves(Of("colour", "Red.")), "sourcing.unknown-section");
        Refuses(Opened, Lena, Saves(Of("scope", "A."), Of("scope", "B.")), "sourcing.key-twice");
        Refuses(Opened, Lena, Saves(Of("scope", "A.", 1)), "sourcing.unknown-revision");
        Refuses(Opened, Lena, Saves(Of("scope", new string('a', SourcingLimits.SectionCharactersMax + 1))),
            "sourcing.too-long");
        Refuses(Opened, Lena, Saves(Of("scope", "A\u0007bell.")), "sourcing.unprintable");
    }

    [Theory]
    [InlineData(CaseRole.ProcurementLead, "recorded")]
    [InlineData(CaseRole.ExecutiveSponsor, "sourcing.right-not-held")]
    [InlineData(CaseRole.Evaluator, "sourcing.right-not-held")]
    [InlineData(CaseRole.Observer, "sourcing.right-not-held")]
    public void Whoever_runs_the_case_writes_and_nobody_else(CaseRole role, string answer)
    {
        var known = Asked(Begun, Lena, new CaseCommand.NamePerson(role, Olga, Client));
        Refuses(known, Olga, Saves(Of("scope", "A site.", 1)), answer);
        Refuses(Asked(known, Lena, Saves(Of("scope", "A site.", 1))), Olga, new BriefCommand.Restore(1), answer);
    }

    [Fact]
    public void Candidates_are_held_against_what_they_were_asked_for()
    {
        Asked(Prepared, Lena, Saves(Of("scope", "A portal.")));
        foreach (var later in new[] { Scoring, HandedIn, Priced })
        {
            Refuses(later, Lena, Saves(Of("scope", "A site.")), "sourcing.out-of-turn");
            Refuses(later, Lena, new BriefCommand.Restore(1), "sourcing.out-of-turn");
        }
    }

    [Fact]
    public void The_history_tells_drafts_of_one_person_with_what_saved_them_as_one_change()
    {
        var known = Asked(Begun, Lena, Keeps(Of("dates", "M", 1)), Keeps(Of("dates", "May", 2)),
            Saves(Of("dates", "May.", 3)));
        known = Asked(known, Sofia, Keeps(Of("scope", "A site.", 4)));
        Assert.Equal([(5, 5, Sofia), (2, 4, Lena), (1, 1, Lena)], BriefHistory.Of(known.Brief).Select(each =>
            (each.First, each.Last.Number, each.Last.By)));
        Assert.Equal(["dates"], BriefHistory.Of(known.Brief)[1].Changed);
    }

    [Fact]
    public void A_muchbrief_is_several_facts_each_of_a_size_that_the_record_takes_and_one_change()
    {
        var much = new string('漢', SourcingLimits.SectionCharactersMax);
        var command = Saves(Of("problem", much, 1), Of("scope", much, 1), Of("dates", much, 1));
        var known = Begun;
        var facts = SourcingDecider.Decide(known, new(Lena, default, Today, Administrator: false), command).Events;
        Assert.Equal(3, facts.Count);
        Assert.All(facts, each => Assert.InRange(EventCodec.Encode(each).Payload.Length, 1, Append.PayloadBytesMax));
        known = known.Evolve(facts);
        Assert.Equal((4, false, much, much), (known.Brief!.Latest.Number, known.Brief.Latest.Draft,
            CaseBrief.TextOf(known.Brief.Latest, "problem"), CaseBrief.TextOf(known.Brief.Latest, "dates")));
        Assert.Equal([(2, 4), (1, 1)], Changes(known));
        Assert.Equal(["dates", "problem", "scope"], BriefHistory.Of(known.Brief)[0].Changed);

        var cleared = Asked(known, Lena, Saves(Of("problem", "", 4), Of("scope", "", 4), Of("dates", "", 4)));
        var restored = Asked(cleared, Lena, new BriefCommand.Restore(4));
        Assert.Equal((8, false, 4), (restored.Brief!.Latest.Number, restored.Brief.Latest.Draft,
            restored.Brief.Latest.Restores));
        Assert.Equal([(6, 8), (5, 5), (2, 4), (1, 1)], Changes(restored));
        Assert.Equal(much, CaseBrief.TextOf(restored.Brief.Latest, "scope"));

        var kept = Asked(Begun, Lena, command with { Draft = true });
        Assert.True(kept.Brief!.Latest.Draft);
        Assert.Equal([(2, 4), (1, 1)], Changes(kept));

        static IEnumerable<(int, int)> Changes(SourcingCase known) =>
            BriefHistory.Of(known.Brief).Select(each => (each.First, each.Last.Number));
    }

    [Fact]
    public void Lines_are_told_as_kept_added_or_removed()
    {
        Assert.Equal([(LineFate.Kept, "a"), (LineFate.Removed, "b"), (LineFate.Added, "x"), (LineFate.Kept, "c")],
            TextChanges.Of("a\nb\nc", "a\nx\nc").Select(each => (each.Fate, each.Line)));
        Assert.Equal([(LineFate.Added, "a")], TextChanges.Of("", "a").Select(each => (each.Fate, each.Line)));
        Assert.Empty(TextChanges.Of("", ""));
        var much = string.Join('\n', Enumerable.Range(0, 1_100));
        Assert.Equal(2_201, TextChanges.Of(much, much + "\nmore").Count);
    }

    [Fact]
    public void An_administrator_sets_the_prefix_of_published_processes_and_takes_it_away()
    {
        static string Asks(Publisher known, string? prefix, bool administrator = true) => known.Decide(
            new(Lena, default, Today, administrator), new PublisherCommand.SetPrefix(prefix)) is var answer
            ? answer.Refusal?.Code ?? $"{answer.Events.Count}" : "";
        Assert.Equal("publisher.administrators-only", Asks(Publisher.Initial, "ocds-a1b2c3", administrator: false));
        foreach (var wrong in new[] { "", "a1b2c3", "ocds-A1B2C3", "ocds-a1b2c", "ocds-a1b2c34", "OCDS-a1b2c3" })
            Assert.Equal("publisher.prefix-unusable", Asks(Publisher.Initial, wrong));
        Assert.Equal("1", Asks(Publisher.Initial, "ocds-a1b2c3"));
        var set = Publisher.Initial.Evolve(new PublisherEvent.PrefixSet("ocds-a1b2c3", Today));
        Assert.Equal(("0", "1"), (Asks(set, "ocds-a1b2c3"), Asks(set, null)));
        Assert.Null(set.Evolve(new PublisherEvent.PrefixSet(null, Today)).Prefix);
    }
}
