using Tandem.Domain;
using Tandem.Domain.Values;

namespace Tandem.Agreement.Import;

/// <summary>Why a good file is not imported, besides what the rules say, in order of precedence.</summary>
static class ImportRefusal
{
    public static Refusal PersonMissing(Sequence<FilePerson> missing) => new("import.person-missing",
        $"The directory has no person with the id of {Names(missing.Select(each => each.Name))}. "
        + "Name them by e-mail address instead.", "people");

    public static Refusal PeopleUnknown(IEnumerable<string> names) => new("import.people-unknown",
        $"The directory does not know {Names(names)}. An administrator adds people by importing this file, "
        + "or by inviting them first.", "people");

    public static Refusal NoneToImport { get; } = new("import.none-to-import",
        "You take part in no engagement, so no file is yours to import; an administrator opens engagements.");

    public static Refusal Changed { get; } = new("import.engagement-changed",
        "The engagement has changed since this plan was made. Look at the new plan and confirm again.");

    static string Names(IEnumerable<string> names) => string.Join(", ", names);
}
