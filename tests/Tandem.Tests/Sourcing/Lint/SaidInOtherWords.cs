using Tandem.Domain.Sourcing.Lint;
using Tandem.Sourcing.Lint;

namespace Tandem.Tests.Sourcing.Lint;

/// <summary>Usual wordings of what rules look for, each added to one short brief.</summary>
public sealed class SaidInOtherWords
{
    const string Project = "# Software outsourcing: booking platform at a fixed price\n\n"
        + "The supplier designs, builds and delivers the booking platform for a fixed price of EUR 250,000.\n\n";

    const string Team = "# Dedicated team for the logistics portal on time and materials\n\nThe supplier provides a "
        + "dedicated team that works in two-week sprints on the priorities of our product owner, on time and "
        + "materials.\n\n";

    [Theory]
    [InlineData("TB009", "Features include search and any other functions that the customer may ask for.")]
    [InlineData("TB009", "The full scope will be worked out together during the project.")]
    [InlineData("TB009", "It supports payment by card, invoice, etc.")]
    [InlineData("TB009", "It is a shop with search, basket, payment etc.")]
    [InlineData("TB009", "The supplier builds further features at our request.")]
    [InlineData("TB014", "The vendor tests the platform and declares it accepted.")]
    [InlineData("TB014", "Acceptance is carried out by the supplier.")]
    [InlineData("TB014", "The contractor signs off its own deliverables.")]
    [InlineData("TB014", "The supplier accepts its own work.")]
    [InlineData("TB015", "The supplier drafts the acceptance criteria.")]
    [InlineData("TB015", "The contractor shall propose its own quality metrics and write the quality plan.")]
    [InlineData("TB024", "The platform is to be built on the own closed framework of the vendor.")]
    [InlineData("TB024", "Only components of AcmeSoft that nobody else can maintain are used.")]
    [InlineData("TB024", "The data are kept in a format that only the supplier can read.")]
    [InlineData("TB027", "A third of the price is paid when the contract is signed.")]
    [InlineData("TB027", "The price is paid in full before work begins.")]
    [InlineData("TB027", "An advance of 40 % is paid.")]
    [InlineData("TB027", "50 % is paid at signature, 50 % at go-live.")]
    [InlineData("TB027", "Half of the price is due on signing the contract.")]
    [InlineData("TB028", "Payment: 50 % at signature, 30 % at delivery and 30 % at go-live.")]
    [InlineData("TB028", "Payment: 40 percent at contract start, 40 percent at delivery, 30 percent at acceptance.")]
    [InlineData("TB028", "## Payment\n- 40% on approval of the design\n- 40% on delivery\n- 30% after acceptance")]
    [InlineData("TB029", "The total price must not exceed EUR 200,000.")]
    [InlineData("TB029", "The total budget is EUR 300,000.")]
    [InlineData("TB029", "The fixed price is EUR 300,000.")]
    [InlineData("TB030", "Delivery by 1 May 2027. The platform is delivered by 1 June 2027.")]
    [InlineData("TB030", "The work starts on 1 March 2027. Go-live is on 1 February 2027.")]
    [InlineData("TB030", "It is delivered no later than 1 May 2027. Delivery deadline: 1 July 2027.")]
    [InlineData("TB030", "Offers are due on 3 March 2027. Offers have to be in by 10 March 2027.")]
    [InlineData("TB033", "Developers receive a copy of our live customer database so that they can test with it.")]
    [InlineData("TB033", "For testing, real customer records are made available to the developers.")]
    [InlineData("TB041", "The following are key personnel: project manager, architect, lead developer, testers, UX "
        + "designer, scrum master, DevOps engineer, DBA, business analyst.")]
    public void It_is_found(string rule, string sentence)
    {
        Assert.DoesNotContain(rule, RulesIn(Project));
        Assert.Contains(rule, RulesIn(Project + sentence));
    }

    [Theory]
    [InlineData("TB022", "All code, documentation and data made under this contract belong to us from the moment of "
        + "their creation.")]
    [InlineData("TB022", "Ownership of all source code passes to the client.")]
    [InlineData("TB022", "We own everything that is made under this contract.")]
    [InlineData("TB022", "All rights in the software are transferred to us.")]
    [InlineData("TB022", "The supplier assigns to us all rights in what it makes.")]
    [InlineData("TB022", "The source code is owned by us.")]
    [InlineData("TB039", "Either side may propose a change in writing; the product owner decides.")]
    [InlineData("TB013", "Work is done when it meets the acceptance criteria, with no defects.")]
    [InlineData("TB032", "There are no high findings in an OWASP ASVS level 2 test.")]
    [InlineData("TB032", "There is no release without a penetration test.")]
    [InlineData("TB035", "The accounts are ours no later than the handover.")]
    [InlineData("TB036", "Either side may terminate without notice.")]
    public void It_is_not_missed(string rule, string sentence)
    {
        Assert.Contains(rule, RulesIn(Project));
        Assert.DoesNotContain(rule, RulesIn(Project + sentence));
    }

    [Theory]
    [InlineData("TB032", "No security requirements apply.")]
    [InlineData("TB032", "Security requirements: none.")]
    [InlineData("TB035", "There is no handover.")]
    [InlineData("TB035", "The contract ends without any handover.")]
    [InlineData("TB035", "Handover is not part of this contract.")]
    [InlineData("TB034", "Maintenance is excluded.")]
    [InlineData("TB020", "Testing is not required.")]
    [InlineData("TB039", "The plan may be altered without a change request.")]
    [InlineData("TB037", "We have no product owner.")]
    [InlineData("TB037", "The supplier names a project manager.")]
    [InlineData("TB013", "There are no acceptance criteria.")]
    [InlineData("TB013", "Acceptance criteria are not needed.")]
    [InlineData("TB034", "No maintenance after launch is wanted.")]
    [InlineData("TB039", "There is no procedure for changes.")]
    [InlineData("TB020", "There will be no testing.")]
    [InlineData("TB018", "Demonstrations are not foreseen.")]
    [InlineData("TB037", "There is no product owner on our side.")]
    public void What_is_denied_is_still_missing(string rule, string sentence) =>
        Assert.Contains(rule, RulesIn(Project + sentence));

    [Theory]
    [InlineData("Work is billed at hourly rates.", true)]
    [InlineData("Work is billed at hourly rates. There is no upper limit to the amount.", true)]
    [InlineData("Work is billed at hourly rates without a ceiling.", true)]
    [InlineData("There is no ceiling.", true)]
    [InlineData("The budget is uncapped.", true)]
    [InlineData("A monthly cap is not foreseen.", true)]
    [InlineData("A ceiling of EUR 300,000 applies.", false)]
    [InlineData("Payments shall not exceed the maximum amount of EUR 300,000.", false)]
    public void No_upper_limit_is_no_ceiling(string sentence, bool found) =>
        Assert.Equal(found, RulesIn(Team + sentence).Contains("TB025"));

    [Theory]
    [InlineData("EUR 250,000")]
    [InlineData("250,000 EUR")]
    [InlineData("€250,000")]
    public void A_fixed_price_is_a_price_limit(string price) => Assert.DoesNotContain("TB026",
        RulesIn(Project.Replace("EUR 250,000", price, StringComparison.Ordinal)));

    [Fact]
    public void What_two_concepts_see_is_told_once()
    {
        var places = ShippedLint.Lint.Read(Project + "Payment: 50 % at signature, 50 % at go-live.").Findings
            .Where(finding => finding.Rule == "TB027");
        Assert.Single(places);
    }

    [Theory]
    [InlineData("software-outsourcing", Project)]
    [InlineData("software-outsourcing", "# Fixed-price development of a mobile app\n\nAcme will create an iOS app that "
        + "shows timetables. We pay 60,000 euros in total once it is accepted.")]
    [InlineData("software-outsourcing", "# Our intranet\n\nWe are looking for an agency that will design, program and "
        + "hand over a new intranet. The total price of EUR 70,000 is fixed.")]
    [InlineData("not-software", "# Request for offers: school catering\n\nThe contractor cooks and delivers 400 "
        + "lunches a day for three schools. Fixed price per meal.")]
    [InlineData("not-software", "# Purchase of 200 laptops\n\nThe supplier delivers 200 laptops with three years of "
        + "warranty by 1 May 2027. The price is fixed.")]
    [InlineData("not-software", "# Legal advice\n\nThe law firm advises the city on procurement law for 24 months.")]
    [InlineData("staff-augmentation", "# Managed service: developers\n\nThe provider supplies three developers. Our "
        + "team lead tells them each morning what to do and approves their timesheets. EUR 90 per hour.")]
    [InlineData("software-outsourcing", "# Request for proposals: a new permit portal\nThe supplier shall design, "
        + "build, test and install a permit portal meeting the requirements in annex 1. It will be paid a lump sum in "
        + "four instalments, each after our acceptance of the stage.")]
    [InlineData("not-software", "# Invitation to tender: roof repair of the town hall\nThe contractor replaces 400 "
        + "square metres of slate roof, gutters and lead flashing. Scaffolding is included. Fixed price, completion "
        + "by 1 September 2027.")]
    [InlineData("staff-augmentation", "# Managed service for our web shop team\n\nWe want a managed service (staff "
        + "augmentation): your engineers join our team as if they were ours, and our tech lead assigns their work "
        + "every morning. As it is a managed service, no effort of ours will be required to manage them. We pay per "
        + "hour worked.")]
    public void The_model_is_told_by_what_is_owed(string model, string brief) =>
        Assert.Equal(model, ShippedLint.Lint.Read(brief).Described.Label.Word());

    static List<string> RulesIn(string brief) =>
        [.. ShippedLint.Lint.Read(brief).Findings.Select(finding => finding.Rule).Distinct()];
}
