using NodaTime;

namespace Tandem.Tests.Hosting.Access;

/// <summary>Lets another go first whenever it is asked for the time.</summary>
sealed class PoliteClock : IClock
{
    public Func<Task> First { get; set; } = () => Task.CompletedTask;

    public Instant GetCurrentInstant()
    {
        Task.Run(First).GetAwaiter().GetResult();
        return SystemClock.Instance.GetCurrentInstant();
    }
}
