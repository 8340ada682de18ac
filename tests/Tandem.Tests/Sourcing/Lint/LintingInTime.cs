using System.Diagnostics;
using System.Text;
using Tandem.Sourcing.Lint;

namespace Tandem.Tests.Sourcing.Lint;

/// <summary>The time grows with the size of a text and with nothing else, whatever the text is.</summary>
public sealed class LintingInTime
{
    const int Half = 2_000_000;
    const double GrowthMax = 2.3;
    const int Attempts = 6;

    [Theory]
    [InlineData("fixed price contract ")]
    [InlineData("the contractor shall develop and submit a quality assurance surveillance the ")]
    [InlineData("acceptance ")]
    [InlineData("1,000 20% $5 million 12 January 2026 not to exceed $7 per year ")]
    [InlineData("Monday 12 January 2026 ")]
    [InlineData("# Acceptance\n")]
    [InlineData("a b c d ")]
    [InlineData("aaaaaaaa")]
    [InlineData("tandem-lint: allow TB012 because it is so\n\n")]
    [InlineData("tandem-lint: allow TB012 because it is so\n")]
    [InlineData("<p>&amp;<!-- x --><b title='")]
    public void Twice_the_text_takes_no_more_than_twice_the_time(string piece)
    {
        var name = piece[0] == '<' ? "brief.html" : "brief.txt";
        var (one, two) = (Fill(piece, Half), Fill(piece, 2 * Half));
        Time(one, name);
        var best = double.MaxValue;
        // A busy machine only ever makes it slower: the best attempt is the truest.
        for (var attempt = 0; attempt < Attempts && best > GrowthMax; attempt++)
        {
            var (small, large) = (double.MaxValue, double.MaxValue);
            for (var round = 0; round < 3; round++)
                (small, large) = (Math.Min(small, Time(one, name)), Math.Min(large, Time(two, name)));
            best = Math.Min(best, large / small);
        }
        Assert.True(best <= GrowthMax, $"twice the text took {best:0.00} times as long");
    }

    // Behind the last allowance that is heeded the text goes on without a blank line.
    [Fact]
    public void Allowances_above_one_long_paragraph_cost_no_more_than_lines_do()
    {
        var lines = string.Concat(Enumerable.Repeat("tandem-lint: allow TB012 because it is so\n", 1_000));
        var (plain, allowed) = (Fill("The team meets weekly.\n", Half), Encoding.UTF8.GetBytes(lines));
        byte[] both = [.. allowed, .. plain];
        Time(both, "brief.txt");
        var best = double.MaxValue;
        for (var attempt = 0; attempt < Attempts && best > GrowthMax; attempt++)
            best = Math.Min(best, Time(both, "brief.txt") / Time(plain, "brief.txt"));
        Assert.True(best <= GrowthMax, $"a thousand allowances took {best:0.00} times as long as none");
    }

    static double Time(byte[] bytes, string name)
    {
        var clock = Stopwatch.StartNew();
        Assert.Null(LintedFile.Of(ShippedLint.Lint, bytes, name, null).Refused);
        return clock.Elapsed.TotalSeconds;
    }

    static byte[] Fill(string piece, int bytes)
    {
        var text = new StringBuilder();
        while (text.Length < bytes) text.Append(piece);
        return Encoding.UTF8.GetBytes(text.ToString(0, bytes));
    }
}
