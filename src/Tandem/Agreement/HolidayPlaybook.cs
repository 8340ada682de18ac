using Tandem.Domain.Agreement;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Library;
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

    public static PlaybookFormat<HolidayCalendars> Format { get; } = new("holidays", "Public holidays",
        "The days off that people may keep, by calendar.",
        [new("calendars", new Shape.ListOf(Calendar, CalendarsMax), "The calendars.")], Read)
    { IsChosen = false };

    static HolidayCalendars Read(YamlMap map, ShapeCheck check)
    {
        var calendars = map.List("calendars").Cast<YamlMap>().ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var repeated in calendars.Where(calendar => !seen.Add(calendar.Text("name"))))
            check.Report(repeated.Find("name")!, "a name of its own", "Join the two calendars, or rename one.");
        return new(calendars.Select(ReadCalendar).ToSequence());
    }

    static HolidayCalendar ReadCalendar(YamlMap calendar) => new(calendar.Text("name"),
        calendar.List("days").Cast<YamlMap>().Select(day => Singles.ReadDay(day.Text("day"))).Distinct().Order()
            .ToSequence());
}

/// <summary>The calendars of a playbook.</summary>
sealed record HolidayCalendars(Sequence<HolidayCalendar> All);
