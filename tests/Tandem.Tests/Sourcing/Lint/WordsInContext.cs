using Tandem.Sourcing.Lint;

namespace Tandem.Tests.Sourcing.Lint;

/// <summary>The same words mean one thing here and another there: what stands around them decides.</summary>
public sealed class WordsInContext
{
    const string Demo = "Every two weeks the vendor gives a demonstration of the working software.";
    const string Rights = "All source code and documentation are the property of the client: intellectual property "
        + "passes on payment.";
    const string Price = "The contract is awarded at a fixed price of $80,000.\n40% payment upon acceptance of the "
        + "pilot, 60% payment upon final acceptance.\nThe project budget covers";
    const string Care = "The project budget covers maintenance during the first year after launch.";
    const string Handover = "The vendor gives knowledge transfer sessions at the handover.";
    const string Purpose = "## Purpose\n";

    [Theory]
    [InlineData(Purpose, Purpose + "Who fails to answer in a timely manner must leave the negotiation.\n", null)]
    [InlineData(Purpose, Purpose + "Every dispute must go before the Superior Court.\n", null)]
    [InlineData(Purpose, Purpose + "Work shall be done in a satisfactory manner in accordance with annex B.\n", null)]
    [InlineData(Purpose, Purpose + "Work shall be done in a professional manner.\n", "TB008")]
    [InlineData(Purpose, Purpose + "A late offer is to be determined to be void.\n", null)]
    [InlineData(Purpose, Purpose + "The day of the launch is to be determined.\n", "TB012")]
    [InlineData(Demo, "Bidders give a demonstration of their product in the second week.", "TB018")]
    [InlineData(Demo, "The vendor demonstrates what was built every two weeks.", null)]
    [InlineData(Rights, "Laptops remain the property of the client.", "TB022")]
    [InlineData(Rights, "The client keeps the right to visit.", "TB022")]
    [InlineData(Rights, "All source code becomes the property of the client.", null)]
    [InlineData(Purpose, Purpose + "In software work the supplier owns the delivery of the result.\n", null)]
    [InlineData(Purpose, Purpose + "The supplier owns the source code.\n", "TB023")]
    [InlineData(Price, "The contract is awarded at a fixed price. Offers are compared with an independent government "
        + "cost estimate, by total price.\nIt covers", "TB026")]
    [InlineData(Care, "The vendor works with our technical support people.", "TB034")]
    [InlineData(Care, "The vendor provides technical support for a year.", null)]
    [InlineData(Handover, "The vendor writes technical documentation in each sprint.", "TB035")]
    [InlineData(Handover, "The vendor transfers all documentation and accounts.", null)]
    public void What_stands_around_them_decides(string from, string to, string? rule)
    {
        Assert.Contains(from, RuleExamples.Project, StringComparison.Ordinal);
        var report = ShippedLint.Lint.Read(RuleExamples.Project.Replace(from, to, StringComparison.Ordinal));
        Assert.Equal(rule is null ? [] : [rule], report.Findings.Select(finding => finding.Rule).Distinct());
    }

    [Theory]
    [InlineData("Key personnel are the technical lead and the designer.", "TB040")]
    [InlineData("Subcontractors need the client's consent. ", "TB042")]
    [InlineData("Either side may terminate on 30 days' notice.", "TB036")]
    public void Who_buys_a_single_deliverable_is_not_asked_for_the_terms_of_a_long_engagement(string left, string rule)
    {
        var without = RuleExamples.Project.Replace(left, "", StringComparison.Ordinal);
        Assert.Equal([rule], ShippedLint.Lint.Read(without).Findings.Select(finding => finding.Rule).Distinct());
        var single = without.Replace(Purpose, Purpose + "This is for a single deliverable.\n",
            StringComparison.Ordinal);
        Assert.Empty(ShippedLint.Lint.Read(single).Findings);
    }
}
