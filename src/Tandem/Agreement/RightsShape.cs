using Tandem.Domain.Agreement;
using Tandem.Domain.Governance;
using Tandem.Hosting.Yaml;

namespace Tandem.Agreement;

/// <summary>What a rights table looks like in a file.</summary>
static class RightsShape
{
    /// <summary>Kinds of decision in one table.</summary>
    public const int KindsMax = 200;

    public static Shape.Single Role { get; } = Singles.Choice([.. Roles.Every.Select(Roles.KeyOf)]);

    public static Shape.ListOf RoleList { get; } = new(Role, Roles.Every.Count);

    public static Shape.Single Side { get; } = Singles.Choice(Sides.Keys);

    public static Field Table { get; } = new("rights", new Shape.ListOf(Row, KindsMax), "The table.");

    static Shape.Fields Row => new([
        new("kind", Singles.Text(DescriptionLimits.KeyCharactersMax), "The kind of decision, such as acceptance."),
        new("title", Singles.Text(DescriptionLimits.TitleCharactersMax), "What people call it."),
        new("side", Side, "Whose right it is."),
        new("accountable", Role, "The one role that decides."),
        new("responsible", RoleList, "Roles that may act as well: only for the partner's work.", Required: false),
        new("consulted", RoleList, "Roles asked before.", Required: false),
        new("informed", RoleList, "Roles told after.", Required: false),
        new("threshold", Singles.Amount, "The amount above which another role decides.", Required: false),
        new("above", Role, "The role that decides above the threshold.", Required: false),
    ]);
}
