using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Governance;

/// <summary>A person of one side in an engagement, and when that person works.</summary>
/// <param name="Person">Who.</param>
/// <param name="Side">Of which party.</param>
/// <param name="Zone">Time zone, an IANA name such as <c>Europe/Lisbon</c>.</param>
/// <param name="From">When the working day starts there.</param>
/// <param name="To">When it ends.</param>
/// <param name="Calendar">The name of the public holidays kept, or null for none.</param>
public sealed record Member(Id<Person> Person, Side Side, string Zone, LocalTime From, LocalTime To, string? Calendar);

/// <summary>A named set of public holidays, as adopted when the engagement was opened.</summary>
/// <param name="Name">Its name, such as <c>england-and-wales</c>.</param>
/// <param name="Days">The days off.</param>
public sealed record HolidayCalendar(string Name, Sequence<LocalDate> Days);

/// <summary>A person in a role.</summary>
/// <param name="Role">The role.</param>
/// <param name="Person">Who holds it.</param>
public sealed record Assignment(Role Role, Id<Person> Person);
