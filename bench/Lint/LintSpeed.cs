using System.Diagnostics;
using System.Globalization;
using System.Text;
using Tandem.Sourcing.Lint;

namespace Tandem.Bench.Lint;

/// <summary>How many megabytes a second one core lints, bytes to findings, and how the time grows with the
/// size.</summary>
static class LintSpeed
{
    const int Bytes = 20_000_000;
    const int Rounds = 5;

    public static void Run(string folder)
    {
        var real = string.Concat(LabelledBrief.Read(folder).Select(brief =>
            Encoding.UTF8.GetString(brief.Bytes) + "\n\n"));
        Say($"{Bytes / 1_000_000} MB of each text, median of {Rounds}");
        Say($"MB per second of processor time, and time for twice the size");
        Measure("real documents, repeated", real);
        foreach (var (name, text) in Adversarial()) Measure(name, text);
    }

    /// <summary>Texts made to be slow to match.</summary>
    public static IEnumerable<(string Name, string Text)> Adversarial() =>
    [
        ("one wording for ever", "fixed price contract "),
        ("wordings that almost match", "the contractor shall develop and submit a quality assurance surveillance the "),
        ("one word for ever", "acceptance "),
        ("numbers for ever", "1,000 20% $5 million 12 January 2026 "),
        ("heads for ever", "# Acceptance\n"),
        ("lines without end", "a"),
        ("single letters", "a b c d "),
        ("allowances for ever", "tandem-lint: allow TB012 because it is so\n\n"),
        ("punctuation", ". , ; | \n"),
    ];

    static void Measure(string name, string text)
    {
        var (half, whole) = (Time(Fill(text, Bytes / 2)), Time(Fill(text, Bytes)));
        Say($"{name,-28} {Bytes / 1e6 / whole,8:0.0} MB/s   x{whole / half:0.00}");
    }

    public static byte[] Fill(string text, int bytes)
    {
        var one = Encoding.UTF8.GetBytes(text);
        var all = new byte[bytes];
        for (var at = 0; at < bytes; at += one.Length)
            one.AsSpan(0, Math.Min(one.Length, bytes - at)).CopyTo(all.AsSpan(at));
        // A character cut in two at the end would make the text Latin-1.
        for (var at = bytes - 1; at > bytes - 5 && all[at] >= 0x80; at--) all[at] = (byte)' ';
        return all;
    }

    static double Time(byte[] bytes)
    {
        List<double> times = [];
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            // The processor's time and not the clock's: other work on the machine is not ours.
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            _ = LintedFile.Of(ShippedLint.Lint, bytes, "brief.txt", null);
            times.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        }
        return times.Order().ElementAt(Rounds / 2);
    }

    static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
