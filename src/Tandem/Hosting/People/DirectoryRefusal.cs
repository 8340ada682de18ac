using Tandem.Domain;

namespace Tandem.Hosting.People;

/// <summary>Why the directory says no, in order of precedence.</summary>
static class DirectoryRefusal
{
    public static Refusal AlreadyFounded { get; } = new(
        "directory.already-founded",
        "This server already belongs to an organisation. Ask an administrator for an invitation.");

    public static Refusal OrganisationUnnamed { get; } = new(
        "directory.organisation-unnamed", "Say what your organisation is called.", "organisation");

    public static Refusal NameMissing { get; } = new(
        "directory.name-missing", $"Give a name of at most {Profile.NameCharactersMax} characters.", "name");

    public static Refusal EmailImplausible { get; } = new(
        "directory.email-implausible",
        "This is not an e-mail address. An address looks like ana@example.org.",
        "email");

    public static Refusal EmailTaken { get; } = new(
        "directory.email-taken", "Somebody with this e-mail address is in the directory already.", "email");

    public static Refusal CompanyMissing { get; } = new(
        "directory.company-missing", "Say which company the person works for.", "company");

    public static Refusal ZoneUnknown { get; } = new(
        "directory.zone-unknown", "Name a time zone of the tz database, such as Europe/Lisbon.", "zone");

    public static Refusal PersonUnknown { get; } = new(
        "directory.person-unknown", "There is no such person in the directory, or the name was erased.");

    public static Refusal LastAdministrator { get; } = new(
        "directory.last-administrator", "This is the only administrator. Make somebody else one first.");
}
