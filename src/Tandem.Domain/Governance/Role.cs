using Tandem.Domain.Values;

namespace Tandem.Domain.Governance;

/// <summary>A human being; the name and address live in the directory, outside the record.</summary>
public sealed class Person
{
    Person() { } // Only ever named, never built: Id<Person> is what the rules see.
}

/// <summary>The two parties of an engagement.</summary>
public enum Side
{
    /// <summary>The organisation that steers: it decides.</summary>
    Client,

    /// <summary>The vendor that powers: it proposes and executes.</summary>
    Partner,
}

/// <summary>What a person is to an engagement. A role belongs to one side for good.</summary>
public enum Role
{
    /// <summary>Owns the business outcomes, the funding and the last word on scope.</summary>
    ExecutiveSponsor,

    /// <summary>Owns what is built and in which order.</summary>
    ProductOwner,

    /// <summary>Owns the architecture and its guard rails.</summary>
    TechnologyOwner,

    /// <summary>Sees everything, changes nothing.</summary>
    Auditor,

    /// <summary>First contact; answers for the partner's people.</summary>
    AccountManager,

    /// <summary>Answers for execution against the plan.</summary>
    DeliveryManager,

    /// <summary>Proposes and safeguards the architecture.</summary>
    SoftwareArchitect,

    /// <summary>Leads the team's day and its engineering discipline.</summary>
    ScrumMaster,

    /// <summary>Turns objectives into requirements.</summary>
    BusinessAnalyst,

    /// <summary>Turns the vision into flows and interfaces.</summary>
    Designer,

    /// <summary>Builds.</summary>
    Developer,

    /// <summary>Validates before anything is handed over.</summary>
    QaEngineer,
}

/// <summary>The names of roles and sides, as files, pages and the record write them.</summary>
public static class Roles
{
    static readonly (Role Role, Side Side, string Key, string Title)[] All =
    [
        (Role.ExecutiveSponsor, Side.Client, "executive-sponsor", "Executive sponsor"),
        (Role.ProductOwner, Side.Client, "product-owner", "Product owner"),
        (Role.TechnologyOwner, Side.Client, "technology-owner", "Technology owner"),
        (Role.Auditor, Side.Client, "auditor", "Auditor"),
        (Role.AccountManager, Side.Partner, "account-manager", "Account manager"),
        (Role.DeliveryManager, Side.Partner, "delivery-manager", "Delivery manager"),
        (Role.SoftwareArchitect, Side.Partner, "software-architect", "Software architect"),
        (Role.ScrumMaster, Side.Partner, "scrum-master", "Scrum master / tech lead"),
        (Role.BusinessAnalyst, Side.Partner, "business-analyst", "Business analyst"),
        (Role.Designer, Side.Partner, "ux-ui-designer", "UX/UI designer"),
        (Role.Developer, Side.Partner, "developer", "Developer"),
        (Role.QaEngineer, Side.Partner, "qa-engineer", "QA engineer"),
    ];

    /// <summary>Every role, client side first.</summary>
    public static Sequence<Role> Every { get; } = All.Select(each => each.Role).ToSequence();

    /// <summary>The three roles that decide for the client, without the auditor.</summary>
    public static Sequence<Role> Deciding { get; } = [Role.ExecutiveSponsor, Role.ProductOwner, Role.TechnologyOwner];

    /// <summary>The side that a role belongs to.</summary>
    public static Side SideOf(Role role) => All[(int)role].Side;

    /// <summary>The name in files and the record, such as <c>product-owner</c>.</summary>
    public static string KeyOf(Role role) => All[(int)role].Key;

    /// <summary>The name on pages, such as <c>Product owner</c>.</summary>
    public static string TitleOf(Role role) => All[(int)role].Title;

    /// <summary>The role of a name in files, or null where there is none of that name.</summary>
    public static Role? Named(string? key)
    {
        foreach (var each in All)
            if (each.Key == key) return each.Role;
        return null;
    }
}
