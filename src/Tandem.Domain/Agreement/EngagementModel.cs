namespace Tandem.Domain.Agreement;

/// <summary>How an engagement shares out control and accountability.</summary>
public enum EngagementModel
{
    /// <summary>A function handed over and run to a service level: IT outsourcing.</summary>
    ManagedService,

    /// <summary>A defined deliverable built to specification: software outsourcing.</summary>
    Project,

    /// <summary>A lasting team that the partner manages and the client directs through priorities.</summary>
    DedicatedTeam,

    /// <summary>Specialists who join the client's own team and take its daily direction.</summary>
    StaffAugmentation,
}

/// <summary>The names of the models, as files and pages write them.</summary>
public static class EngagementModels
{
    static readonly (EngagementModel Model, string Key, string Title)[] All =
    [
        (EngagementModel.ManagedService, "managed-service", "Managed service (IT outsourcing)"),
        (EngagementModel.Project, "project", "Project (software outsourcing)"),
        (EngagementModel.DedicatedTeam, "dedicated-team", "Dedicated team"),
        (EngagementModel.StaffAugmentation, "staff-augmentation", "Staff augmentation"),
    ];

    /// <summary>The names in files, in the order of the models.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. All.Select(each => each.Key)];

    /// <summary>The name in files, such as <c>dedicated-team</c>.</summary>
    public static string KeyOf(EngagementModel model) => All[(int)model].Key;

    /// <summary>The name on pages.</summary>
    public static string TitleOf(EngagementModel model) => All[(int)model].Title;

    /// <summary>The model of a name in files, or null.</summary>
    public static EngagementModel? Named(string? key)
    {
        foreach (var each in All)
            if (each.Key == key) return each.Model;
        return null;
    }
}
