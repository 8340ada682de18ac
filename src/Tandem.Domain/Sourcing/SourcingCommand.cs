using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing;

/// <summary>Everything that can be asked of a sourcing case; each part closes its own. Never stored.</summary>
public abstract record SourcingCommand
{
    /// <summary>The kind of decision that this command exercises, see <see cref="SourcingRight"/>.</summary>
    public abstract string Right { get; }
}

/// <summary>What the organisation knows of a person, found out by the product: the rules cannot look it up.</summary>
/// <param name="Company">The employer.</param>
/// <param name="IsPartner">Whether the person works for a partner, here or in any engagement.</param>
public sealed record Affiliation(string Company, bool IsPartner);

/// <summary>What can be asked about a case as a whole.</summary>
public abstract record CaseCommand : SourcingCommand
{
    CaseCommand() { }

    /// <inheritdoc/>
    public override string Right => SourcingRight.Running;

    /// <summary>Opens a case; the asker runs it.</summary>
    public sealed record Open(string Key, string Title, Currency Currency, string Zone, Affiliation Opener)
        : CaseCommand
    {
        /// <inheritdoc/>
        public override string Right => SourcingRight.Opening;
    }

    /// <summary>Says what the case is for. The model is decided by <see cref="ChooseModel"/>: here it is left out, or
    /// is the one that was decided on.</summary>
    public sealed record StateNeed(Need Need) : CaseCommand;

    /// <summary>Decides on the engagement model.</summary>
    public sealed record ChooseModel(ModelDecision Decision) : CaseCommand;

    /// <summary>Gives a person a role.</summary>
    public sealed record NamePerson(CaseRole Role, Id<Person> Person, Affiliation Affiliation) : CaseCommand
    {
        /// <inheritdoc/>
        public override string Right => RightOver(Role);
    }

    /// <summary>Takes a role back.</summary>
    public sealed record ReleasePerson(CaseRole Role, Id<Person> Person) : CaseCommand
    {
        /// <inheritdoc/>
        public override string Right => RightOver(Role);
    }

    /// <summary>Closes the case for good, without an award.</summary>
    public sealed record CloseCase(string Reason) : CaseCommand
    {
        /// <inheritdoc/>
        public override string Right => SourcingRight.Closing;
    }

    internal static string RightOver(CaseRole role) =>
        role == CaseRole.ExecutiveSponsor ? SourcingRight.Sponsors : SourcingRight.Running;
}
