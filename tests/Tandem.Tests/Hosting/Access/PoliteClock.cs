using NodaTime;

namespace Tandem.Tests.Hosting.Access;

/// <summary>Lets another go first whenever it is asked for the time.</summary>
sealed class PoliteClock : IClock
{
    Func<Task> first = () => Task.CompletedTask;

    /// <summary>Lets another go first for as long as something takes.</summary>
    public async Task<HttpResponseMessage> Behind(Func<Task> another, Func<Task<HttpResponseMessage>> something)
    {
        first = another;
        try
        {
            return await something();
        }
        finally
        {
            first = () => Task.CompletedTask;
        }
    }

    public Instant GetCurrentInstant()
    {
        Task.Run(first).GetAwaiter().GetResult();
        return SystemClock.Instance.GetCurrentInstant();
    }
}
