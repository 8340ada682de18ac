using System.Text;
using Tandem.Agreement;
using Tandem.Domain.Agreement;
using Tandem.Domain.Governance;

namespace Tandem.Tests.Agreement;

public class LoadingTheRightsPlaybook
{
    static string Shipped => Path.Combine(AppContext.BaseDirectory, "playbooks", "decision-rights.yaml");

    static RightsPlaybook Load(string path) => DecisionRightsPlaybook.Format.Load(path).Content;

    [Fact]
    public void The_shipped_table_names_every_kind_that_commands_use_and_the_further_decisions()
    {
        var playbook = Load(Shipped);
        var kinds = playbook.Table.Select(each => each.Row.Kind).ToList();

        Assert.Equal(("decision-rights", "1.0.0"), (playbook.Id, playbook.Version));
        Assert.Empty(RightKind.Required.Except(kinds));
        string[] further = ["architecture", "change", "budget", "risk-acceptance", "release", "security-sign-off",
            "escalation-ruling", "contract-waiver"];
        Assert.Empty(further.Except(kinds));
        Assert.Equal(kinds, kinds.Distinct());
    }

    [Fact]
    public void Only_the_work_of_the_partner_is_in_the_hands_of_the_partner()
    {
        var partner = Load(Shipped).Table.Where(each => each.Row.Side == Side.Partner);
        Assert.Equal([RightKind.Delivery, RightKind.PartnerRoles], partner.Select(each => each.Row.Kind));
    }

    [Fact]
    public void Large_acceptances_go_to_the_executive_sponsor()
    {
        var acceptance = Load(Shipped)
            .Table.Single(each => each.Row.Kind == RightKind.Acceptance);
        Assert.Equal((Role.ProductOwner, Role.ExecutiveSponsor, 250_000m),
            (acceptance.Row.Accountable, acceptance.Row.Above, acceptance.Threshold));
    }

    [Theory]
    [InlineData("accountable: product-owner", "accountable: prodct-owner", "Did you mean product-owner?")]
    [InlineData("accountable: product-owner", "accountable: developer", "only its roles may hold it")]
    [InlineData("accountable: product-owner", "accountable: auditor", "who only reads")]
    [InlineData("kind: acceptance\n", "kind: acceptence\n", "no row for 'acceptance'")]
    [InlineData("kind: acceptance\n", "kind: scope\n", "Keep one of the two rows")]
    [InlineData("threshold: 250000\n    above: executive-sponsor", "threshold: 250000", "or neither")]
    [InlineData("threshold: 250000", "threshold: 2.5e5", "digits and at most one full stop")]
    [InlineData("threshold: 250000", "threshold: -1", "an amount from 0")]
    [InlineData("title: Scope and priority", "titel: Scope and priority", "Did you mean title?")]
    [InlineData("consulted: [technology-owner, delivery-manager, business-analyst]", "consulted: everyone", "a list")]
    [InlineData("version: 1.0.0", "version:", "expected a text")]
    [InlineData("kind: scope\n", "kind: scope\n    responsible: [technology-owner]\n", "leave 'responsible' out")]
    public void A_table_that_could_not_govern_is_refused_with_its_place(string written, string instead, string told)
    {
        var text = File.ReadAllText(Shipped);
        var at = text.IndexOf(written, StringComparison.Ordinal);
        var (playbook, errors) = DecisionRightsPlaybook.Format.Read(
            Encoding.UTF8.GetBytes(text.Remove(at, written.Length).Insert(at, instead)), "rights.yaml");

        Assert.Null(playbook);
        Assert.Contains(errors, error => error.ToString().Contains(told, StringComparison.Ordinal));
        var line = text[..at].Count(c => c == '\n') + 1;
        Assert.All(errors, error => Assert.True(error is { File: "rights.yaml", Column: >= 1 }
            && error.Line <= line + 1));
    }

    [Fact]
    public void Every_fault_is_told_at_once_when_the_product_starts()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("tandem-rights").FullName, "rights.yaml");
        File.WriteAllText(path, "id: x\ntitle: y\nrigths: []\n");
        var refused = Assert.Throws<InvalidDataException>(() => Load(path));
        Assert.Contains($"{path}:3:1: found 'rigths'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean rights?", refused.Message, StringComparison.Ordinal);
        Assert.Contains("no field version", refused.Message, StringComparison.Ordinal);
    }
}
