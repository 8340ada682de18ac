using Tandem.Domain.Agreement;
using Tandem.Domain.Governance;

namespace Tandem.Shared;

/// <summary>Roles and engagement models as pages name them, in the visitor's language.</summary>
static class RoleWords
{
    public static string Title(Role role) => role switch
    {
        Role.ExecutiveSponsor => Texts.RoleExecutiveSponsor,
        Role.ProductOwner => Texts.RoleProductOwner,
        Role.TechnologyOwner => Texts.RoleTechnologyOwner,
        Role.Auditor => Texts.RoleAuditor,
        Role.AccountManager => Texts.RoleAccountManager,
        Role.DeliveryManager => Texts.RoleDeliveryManager,
        Role.SoftwareArchitect => Texts.RoleSoftwareArchitect,
        Role.ScrumMaster => Texts.RoleScrumMaster,
        Role.BusinessAnalyst => Texts.RoleBusinessAnalyst,
        Role.Designer => Texts.RoleDesigner,
        Role.Developer => Texts.RoleDeveloper,
        _ => Texts.RoleQaEngineer,
    };

    /// <summary>A role as a refusal names it: of an engagement, or of a sourcing case.</summary>
    public static string TitleOf(Domain.RoleName role) =>
        Roles.Named(role.Key) is { } known ? Title(known) : role.Title;

    public static string Title(EngagementModel model) => model switch
    {
        EngagementModel.ManagedService => Texts.ModelManagedService,
        EngagementModel.Project => Texts.ModelProject,
        EngagementModel.DedicatedTeam => Texts.ModelDedicatedTeam,
        _ => Texts.ModelStaffAugmentation,
    };
}
