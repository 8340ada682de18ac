using NodaTime;

namespace Tandem.Demo;

/// <summary>The clock of the desk at which the demo's history is made: it stands where the story has come
/// to.</summary>
sealed class StoryClock : IClock
{
    Instant now = Instant.MinValue;

    public Instant GetCurrentInstant() => now;

    /// <summary>Moves on; what happens at an earlier hour of the same day happens now.</summary>
    public void Reach(Instant instant) => now = Instant.Max(now, instant);
}
