using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Hosting;

namespace Tandem.Governance.Pages;

/// <summary>What whoever looks may do on the page of people and rights: null where they may, else why not.</summary>
public sealed class Permissions
{
    readonly Dictionary<string, Refusal?> lending;
    readonly Refusal? client, partner;

    Permissions(Refusal? client, Refusal? partner, Refusal? overriding, Dictionary<string, Refusal?> lending) =>
        (this.client, this.partner, Override, this.lending) = (client, partner, overriding, lending);

    /// <summary>Changing a row of the rights table.</summary>
    public Refusal? Override { get; }

    /// <summary>Whether the people of any side can be named.</summary>
    public bool NameAnyone => client is null || partner is null;

    internal static Permissions Of(Engagement engagement, Reading reading) => new(
        reading.WhyNot(engagement, new GovernanceCommand.AssignRole(Role.ProductOwner, default)),
        reading.WhyNot(engagement, new GovernanceCommand.AssignRole(Role.DeliveryManager, default)),
        reading.WhyNot(engagement, new GovernanceCommand.OverrideRight(engagement.Governance.Rights[0], "")),
        engagement.Governance.Rights.ToDictionary(row => row.Kind, row => reading.WhyNot(engagement,
            new GovernanceCommand.DelegateRight(row.Kind, default, default, default, ""))));

    /// <summary>Naming people of a side and giving them roles.</summary>
    public Refusal? Name(Side side) => side == Side.Client ? client : partner;

    /// <summary>Lending a right.</summary>
    public Refusal? Lend(string kind) => lending.GetValueOrDefault(kind);
}
