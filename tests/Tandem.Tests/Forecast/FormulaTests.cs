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
    public void An_unknown_figure_is_a_bug() => Assert.Throws<ArgumentException>(() => Formula.Of("velocity"));
}
