using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using static Tandem.Domain.Sourcing.SourcingRefusal;

namespace Tandem.Domain.Sourcing;

/// <summary>The one place that says who may do what in a sourcing case. Pages ask it too, to show why not.</summary>
public static class SourcingAuthority
{
    /// <summary>Whether the asker may give this command: null where so, else the right that is missing.</summary>
    public static Refusal? Check(SourcingCase known, Id<Person> asker, SourcingCommand command)
    {
        if (command is CaseCommand.Open open) return open.Opener.IsPartner ? PartnersNever : null;
        return known.IsOpen ? Check(known, asker, command.Right) : NotOpened;
    }

    /// <summary>Whether a person may exercise a right.</summary>
    public static Refusal? Check(SourcingCase known, Id<Person> person, string right)
    {
        if (right == SourcingRight.Answering)
            return known.Questionnaires.HeldBy(person) is not null ? null
                : NotHeld(right, new(right, CaseRoles.InvitedCandidate, Holders: []));
        return SourcingRight.HolderOf(right) is not { } role || known.Holds(person, role) ? null
            : NotHeld(right, new(right, CaseRoles.NameOf(role), known.HoldersOf(role)));
    }
}
