using Tandem.Ledger;

namespace Tandem.Tests.Ledger;

/// <summary>A checkpoint is kept with every 256 facts, and with every 1,024 once the log is long.</summary>
public class KeepingCheckpoints
{
    [Theory]
    [InlineData(0, 1, false)]
    [InlineData(254, 255, false)]
    [InlineData(255, 256, true)]
    [InlineData(256, 257, false)]
    [InlineData(250, 300, true)]
    [InlineData(65_535, 65_536, true)]
    [InlineData(65_791, 65_792, false)]
    [InlineData(66_559, 66_560, true)]
    [InlineData(66_000, 67_000, true)]
    public void One_is_due(long before, long after, bool due) => Assert.Equal(due, KeptCheckpoint.IsDue(before, after));

    [Fact]
    public void However_many_facts_a_commit_has_no_group_ends_without_one()
    {
        foreach (var step in new[] { 1, 3, 100, 255, 257, 1_000 })
        {
            var kept = 0L;
            for (var size = 0L; size < 80_000; size += step)
            {
                if (KeptCheckpoint.IsDue(size, size + step)) kept = size + step;
                Assert.True(size + step - kept < (size + step <= 65_536 ? 256 : 1_024) + step);
            }
        }
    }
}
