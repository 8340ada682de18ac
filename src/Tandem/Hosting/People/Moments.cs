using NodaTime;

namespace Tandem.Hosting.People;

/// <summary>Instants as the directory's tables keep them: microseconds since 1970 in UTC.</summary>
static class Moments
{
    const long TicksPerMicrosecond = 10;

    public static long Microseconds(this Instant at) => at.ToUnixTimeTicks() / TicksPerMicrosecond;

    public static Instant Moment(this long microseconds) =>
        Instant.FromUnixTimeTicks(microseconds * TicksPerMicrosecond);
}
