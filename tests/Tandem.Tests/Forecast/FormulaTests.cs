using Tandem.Domain.Forecast;

namespace Tandem.Tests.Forecast;

public class FormulaTests
{
    [Fact]
    public void Every_input_of_a_formula_is_itself_a_figure_that_can_be_opened() =>
        Assert.All(Formula.All.SelectMany(formula => formula.Inputs), key => Assert.Equal(key, Formula.Of(key).Key));

    [Fact]
    public void A_figure_is_computed_from_figures_or_summed_from_facts() =>
        Assert.All(Formula.All, formula => Assert.NotEqual(formula.Inputs.Count > 0, formula.Facts.Length > 0));

    [Fact]
    public void No_two_figures_share_a_key_or_a_name()
    {
        Assert.Equal(Formula.All.Count, Formula.All.DistinctBy(formula => formula.Key).Count());
        Assert.Equal(Formula.All.Count, Formula.All.DistinctBy(formula => formula.Name).Count());
    }

    [Fact]
    public void Every_formula_stands_in_the_documentation_as_it_is_shown_on_pages()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Tandem.slnx")))
            root = root.Parent!;
        var documented = File.ReadAllText(Path.Combine(root.FullName, "docs", "metrics.md"));
        Assert.All(Formula.All, formula => Assert.Contains(
            $"| **{formula.Symbol}**, {formula.Name} | {formula.Text} |", documented, StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_figure_is_a_bug() => Assert.Throws<ArgumentException>(() => Formula.Of("velocity"));
}
