using Tandem.Domain.Agreement;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Agreement;

/// <summary>What an organisation may want different, as its files say it: rights and public holidays.</summary>
/// <param name="Rights">The rights table that engagements start from.</param>
/// <param name="Calendars">The holiday calendars that people may keep.</param>
sealed record Playbooks(RightsPlaybook Rights, Sequence<HolidayCalendar> Calendars)
{
    /// <summary>Those that ship with the product.</summary>
    public static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "playbooks");

    /// <summary>Reads a folder of playbooks.</summary>
    /// <exception cref="InvalidDataException">One cannot be used; the message names every fault with its
    /// place.</exception>
    public static Playbooks Load(string folder) => new(
        DecisionRightsPlaybook.Format.Load(Path.Combine(folder, "decision-rights.yaml")).Content,
        HolidayPlaybook.Format.Load(Path.Combine(folder, "holidays.yaml")).Content.All);
}
