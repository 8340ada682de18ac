using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;
using Tandem.Hosting.Yaml;

namespace Tandem.Agreement;

/// <summary>Reads the people of an engagement file.</summary>
sealed class FilePeople(YamlMap root, ShapeCheck check, FileValues values)
{
    readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    /// <param name="zone">The engagement's time zone, which holds for people who name none.</param>
    public Sequence<FilePerson> Read(string zone) =>
        FileValues.Entries(root, "people").Select(entry => ReadPerson(entry, zone)).ToSequence();

    FilePerson ReadPerson(YamlMap entry, string zone)
    {
        var (email, id) = (values.TextOrNull(entry, "email"), ReadId(entry));
        CheckIdentity(entry, email, id);
        var side = Sides.Named(values.TextOrNull(entry, "side"));
        if (side is null && entry.Find("roles") is { } judgedByside) check.Distrust(judgedByside);
        var hours = WorkingHours.Read(values.TextOrNull(entry, "hours") ?? WorkingHours.Default)!.Value;
        return new(values.Text(entry, "name"), email, id, side ?? Side.Client,
            values.RolesOrNull(entry, "roles") ?? [], values.TextOrNull(entry, "time-zone") ?? zone,
            hours.From, hours.To, values.TextOrNull(entry, "calendar"));
    }

    Id<Person>? ReadId(YamlMap entry)
    {
        if (values.TextOrNull(entry, "id") is not { } text) return null;
        if (Id<Person>.TryParse(text, null, out var id)) return id;
        check.Report(entry.Find("id")!, "an id of 32 hexadecimal digits",
            "Copy it from an export, or name the person by e-mail.");
        return null;
    }

    void CheckIdentity(YamlMap entry, string? email, Id<Person>? id)
    {
        var (named, other) = (entry.Find("email"), entry.Find("id"));
        if (IsLeftOut(named) && IsLeftOut(other))
            check.Report(entry, entry.Line, entry.Column, "a person without e-mail address", "an e-mail address",
                "Add email: it finds the person's account, or makes one.");
        else if (email is not null && id is not null)
            check.Report(other!, "an e-mail address or an id, not both", "Remove the id.");

        var key = email is not null ? EmailAddress.KeyOf(email) : id?.ToString();
        if (key is not null && !lines.TryAdd(key, entry.Line))
            check.Report((email is not null ? named : other)!, "each person once",
                $"The person stands on line {lines[key]} already; put all roles there.");
    }

    static bool IsLeftOut(YamlNode? node) => node is null or YamlText { IsNothing: true };
}
