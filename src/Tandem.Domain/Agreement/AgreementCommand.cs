using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain.Agreement;

/// <summary>What can be asked about the agreement as a whole.</summary>
public abstract record AgreementCommand : EngagementCommand
{
    AgreementCommand() { }

    /// <summary>Opens an engagement from its description, all of it or nothing.</summary>
    /// <param name="Description">What was agreed.</param>
    /// <param name="Playbook">The rights that it starts from.</param>
    /// <param name="Calendars">The holidays.</param>
    /// <param name="Award">The award that it carries out; null where it is opened from a file alone.</param>
    public sealed record Open(EngagementDescription Description, RightsPlaybook Playbook,
        Sequence<HolidayCalendar> Calendars, AwardHeld? Award = null) : AgreementCommand
    {
        /// <inheritdoc/>
        public override AwardHeld? CarriesOut => Award;

        /// <inheritdoc/>
        public override string Right => RightKind.Opening;

        /// <inheritdoc/>
        public override IEnumerable<Id<Person>> BringsIn => Description.People.Select(each => each.Member.Person);
    }

    /// <summary>Replaces terms, outcomes and plan before the baseline is approved; records only what differs.</summary>
    public sealed record Redescribe(EngagementDescription Description) : AgreementCommand
    {
        /// <inheritdoc/>
        public override string Right => RightKind.Scope;
    }
}

/// <summary>A rights table as a playbook gives it.</summary>
/// <param name="Id">The playbook's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Table">The rows; thresholds are in whole units of whatever currency the engagement has.</param>
public sealed record RightsPlaybook(string Id, string Version, Sequence<PlaybookRight> Table);

/// <summary>A row of a rights table that does not know the engagement's currency yet.</summary>
/// <param name="Row">The row, its threshold left empty.</param>
/// <param name="Threshold">The threshold in whole units of currency, or null.</param>
public sealed record PlaybookRight(DecisionRight Row, decimal? Threshold);
