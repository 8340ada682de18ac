using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Tandem.Domain;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Hosting;
using Tandem.Sourcing.Cases;
using Tandem.Sourcing.Questionnaires;
using static Tandem.Tests.Sourcing.Cases.CaseSpec;

namespace Tandem.Tests.Sourcing.Cases;

public sealed class FillingTheForms
{
    [Fact]
    public void What_cannot_be_read_is_refused_with_its_field()
    {
        Says("sourcing.currency-unknown", "currency", CaseWords.Opening(Form(("currency", "POUND")), Client).Item2);
        Says("sourcing.person-missing", "person", CaseWords.Naming(Form(("role", "evaluator"))).Item3);
        Says("sourcing.unreadable", "deadline", CaseWords.Start(Prepared, Form(("deadline", "soon"))).Item2);
        Says("sourcing.unreadable", "people", CaseWords.Candidate(Prepared, Form(("name", "A"), ("people", "many")))
            .Item2);
        Says("sourcing.unreadable", "conflict", CaseWords.Declaration(Scoring, Form(("conflict", ""))).Item2);
        Says("sourcing.unreadable", "met", CaseWords.Finding(Judged, Form(("note", "Seen."))).Item2);
        Says("sourcing.price-unreadable", "price", QuestionnaireForm.PriceIn("much", Prepared, out _));
        Says("sourcing.unreadable", "until", CaseWords.Until(Form(("until", "soon"))).Item2);
        Says("sourcing.unreadable", "price-P-1", CaseWords.Prices(Judged, Form(("price-P-1", "cheap"))).Item2);
    }

    [Fact]
    public void Everything_wrong_with_a_need_is_told_at_once_and_at_its_field()
    {
        var (commands, wrong) = NeedWords.Read(Opened, Form(("problem", "Claims take weeks."), ("budget", "1e9"),
            ("start", "2027-05-01"), ("end", "2027-03-31"), ("outcome-1", "Faster"), ("outcome-1-baseline", "20"),
            ("outcome-1-target", "acht"), ("outcome-2-unit", "days")));
        Assert.Empty(commands);
        Assert.Equal(
        [
            ("budget", "'1e9' is not an amount; write digits and at most one full stop, such as 12500.00."),
            ("outcome-1-target", "This should be a number such as 2.5."),
            ("outcome-1-by", "This should be a day such as 2027-03-31."),
            ("outcome-2-baseline", "This should be a number such as 2.5."),
            ("outcome-2-target", "This should be a number such as 2.5."),
            ("outcome-2-by", "This should be a day such as 2027-03-31."),
            ("outcome-1-unit", "This needs a text."),
            ("outcome-2", "This needs a text."),
            ("end", "The last day cannot be before the first."),
        ], wrong.Select(each => (each.Key, each.Value.Reason)));
    }

    [Theory]
    [InlineData("-5", "This amount must be above 0, and small enough to be real.")]
    [InlineData("100.123", "'100.123' has 3 decimals, but EUR has 2.")]
    public void A_budget_that_cannot_be_says_why(string budget, string told) => Assert.Equal(("budget", told),
        NeedWords.Read(Opened, Form(("problem", "Slow."), ("budget", budget))).Faults.Select(each =>
            (each.Key, each.Value.Reason)).Single());

    [Fact]
    public void A_new_candidate_gets_the_next_key_and_lists_have_a_line_for_each()
    {
        var (candidate, _) = CaseWords.Candidate(Prepared,
            Form(("name", " Delta "), ("locations", "Leeds\r\n\nPorto")));
        Assert.Equal(("P-4", "Delta"), (candidate!.Key, candidate.Name));
        Assert.Equal(["Leeds", "Porto"], candidate.Locations);
    }

    [Fact]
    public void A_sheet_asks_only_for_what_was_changed_in_it()
    {
        var known = Asked(Declared, Ewan, Give("P-1", "process", 4));
        var shown = SheetForm.PrintOf(4, Evidence.Shown, "Seen.");
        var (commands, faults) = SheetForm.Read(known, Form(
            [.. Cell("P-1", "process", "4", "Shown", "Seen.", shown), .. Cell("P-1", "people", "2", "Claimed", "Three.",
                Blank), .. Cell("P-2", "process", "", "Claimed", "", Blank), ("do", "sheet-P-1")]));
        Assert.Empty(faults);
        Assert.Equal(new EvaluationCommand.GiveScore("P-1", "people", new(2, "Three.", Evidence.Claimed)),
            Assert.Single(commands));
        Assert.IsType<EvaluationCommand.HandInSheet>(Assert.Single(SheetForm.Read(known, Form(("do", "hand-in")))
            .Commands));
    }

    [Fact]
    public void A_sheet_that_was_open_twice_puts_nothing_back()
    {
        var overtaken = Asked(Declared, Ewan, Give("P-1", "process", 1));
        Assert.Empty(SheetForm.Read(overtaken, Form(Cell("P-1", "process", "4", "Shown", "Seen.\r\nTwice.",
            SheetForm.PrintOf(4, Evidence.Shown, "Seen.\nTwice.")))).Commands);
    }

    [Fact]
    public void Every_cell_at_fault_is_named()
    {
        var (commands, faults) = SheetForm.Read(Declared, Form(
            [.. Cell("P-1", "process", "", "Claimed", "Seen.", Blank), .. Cell("P-1", "people", "5", "Claimed", "Seen.",
                Blank), .. Cell("P-2", "process", "3", "Claimed", " ", Blank), .. Cell("P-2", "people", "3", "Heard",
                "Seen.", Blank), .. Cell("P-3", "people", "3", "Shown", "Seen.", Blank)]));
        Assert.Equal([("value.P-1.process", "sourcing.unreadable"), ("value.P-1.people", "sourcing.score-out-of-range"),
            ("note.P-2.process", "sourcing.blank"), ("evidence.P-2.people", "sourcing.unreadable")],
            faults.Select(each => (each.Key, each.Value.Code)));
        Assert.Equal("Process, Northwind: This should be a level from 0 to 4.", faults["value.P-1.process"].Reason);
        Assert.Single(commands);
    }

    static string Blank => SheetForm.PrintOf(null, Evidence.Claimed, "");

    static (string, string)[] Cell(string candidate, string criterion, string value, string evidence, string note,
        string was) => [.. new[] { ("value", value), ("evidence", evidence), ("note", note), ("was", was) }
            .Select(each => (SheetForm.Name(each.Item1, candidate, criterion), each.Item2))];

    [Fact]
    public void There_can_be_too_many_of_anything() => Refuses(Prepared, Lena, new EvaluationCommand.EnterCandidate(
        Candidate.Named("P-4", "Delta") with
        {
            Locations = [.. Enumerable.Repeat("Leeds", SourcingLimits.ListMax + 1)],
        }, []), "sourcing.too-many");

    static void Says(string code, string field, Refusal? refusal) =>
        Assert.Equal((code, field), (refusal?.Code, refusal?.Field));

    static Typed Form(params (string Name, string Value)[] fields) => new(new FormCollection(
        fields.ToDictionary(each => each.Name, each => new StringValues(each.Value))));
}
