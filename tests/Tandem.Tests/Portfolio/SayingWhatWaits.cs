using Tandem.Domain.Governance;
using Tandem.Portfolio.Pages;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Portfolio;

public class SayingWhatWaits
{
    [Theory]
    [InlineData(DutyKind.HandOver, 9, false)]
    [InlineData(DutyKind.HandOver, 10, false)]
    [InlineData(DutyKind.HandOver, 11, true)]
    [InlineData(DutyKind.Rework, 9, true)]
    [InlineData(DutyKind.Review, 9, true)]
    public void Work_in_time_keeps_nobody_waiting(DutyKind kind, int day, bool awaited) => Assert.Equal(awaited,
        WaitingDuty.IsAwaited(
            new(kind, Role.DeliveryManager, "delivery", "D-01", "", "Claim intake", April(1), Due: April(10), Gbp(80)),
            April(day)));
}
