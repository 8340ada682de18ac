using NodaTime;
using NodaTime.Text;

namespace Tandem.Agreement;

/// <summary>When a working day starts and ends, as files write it.</summary>
static class WorkingHours
{
    public const string Default = "09:00-17:00";

    static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Two times with a hyphen between, or null. Which of them is earlier is for the rules to
    /// judge.</summary>
    public static (LocalTime From, LocalTime To)? Read(string text) =>
        text.Split('-') is [var from, var to]
        && Minutes.Parse(from.Trim()).TryGetValue(default, out var start)
        && Minutes.Parse(to.Trim()).TryGetValue(default, out var end) ? (start, end) : null;

    public static string Write(LocalTime from, LocalTime to) => $"{Minutes.Format(from)}-{Minutes.Format(to)}";
}
