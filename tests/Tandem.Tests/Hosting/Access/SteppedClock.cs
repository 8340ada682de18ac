using NodaTime;

namespace Tandem.Tests.Hosting.Access;

/// <summary>A clock that stands still until it is told to go on.</summary>
sealed class SteppedClock : IClock
{
    Instant now = Instant.FromUtc(2026, 3, 2, 12, 0);

    public Instant GetCurrentInstant() => now;

    public void Pass(Duration time) => now += time;
}
