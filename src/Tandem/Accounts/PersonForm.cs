using System.Globalization;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Accounts;

/// <summary>What was typed to invite somebody.</summary>
public sealed record PersonForm(
    string Name,
    string Email,
    string Company,
    string Side,
    bool Administrator,
    bool ReadsEverything,
    string Engagement,
    string Role,
    string Days)
{
    /// <summary>Before anything was typed.</summary>
    public static PersonForm Empty { get; } = new(
        "", "", "", "", false, false, "", "", Invitations.DaysUsual.ToString(CultureInfo.InvariantCulture));

    /// <summary>What is asked for. Somebody whom the directory knows is invited as they stand there.</summary>
    internal InvitationRequest Asks(Profile? known)
    {
        Role? role = Roles.Named(Role) is { } named ? named : null;
        var person = known ?? new Profile(
            new Id<Person>(Guid.NewGuid()), Name, Email, Company,
            Enum.TryParse<Side>(Side, out var side) && Enum.IsDefined(side) ? side
                : role is { } held ? Roles.SideOf(held) : null,
            Administrator: Administrator, ReadsEverything: ReadsEverything);
        return new(
            person,
            Engagement.Length == 0 ? null : Engagement,
            role,
            int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0);
    }
}
