using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Governance;

/// <summary>What can be asked about people, roles and rights.</summary>
public abstract record GovernanceCommand : EngagementCommand
{
    GovernanceCommand() { }

    /// <summary>A person takes part, or works other hours.</summary>
    public sealed record AddMember(Member Member) : GovernanceCommand
    {
        /// <inheritdoc/>
        public override string Right => OfSide(Member.Side);

        /// <inheritdoc/>
        public override IEnumerable<Id<Person>> BringsIn => [Member.Person];
    }

    /// <summary>Gives a role to someone who takes part.</summary>
    public sealed record AssignRole(Role Role, Id<Person> Person) : GovernanceCommand
    {
        /// <inheritdoc/>
        public override string Right => OfSide(Roles.SideOf(Role));

        /// <inheritdoc/>
        public override IEnumerable<Id<Person>> BringsIn => [Person];
    }

    /// <summary>Takes a role from someone.</summary>
    public sealed record ReleaseRole(Role Role, Id<Person> Person) : GovernanceCommand
    {
        /// <inheritdoc/>
        public override string Right => OfSide(Roles.SideOf(Role));
    }

    /// <summary>Says that a role is not needed, and why.</summary>
    public sealed record DeclareRoleNotNeeded(Role Role, string Reason) : GovernanceCommand
    {
        /// <inheritdoc/>
        public override string Right => OfSide(Roles.SideOf(Role));
    }

    /// <summary>Replaces one row of the rights table.</summary>
    public sealed record OverrideRight(DecisionRight Changed, string Reason) : GovernanceCommand
    {
        /// <inheritdoc/>
        public override string Right => RightKind.DecisionRights;
    }

    /// <summary>Lends a right that the asker's own role holds to someone of the same side.</summary>
    public sealed record DelegateRight(string Kind, Id<Person> To, LocalDate First, LocalDate Last, string Reason)
        : GovernanceCommand
    {
        /// <inheritdoc/>
        public override string Right => RightKind.Delegation;
    }

    /// <summary>Takes a lent right back today.</summary>
    public sealed record EndDelegation(string Kind, Id<Person> To) : GovernanceCommand
    {
        /// <inheritdoc/>
        public override string Right => RightKind.Delegation;
    }

    static string OfSide(Side side) => side == Side.Client ? RightKind.ClientRoles : RightKind.PartnerRoles;
}
