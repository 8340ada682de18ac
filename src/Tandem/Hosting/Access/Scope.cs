using Tandem.Domain.Values;

namespace Tandem.Hosting.Access;

/// <summary>What an API token may be used for. A token has the scopes it was given and no others.</summary>
public enum Scope
{
    Read,
    Deliver,
    Review,
    Plan,
    Costs,
    Admin,
}

/// <summary>The names of scopes, as requests, pages and documents write them.</summary>
static class Scopes
{
    static readonly (Scope Scope, string Key, string Meaning)[] All =
    [
        (Scope.Read, "read", "See what its owner sees"),
        (Scope.Deliver, "deliver", "Start and hand over deliverables, with evidence"),
        (Scope.Review, "review", "Accept, reject and waive"),
        (Scope.Plan, "plan", "Change the plan, the baseline, roles and rights"),
        (Scope.Costs, "costs", "Record time entries and invoices"),
        (Scope.Admin, "admin", "Manage people and settings"),
    ];

    /// <summary>Every scope, the least powerful first.</summary>
    public static Sequence<Scope> Every { get; } = All.Select(each => each.Scope).ToSequence();

    public static string KeyOf(Scope scope) => All[(int)scope].Key;

    public static string MeaningOf(Scope scope) => All[(int)scope].Meaning;

    /// <summary>The scope of a name, or null where there is none of that name.</summary>
    public static Scope? Named(string? key)
    {
        foreach (var each in All)
            if (each.Key == key) return each.Scope;
        return null;
    }

    /// <summary>Scopes as one text, such as <c>read deliver</c>.</summary>
    public static string Write(IEnumerable<Scope> scopes) => string.Join(' ', scopes.Order().Distinct().Select(KeyOf));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Sequence<Scope> Read(string text) => text
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(key => Named(key) ?? throw new FormatException($"'{key}' is not a scope."))
        .ToSequence();
}
