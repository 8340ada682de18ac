using Tandem.Domain.Agreement;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Yaml;

namespace Tandem.Agreement;

/// <summary>Reads the public holidays that people may keep, <c>playbooks/holidays.yaml</c>.</summary>
static class HolidayPlaybook
{
    /// <summary>Calendars in one file.</summary>
    public const int CalendarsMax = 500;

    /// <summary>Days in one calendar.</summary>
    public const int DaysMax = 2_000;

    static readonly Shape.Single Title = Singles.Text(DescriptionLimits.TitleCharactersMax);

    static readonly Shape.Fields Day = new([
        new("day", Singles.Day, "The day off."), new("title", Title, "What it is called."),
    ]);

    static readonly Shape.Fields Calendar = new([
        new("name", Singles.Text(DescriptionLimits.KeyCharactersMax), "By which an engagement file names it."),
        new("title", Title, "What people call it."),
        new("days", new Shape.ListOf(Day, DaysMax), "The days off."),
    ]);

    static readonly Shape.Fields Playbook = PlaybookShape.Of(
        new Field("calendars", new Shape.ListOf(Calendar, CalendarsMax), "The calendars."));

    /// <summary>Reads a file that the product cannot do without.</summary>
    /// <exception cref="InvalidDataException">It cannot be used; the message names every fault with its
    /// place.</exception>
    public static Sequence<HolidayCalendar> Load(string path)
    {
        var (text, unreadable) = FileText.Decode(File.ReadAllBytes(path), path);
        if (text is null) throw new InvalidDataException(unreadable!.ToString());
        var (calendars, errors) = Read(text, path);
        return calendars ?? throw new InvalidDataException(string.Join('\n', errors));
    }

    /// <summary>The calendars of a text, or every reason why there are none.</summary>
    public static (Sequence<HolidayCalendar>? Calendars, Sequence<FileError> Errors) Read(string text, string file)
    {
        var (root, unreadable) = YamlTree.Read(text, file);
        if (root is null) return (null, [unreadable!]);
        var check = new ShapeCheck(file);
        check.Check(root, Playbook);
        if (check.Errors.Count > 0) return (null, check.Errors);

        var calendars = ((YamlMap)root).List("calendars").Cast<YamlMap>().ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var repeated in calendars.Where(calendar => !seen.Add(calendar.Text("name"))))
            check.Report(repeated.Find("name")!, "a name of its own", "Join the two calendars, or rename one.");
        return check.Errors.Count > 0 ? (null, check.Errors) : (calendars.Select(ReadCalendar).ToSequence(), []);
    }

    static HolidayCalendar ReadCalendar(YamlMap calendar) => new(calendar.Text("name"),
        calendar.List("days").Cast<YamlMap>().Select(day => Singles.ReadDay(day.Text("day"))).Distinct().Order()
            .ToSequence());
}
