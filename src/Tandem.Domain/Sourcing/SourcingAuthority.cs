using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing.Evaluation;
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

    /// <summary>Whether a person declared a conflict of interest that nobody else has ruled harmless.</summary>
    public static bool IsConflicted(SourcingCase known, Id<Person> person) =>
        known.Evaluation.Declarations.GetValueOrDefault(person) is { Bars: true };

    /// <summary>Why a person may not exercise a right; null where they may.</summary>
    public static Refusal? Check(SourcingCase known, Id<Person> person, string right)
    {
        if (known.Closed is not null) return CaseClosed;
        if (right == SourcingRight.Answering)
            return known.Questionnaires.HeldBy(person) is not null ? null
                : NotHeld(right, new(right, CaseRoles.InvitedCandidate, Holders: []));
        var holder = right == SourcingRight.Sponsors ? NamesSponsors(known) : SourcingRight.HolderOf(right);
        if (holder is { } role && !known.Holds(person, role))
            return NotHeld(right, new(right, CaseRoles.NameOf(role), known.HoldersOf(role)));
        if (!IsConflicted(known, person)) return null;
        // Whoever may not score because of a conflict of interest decides on no candidate by another role either.
        return right switch
        {
            SourcingRight.Award or SourcingRight.Closing => ConflictBarsAward,
            SourcingRight.Settling => ConflictBarsSettling,
            _ => null,
        };
    }

    /// <summary>Whether no executive sponsor may award because of a conflict of interest.</summary>
    public static bool AreAllSponsorsBarred(SourcingCase known) =>
        known.HoldersOf(CaseRole.ExecutiveSponsor).All(each => IsConflicted(known, each));

    // Once offers are looked at, whoever runs the case cannot choose who decides, unless nobody else is left to.
    static CaseRole NamesSponsors(SourcingCase known) =>
        known.Stage == EvaluationStage.Preparing || AreAllSponsorsBarred(known)
            ? CaseRole.ProcurementLead : CaseRole.ExecutiveSponsor;
}
