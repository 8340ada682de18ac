using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Tandem.Domain.Communication;

namespace Tandem.Tests.Communication;

/// <summary>People who work nine to five in their cities, with the published holidays of their countries.</summary>
static class WorkingTime
{
    public static WorkingCalendar London { get; } = In("Europe/London", "GB-ENG");

    public static WorkingCalendar NewYork { get; } = In("America/New_York", "US");

    public static WorkingCalendar Kolkata { get; } = In("Asia/Kolkata", country: null);

    public static WorkingCalendar Warsaw { get; } = In("Europe/Warsaw", country: null);

    public static WorkingCalendar LosAngeles { get; } = In("America/Los_Angeles", country: null);

    public static WorkingCalendar In(string zone, string? country, int from = 9, int to = 17) => new(
        DateTimeZoneProviders.Tzdb[zone], new LocalTime(from, 0), new LocalTime(to, 0),
        country is null ? [] : Holidays(country));

    public static IEnumerable<LocalDate> Holidays(string country) =>
        Data("public-holidays.json").GetProperty("years").EnumerateObject()
            .SelectMany(year => year.Value.GetProperty(country).EnumerateArray())
            .Select(day => LocalDatePattern.Iso.Parse(day.GetProperty("date").GetString()!).Value);

    public static JsonElement Data(string file)
    {
        using var read = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data/working-time", file)));
        return read.RootElement.Clone();
    }
}
