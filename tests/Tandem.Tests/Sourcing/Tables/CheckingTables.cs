using Tandem.Domain.Sourcing.Tables;
using Tandem.Domain.Values;

namespace Tandem.Tests.Sourcing.Tables;

public class CheckingTables
{
    static readonly TableInput Scope = new("scope", ["yes", "no", "unknown"]);
    static readonly TableInput Months = new("months", [], 1, 36);

    [Fact]
    public void A_table_that_covers_every_input_once_is_in_order() => Assert.Empty(TableCheck.Faults(Table(
        HitPolicy.Unique, ("long", "yes", ">= 3", 1), ("short", "yes", "not(>= 3)", 2),
        ("other", "not(yes)", null, 3))));

    [Theory]
    [InlineData("< 3", "> 3", "scope: yes, months: not given")]
    [InlineData("missing", "not(missing, 3)", "scope: yes, months: 3")]
    [InlineData("(3..6], missing", "[1..3), (6..36]", "scope: yes, months: 3")]
    [InlineData("not([4..5])", "(4..5]", "scope: yes, months: 4")]
    [InlineData("missing, < 3", "[4..36]", "scope: yes, months: 3")]
    public void A_gap_is_shown_by_an_input_that_falls_into_it(string one, string other, string example)
    {
        var gap = Assert.Single(TableCheck.Faults(Table(HitPolicy.First, ("a", "yes", one, 1), ("b", "yes", other, 2),
            ("c", "no, unknown", null, 3))));
        Assert.Equal((null, null, example), (gap.Row, gap.Other, gap.Example));
    }

    [Fact]
    public void Between_two_bounds_lies_a_part_of_its_own()
    {
        var gap = Assert.Single(TableCheck.Faults(Table(HitPolicy.First, ("low", null, "missing, <= 3", 1),
            ("high", null, ">= 4", 2))));
        Assert.Equal("scope: yes, months: 3.5", gap.Example);
    }

    [Fact]
    public void Rows_that_both_apply_are_an_overlap_in_a_unique_table()
    {
        var fault = Assert.Single(TableCheck.Faults(Table(HitPolicy.Unique, ("a", null, "missing, <= 3", 1),
            ("b", null, ">= 3", 1))));
        Assert.Equal(("b", "a", "scope: yes, months: 3"), (fault.Row, fault.Other, fault.Example));
    }

    [Fact]
    public void In_a_table_of_any_they_may_if_they_say_the_same()
    {
        Assert.Empty(TableCheck.Faults(Table(HitPolicy.Any, ("a", null, "missing, <= 3", 1), ("b", null, ">= 3", 1))));
        Assert.Equal("b", Assert.Single(TableCheck.Faults(Table(HitPolicy.Any, ("a", null, "missing, <= 3", 1),
            ("b", null, ">= 3", 2)))).Row);
    }

    [Fact]
    public void In_a_table_of_first_a_row_that_others_hide_is_told()
    {
        var fault = Assert.Single(TableCheck.Faults(Table(HitPolicy.First, ("all", null, null, 1),
            ("never", "yes", "> 3", 2))));
        Assert.Equal(("never", null), (fault.Row, fault.Other));
    }

    [Fact]
    public void A_collecting_table_may_have_gaps_and_overlaps() => Assert.Empty(TableCheck.Faults(
        Table(HitPolicy.Collect, ("a", "yes", null, 1), ("b", "yes", "> 3", 2))));

    [Fact]
    public void In_a_table_of_priority_the_order_of_the_rows_does_not_matter()
    {
        var table = Table(HitPolicy.Priority, ("all", null, null, 1), ("long", "yes", "> 3", 2)) with
        {
            Priorities = ["long", "all"],
        };
        Assert.Empty(TableCheck.Faults(table));
        Assert.Equal("long", Fired(table, "yes", 5));
        Assert.Equal("all", Fired(table, "yes", 3));
        Assert.Equal("long", Assert.Single(TableCheck.Faults(table with { Priorities = ["all", "long"] })).Row);
    }

    [Theory]
    [InlineData(HitPolicy.First, "a")]
    [InlineData(HitPolicy.Collect, "a b")]
    [InlineData(HitPolicy.Priority, "a")]
    public void The_policy_says_which_rows_count(HitPolicy policy, string rows)
    {
        var table = Table(policy, ("a", "yes", "> 3", 1), ("b", null, null, 2));
        Assert.Equal(rows, Fired(table, "yes", 5));
        Assert.Equal("b", Fired(table, "yes", 3));
        Assert.Equal("b", Fired(table, "yes", null));
    }

    [Theory]
    [InlineData("3", "3", "2.9 3.1")]
    [InlineData("< 3", "1 2.9", "3 4")]
    [InlineData("<=3", "1 3", "3.1")]
    [InlineData("> 3", "3.1", "3")]
    [InlineData(">= 3", "3", "2.9")]
    [InlineData("[3..6]", "3 4 6", "2 7")]
    [InlineData("(3..6)", "4", "3 6")]
    [InlineData("(3..6]", "6", "3")]
    [InlineData("1, [3..6)", "1 3 5", "2 6")]
    [InlineData("not([3..6])", "2 7", "3 6")]
    public void Tests_of_numbers_are_read_in_the_notation_of_decision_tables(string text, string passes, string fails)
    {
        var (test, fault) = CellTestText.Read(text, Months);
        Assert.Null(fault);
        Assert.All(Numbers(passes), each => Assert.True(test!.Matches(InputValue.Of(each))));
        Assert.All(Numbers(fails), each => Assert.False(test!.Matches(InputValue.Of(each))));
    }

    [Theory]
    [InlineData("three")]
    [InlineData("")]
    [InlineData("<")]
    [InlineData("[6..3]")]
    [InlineData("[3..")]
    [InlineData("3..6")]
    public void What_is_no_test_of_a_number_is_refused(string text) =>
        Assert.Contains("no test of a number", CellTestText.Read(text, Months).Fault, StringComparison.Ordinal);

    [Fact]
    public void A_word_that_the_input_never_is_is_refused() =>
        Assert.Equal("'maybe' is none of yes, no, unknown.", CellTestText.Read("yes, maybe", Scope).Fault);

    static DecisionTable<int> Table(HitPolicy policy,
        params (string Id, string? Scope, string? Months, int Then)[] rows) => new("t", policy, [Scope, Months],
        rows.Select(row => new TableRow<int>(row.Id, Conditions(row.Scope, row.Months), row.Then)).ToSequence());

    static Sequence<CellCondition> Conditions(string? scope, string? months) =>
        new (TableInput Input, string? Text)[] { (Scope, scope), (Months, months) }.Where(each => each.Text is not null)
            .Select(each => new CellCondition(each.Input.Key, CellTestText.Read(each.Text!, each.Input).Test!))
            .ToSequence();

    static string Fired(DecisionTable<int> table, string scope, int? months) => string.Join(' ', table.Fired(key =>
        key == "scope" ? InputValue.Of(scope) : InputValue.Of((decimal?)months)).Select(row => row.Id));

    static IEnumerable<decimal> Numbers(string text) => text.Split(' ')
        .Select(each => decimal.Parse(each, System.Globalization.CultureInfo.InvariantCulture));
}
