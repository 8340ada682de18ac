using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Tests;

/// <summary>
/// Rules as sentences: given what happened, someone asks something on a day, and it is recorded or refused.
/// </summary>
static class Spec
{
    public static Engagement After(IEnumerable<RecordedEvent> history, params RecordedEvent[] then) =>
        Engagement.Initial.Evolve(history).Evolve(then);

    public static Past Given(IEnumerable<RecordedEvent> history, params RecordedEvent[] then) =>
        new(After(history, then));

    public sealed record Past(Engagement Engagement)
    {
        /// <summary>At noon of the day in London.</summary>
        public Answer Asked(Id<Person> by, LocalDate on, EngagementCommand command, bool administrator = false) =>
            Asked(new(by, Noon(on), on, administrator), command);

        public Answer Asked(Asking asking, EngagementCommand command)
        {
            var decision = EngagementDecider.Decide(Engagement, asking, command);
            // Whoever verifies the record finds the right again by the fact alone.
            if (decision.Refusal is null && Engagement.IsOpen)
                Assert.All(decision.Events, happened => Assert.Equal(command.Right, RecordedRight.Of(happened)));
            return new(decision, Engagement);
        }
    }

    public sealed record Answer(Decision Decision, Engagement Before)
    {
        public Engagement Records(params RecordedEvent[] expected)
        {
            Assert.Null(Decision.Refusal);
            Assert.Equal(expected, Decision.Events);
            return Before.Evolve(Decision.Events);
        }

        public Engagement IsRecorded()
        {
            Assert.Null(Decision.Refusal);
            Assert.NotEmpty(Decision.Events);
            return Before.Evolve(Decision.Events);
        }

        public void ChangesNothing() => Records();

        public Refusal Refuses(string code)
        {
            Assert.Equal(code, Decision.Refusal?.Code ?? $"recorded {Decision.Events}");
            return Decision.Refusal!;
        }

        public void RefusesField(string code, string field) => Assert.Equal(field, Refuses(code).Field);
    }

    static Instant Noon(LocalDate on) =>
        on.At(new(12, 0)).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/London"]).ToInstant();
}
